import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../database/testing.ts';
import { day } from '../../../kernel/day.ts';
import { addLockedLine } from './add-locked-line.ts';
import { correctLine } from './correct-line.ts';
import { returnWeek } from './judge-week.ts';
import { lockMonth, unlockMonth } from './lock-month.ts';
import { finishWeek, reopenWeek } from './own-week.ts';
import { saveWeek } from './save-week.ts';
import { openWeeks, toldLines, type Weeks, weekCapabilities, weekTyped, workOf } from './weeks.samples.ts';

let weeks: Weeks;
beforeAll(async () => {
  weeks = await openWeeks(await openTestDatabase({ capabilities: weekCapabilities }));
});
afterAll(() => weeks.close());

const interne = workOf('interne');
const _full = ['1', '1', '1', '1', '1'];
const _fullButAway = ['1', '1', '1', '1', '0,5'];
const decided = (person: string, monday: string, version: number, more = {}) => ({
  matricule: person,
  lundi: monday,
  version: String(version),
  ...more,
});

describe('a month that is locked', () => {
  const today = day('2026-09-01');
  /** Monday 31 August and the four days of September after it. */
  const astride = day('2026-08-31');

  it('is locked once it has passed, by those who may, once; and unlocked with a reason', async () => {
    const { hr, head, send, refused } = weeks;
    expect((await refused(lockMonth(today), { mois: '2026-08' }, head))['']).toContain(
      'Seules la direction et les ressources humaines',
    );
    expect((await refused(lockMonth(today), { mois: '2026-09' }, hr))['']).toBe(
      'Septembre 2026 n’est pas fini : un mois se verrouille une fois passé.',
    );
    expect((await refused(unlockMonth, { mois: '2026-08', raison: 'x' }, hr))['']).toContain('n’est pas verrouillé');
    // Six weeks have a day of August, and four persons are at work in them.
    expect(await refused(lockMonth(today), { mois: '2026-08' }, hr)).toEqual({
      malgre: expect.stringMatching(/^Août 2026 : 24 semaines ne sont pas terminées \(A1, A2, A3, A4\)\. Une fois/),
    });
    await send(lockMonth(today), { mois: '2026-08', malgre: 'oui' }, hr);
    expect(await weeks.lastFact()).toMatchObject({ fact: 'activity.month-locked', subject: 'time-month/2026-08' });
    expect((await refused(lockMonth(today), { mois: '2026-08' }, hr))['']).toContain('déjà verrouillé');
    expect(await refused(unlockMonth, { mois: '2026-08' }, hr)).toEqual({ raison: expect.stringContaining('pourquoi') });
    await send(unlockMonth, { mois: '2026-08', raison: 'oubli' }, hr);
    expect(await weeks.lastFact()).toMatchObject({ fact: 'activity.month-unlocked', after: { reason: 'oubli' } });
  });

  it('leaves the days of the next month of a week open, and its own as they are', async () => {
    const { hr, agent, send } = weeks;
    await send(saveWeek, weekTyped(astride, 0, [[interne, '1']]), agent('A2'));
    await send(lockMonth(today), { mois: '2026-08', malgre: 'oui' }, hr);
    await send(saveWeek, weekTyped(astride, 1, [[workOf('interne', { comment: 'x' }), '0,5', '0,5']]), agent('A2'));
    expect(toldLines(await weeks.week('A2', astride))).toEqual(['0 interne 100', '1 interne 50']);
  });

  it('is corrected by a counter-entry and another line, once, with a reason', async () => {
    const { agent, head, otherHead, send, refused } = weeks;
    const [line] = (await weeks.week('A2', astride)).lines.filter(({ day: place }) => place === 0);
    const [open] = (await weeks.week('A2', astride)).lines.filter(({ day: place }) => place === 1);
    const correction = (more: Readonly<Record<string, string>> = {}) => ({
      ...{ id: line?.id ?? '', jours: '0,5', raison: 'c’était une demi-journée' },
      ...{ 'nouvelle-activite': 'interne', 'nouveau-pour': 'INTERNE' },
      ...more,
    });
    expect((await refused(correctLine, correction(), agent('A2')))['']).toContain('Seuls les responsables');
    expect((await refused(correctLine, correction(), otherHead))['']).toContain('« A2 »');
    for (const id of ['pas un numéro', '00000000-0000-4000-8000-000000000000'])
      expect((await refused(correctLine, correction({ id }), head))['']).toContain('n’existe pas');
    expect(await refused(correctLine, correction({ raison: '' }), head)).toEqual({ raison: expect.stringContaining('pourquoi') });
    expect((await refused(correctLine, correction({ id: open?.id ?? '' }), head))['']).toContain('n’est pas verrouillé');
    expect((await refused(correctLine, correction({ jours: '1' }), head))['']).toContain('Rien n’a été changé');
    expect((await refused(correctLine, correction({ 'nouvelle-activite': 'rien' }), head))['jours']).toContain(
      'Ce type d’activité',
    );
    await send(correctLine, correction(), head);
    expect(toldLines(await weeks.week('A2', astride))).toEqual([
      '0 interne -100',
      '0 interne 100',
      '0 interne 50',
      '1 interne 50',
    ]);
    expect(await weeks.lastFact()).toMatchObject({
      fact: 'activity.line-corrected',
      before: { days: '1', day: '2026-08-31' },
      after: { days: '0,5', reason: 'c’était une demi-journée' },
    });
    expect((await refused(correctLine, correction(), head))['']).toContain('déjà été reprise');
    const standing = (await weeks.week('A2', astride)).lines.find(
      ({ corrects, hundredths }) => corrects !== null && hundredths > 0,
    );
    await send(correctLine, correction({ id: standing?.id ?? '', jours: '0' }), head);
    const after = await weeks.week('A2', astride);
    expect(after.lines.filter(({ day: place }) => place === 0).reduce((sum, { hundredths }) => sum + hundredths, 0)).toBe(0);
  });

  it('takes from the head what a day still lacks, with a reason, so that the week can be finished', async () => {
    const { hr, agent, head, otherHead, send, refused } = weeks;
    const [july, a3] = [day('2026-07-27'), agent('A2')];
    await send(saveWeek, weekTyped(july, 0, [[interne, '1', '1', '', '0,75', '1']]), a3);
    await send(lockMonth(today), { mois: '2026-07', malgre: 'oui' }, hr);
    expect((await refused(finishWeek, { lundi: july }, a3))['']).toContain(
      'Mercredi 29 : il manque 1 ; jeudi 30 : il manque 0,25.',
    );
    const missing = (more: Readonly<Record<string, string>> = {}) => ({
      ...{ matricule: 'A2', jour: '2026-07-29', jours: '1', raison: 'jour oublié' },
      ...{ 'nouvelle-activite': 'interne', 'nouveau-pour': 'INTERNE' },
      ...more,
    });
    expect((await refused(addLockedLine, missing(), a3))['']).toContain('Seuls les responsables');
    expect((await refused(addLockedLine, missing(), otherHead))['']).toContain('« A2 »');
    expect(await refused(addLockedLine, missing({ matricule: 'A5' }), weeks.director)).toEqual({
      jours:
        'mercredi 29 : le registre du personnel ne donne à A5 ce jour-là aucune occupation dont le temps se compte ; celui d’un apprenti ne se compte pas.',
    });
    expect(await refused(addLockedLine, missing({ jours: '0' }), head)).toEqual({ jours: 'Dites combien : plus de 0.' });
    expect(await refused(addLockedLine, missing({ raison: '' }), head)).toEqual({ raison: expect.stringContaining('pourquoi') });
    expect((await refused(addLockedLine, missing({ jour: '2026-09-02' }), head))['']).toContain('n’est pas verrouillé');
    expect(await refused(addLockedLine, missing({ jour: '2026-07-30' }), head)).toEqual({
      jours: 'Ce jour ferait 1,75\u00a0jour en tout : c’est plus d’un.',
    });
    expect(await refused(addLockedLine, missing({ jour: '2026-07-28' }), head)).toEqual({
      jours: 'Ce jour ferait 2\u00a0jours en tout : c’est plus d’un.',
    });
    await send(addLockedLine, missing(), head);
    expect(await weeks.lastFact()).toMatchObject({
      ...{ fact: 'activity.line-added', subject: `week/${july}/A2` },
      after: { day: '2026-07-29', days: '1', kind: 'interne', scope: 'internal', reason: 'jour oublié' },
    });
    await send(addLockedLine, missing({ jour: '2026-07-30', jours: '0,25' }), head);
    const added = (await weeks.week('A2', july)).lines.filter(({ corrects }) => corrects !== null);
    expect(added.map(({ id, corrects, day: place }) => [place, id === corrects])).toEqual([
      [2, true],
      [3, true],
    ]);
    await send(finishWeek, { lundi: july }, a3);
    expect((await refused(reopenWeek, { lundi: july }, a3))['']).toContain('ne se reprend plus');
    expect((await refused(returnWeek, decided('A2', july, 4, { mot: 'x' }), head))['']).toContain('ne s’y rend plus');
    const corrected = {
      id: added[0]?.id ?? '',
      jours: '0',
      raison: 'essai',
      'nouvelle-activite': 'interne',
      'nouveau-pour': 'INTERNE',
    };
    await send(correctLine, corrected, head);
    expect((await weeks.week('A2', july)).lines.filter(({ day: place }) => place === 2).map((one) => one.hundredths)).toEqual([
      100, -100,
    ]);
  });

  it('is corrected by the direction where it is the head’s own', async () => {
    const { agent, head, director, send, refused, hr } = weeks;
    await send(unlockMonth, { mois: '2026-07', raison: 'essai' }, hr);
    const own = day('2026-07-20');
    await send(saveWeek, weekTyped(own, 0, [[interne, '1']]), agent('A3'));
    await send(lockMonth(today), { mois: '2026-07', malgre: 'oui' }, hr);
    const id = (await weeks.week('A3', own)).lines[0]?.id ?? '';
    const work = { 'nouvelle-activite': 'interne', 'nouveau-pour': 'INTERNE' };
    const form = { ...work, id, jours: '0,5', raison: 'essai' };
    const added = { ...work, matricule: 'A3', jour: '2026-07-21', jours: '1', raison: 'essai' };
    expect((await refused(correctLine, form, head))['']).toContain('votre propre semaine');
    expect((await refused(addLockedLine, added, head))['']).toContain('votre propre semaine');
    await send(correctLine, form, director);
    await send(addLockedLine, added, director);
    expect(toldLines(await weeks.week('A3', own))).toEqual(['0 interne -100', '0 interne 100', '0 interne 50', '1 interne 100']);
  });

  it('keeps its corrected days from the grid once it is unlocked', async () => {
    const { hr, agent, send } = weeks;
    await send(unlockMonth, { mois: '2026-08', raison: 'essai' }, hr);
    const before = await weeks.week('A2', astride);
    await send(saveWeek, weekTyped(astride, before.version, [[interne, '1', '1']]), agent('A2'));
    const told = toldLines(await weeks.week('A2', astride)).filter((one) => one.startsWith('0'));
    expect(told).toEqual(toldLines(before).filter((one) => one.startsWith('0')));
  });
});
