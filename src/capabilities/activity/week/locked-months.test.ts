import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../database/testing.ts';
import { type Day, day } from '../../../kernel/day.ts';
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
const decided = (person: string, monday: string, version: number, more = {}) => ({
  matricule: person,
  lundi: monday,
  version: String(version),
  ...more,
});

const today = day('2026-09-01');
/** Work for the operator itself, as the forms of corrections send it. */
const work = { 'nouvelle-activite': 'interne', 'nouveau-pour': 'INTERNE' };

const lock = (month: string) => weeks.send(lockMonth(today), { mois: month, malgre: 'oui' }, weeks.hr);
const unlock = (month: string) => weeks.send(unlockMonth, { mois: month, raison: 'essai' }, weeks.hr);

/** A week that somebody fills before its month is locked. */
async function lockedWeek(person: string, monday: Day, ...cells: string[]) {
  await weeks.send(saveWeek, weekTyped(monday, 0, [[interne, ...cells]]), weeks.agent(person));
  await lock(monday.slice(0, 7));
}

const linesOn = async (person: string, monday: Day, place: number) =>
  (await weeks.week(person, monday)).lines.filter((line) => line.day === place);

describe('a month that is locked', () => {
  it('is locked once it has passed, by those who may, once; and unlocked with a reason', async () => {
    const { hr, head, send, refused } = weeks;
    expect((await refused(lockMonth(today), { mois: '2026-08' }, head))['']).toContain(
      'Seules la direction et les ressources humaines',
    );
    expect((await refused(lockMonth(today), { mois: '2026-09' }, hr))['']).toBe(
      'Septembre 2026 n’est pas fini : un mois se verrouille une fois passé.',
    );
    expect((await refused(unlockMonth, { mois: '2026-08', raison: 'x' }, hr))['']).toContain('n’est pas verrouillé');
    // Five weeks have a day of work in August, whose first is a Saturday, and four persons are at work in them.
    expect(await refused(lockMonth(today), { mois: '2026-08' }, hr)).toEqual({
      malgre: expect.stringMatching(/^Août 2026\s: 20 semaines ne sont pas terminées \(A1, A2, A3, A4\)\. Une fois/),
    });
    // The week of 27 July is of August where that Saturday was worked: once July is locked, nobody waits for it.
    const saturday = { person: 'A1', day: '2026-08-01', kind: 'interne', scope: 'internal', days_hundredths: 50 };
    await weeks.record('activity.time_line', [saturday]);
    expect((await refused(lockMonth(today), { mois: '2026-08' }, hr)).malgre).toMatch(/^Août 2026\s: 21 semaines/);
    await lock('2026-07');
    expect((await refused(lockMonth(today), { mois: '2026-08' }, hr)).malgre).toMatch(/^Août 2026\s: 20 semaines/);
    await unlock('2026-07');
    await lock('2026-08');
    expect(await weeks.lastFact()).toMatchObject({ fact: 'activity.month-locked', subject: 'time-month/2026-08' });
    expect((await refused(lockMonth(today), { mois: '2026-08' }, hr))['']).toContain('déjà verrouillé');
    expect(await refused(unlockMonth, { mois: '2026-08' }, hr)).toEqual({ raison: expect.stringContaining('pourquoi') });
    await send(unlockMonth, { mois: '2026-08', raison: 'oubli' }, hr);
    expect(await weeks.lastFact()).toMatchObject({ fact: 'activity.month-unlocked', after: { reason: 'oubli' } });
  });

  it('keeps out what a page that was opened before says of its days, and tells so; the other days of the week go on', async () => {
    const monday = day('2026-03-30');
    const agent = weeks.agent('A1');
    const version = await weeks.send(saveWeek, weekTyped(monday, 0, [[interne, '1', '0,5']]), agent);
    await lock('2026-03');
    const over = (tuesday: string) => weekTyped(monday, version, [[interne, '1', tuesday, '1']]);
    expect(await weeks.refused(saveWeek, over('1'), agent)).toEqual({
      version: expect.stringMatching(/^Un mois de la semaine .* vient d’être verrouillé\s: rien n’a été enregistré/),
    });
    const added = weekTyped(monday, version, [
      [interne, '1', '0,5'],
      [workOf('interne', { comment: 'oubli' }), '', '0,5'],
    ]);
    expect(await weeks.refused(saveWeek, added, agent)).toHaveProperty('version');
    await weeks.send(saveWeek, over('0,5'), agent);
    expect(toldLines(await weeks.week('A1', monday))).toEqual(['0 interne 100', '1 interne 50', '2 interne 100']);
    await unlock('2026-03');
  });

  it('leaves the days of the next month of a week open, and its own as they are where the page says nothing of them', async () => {
    // Monday 30 and Tuesday 31 March, then April.
    const astride = day('2026-03-30');
    await lockedWeek('A2', astride, '1');
    const typed = weekTyped(astride, 1, [[workOf('interne', { comment: 'x' }), '', '', '0,5']]);
    await weeks.send(saveWeek, typed, weeks.agent('A2'));
    expect(toldLines(await weeks.week('A2', astride))).toEqual(['0 interne 100', '2 interne 50']);
  });

  it('is corrected by a counter-entry and another line, once, with a reason', async () => {
    const { agent, head, otherHead, send, refused } = weeks;
    const monday = day('2026-02-09');
    await send(saveWeek, weekTyped(day('2026-05-11'), 0, [[interne, '1']]), agent('A2'));
    const [open] = await linesOn('A2', day('2026-05-11'), 0);
    await lockedWeek('A2', monday, '1', '0,5');
    const [line] = await linesOn('A2', monday, 0);
    const correction = (more: Readonly<Record<string, string>> = {}) => ({
      ...{ ...work, id: line?.id ?? '', jours: '0,5', raison: 'c’était une demi-journée' },
      ...more,
    });
    expect((await refused(correctLine, correction(), agent('A2')))['']).toContain('Seuls les responsables');
    // Whose line it is, is not told to whoever does not follow them.
    expect((await refused(correctLine, correction(), otherHead))['']).toBe('Cette ligne n’existe pas, ou n’existe plus.');
    for (const id of ['pas un numéro', '00000000-0000-4000-8000-000000000000'])
      expect((await refused(correctLine, correction({ id }), head))['']).toContain('n’existe pas');
    expect(await refused(correctLine, correction({ raison: '' }), head)).toEqual({ raison: expect.stringContaining('pourquoi') });
    expect(await refused(correctLine, correction({ 'nouvelle-note': 'x'.repeat(301) }), head)).toEqual({
      'nouvelle-note': expect.stringContaining('300 caractères au plus'),
    });
    expect((await refused(correctLine, correction({ id: open?.id ?? '' }), head))['']).toContain('n’est pas verrouillé');
    expect((await refused(correctLine, correction({ jours: '1' }), head))['']).toContain('Rien n’a été changé');
    expect(await refused(correctLine, correction({ 'nouvelle-activite': 'rien' }), head)).toEqual({
      'nouvelle-activite': expect.stringContaining('Ce type d’activité'),
    });
    await send(correctLine, correction(), head);
    const corrected = ['0 interne -100', '0 interne 100', '0 interne 50', '1 interne 50'];
    expect(toldLines(await weeks.week('A2', monday))).toEqual(corrected);
    expect(await weeks.lastFact()).toMatchObject({
      fact: 'activity.line-corrected',
      before: { days: '1' },
      after: { day: monday, days: '0,5', reason: 'c’était une demi-journée' },
    });
    expect((await refused(correctLine, correction(), head))['']).toContain('déjà été reprise');
    const standing = (await linesOn('A2', monday, 0)).find(({ corrects, hundredths }) => corrects !== null && hundredths > 0);
    await send(correctLine, correction({ id: standing?.id ?? '', jours: '0' }), head);
    expect((await linesOn('A2', monday, 0)).reduce((sum, { hundredths }) => sum + hundredths, 0)).toBe(0);
    expect((await weeks.week('A2', monday)).version).toBe(3);
  });

  it('takes from the head what a day still lacks, with a reason, so that the week can be finished', async () => {
    const { agent, head, otherHead, send, refused } = weeks;
    const [july, a2] = [day('2026-07-27'), agent('A2')];
    await lockedWeek('A2', july, '1', '1', '', '0,75', '1');
    expect((await refused(finishWeek, { lundi: july }, a2))['']).toContain(
      'Mercredi 29 : il manque 1 ; jeudi 30 : il manque 0,25.',
    );
    const missing = (more: Readonly<Record<string, string>> = {}) => ({
      ...{ ...work, matricule: 'A2', jour: '2026-07-29', jours: '1', raison: 'jour oublié' },
      ...more,
    });
    expect((await refused(addLockedLine, missing(), a2))['']).toContain('Seuls les responsables');
    expect((await refused(addLockedLine, missing(), otherHead))['']).toContain('« A2 »');
    expect(await refused(addLockedLine, missing({ matricule: 'A5' }), weeks.director)).toEqual({
      jours:
        'mercredi 29 : le registre du personnel ne donne à A5 ce jour-là aucune occupation dont le temps se compte ; celui d’un apprenti ne se compte pas.',
    });
    expect(await refused(addLockedLine, missing({ jours: '0' }), head)).toEqual({ jours: 'Dites combien : plus de 0.' });
    expect(await refused(addLockedLine, missing({ jours: 'x' }), head)).toEqual({
      jours: expect.stringContaining('n’est pas une part de jour'),
    });
    expect(await refused(addLockedLine, missing({ 'nouveau-pour': '' }), head)).toEqual({
      'nouvelle-activite': 'Choisissez le type d’activité et pour qui.',
    });
    expect(await refused(addLockedLine, missing({ raison: '' }), head)).toEqual({ raison: expect.stringContaining('pourquoi') });
    expect((await refused(addLockedLine, missing({ jour: '2026-09-02' }), head))['']).toContain('n’est pas verrouillé');
    expect(await refused(addLockedLine, missing({ jour: '2026-07-30' }), head)).toEqual({
      jours: 'Ce jour ferait 1,75\u00a0jour en tout : c’est plus d’un.',
    });
    expect(await refused(addLockedLine, missing({ jour: '2026-07-28' }), head)).toEqual({
      jours: 'Ce jour ferait 2\u00a0jours en tout : c’est plus d’un.',
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
    await send(finishWeek, { lundi: july }, a2);
    expect((await refused(reopenWeek, { lundi: july }, a2))['']).toContain('ne se reprend plus');
    expect((await refused(returnWeek, decided('A2', july, 4, { mot: 'x' }), head))['']).toContain('ne s’y rend plus');
    await send(correctLine, { ...work, id: added[0]?.id ?? '', jours: '0', raison: 'essai' }, head);
    expect((await linesOn('A2', july, 2)).map((one) => one.hundredths)).toEqual([100, -100]);
  });

  it('is corrected by the direction where it is the head’s own', async () => {
    const { head, director, send, refused } = weeks;
    const own = day('2026-06-15');
    await lockedWeek('A3', own, '1');
    const id = (await linesOn('A3', own, 0))[0]?.id ?? '';
    const form = { ...work, id, jours: '0,5', raison: 'essai' };
    const added = { ...work, matricule: 'A3', jour: '2026-06-16', jours: '1', raison: 'essai' };
    expect((await refused(correctLine, form, head))['']).toContain('votre propre semaine');
    expect((await refused(addLockedLine, added, head))['']).toContain('votre propre semaine');
    await send(correctLine, form, director);
    await send(addLockedLine, added, director);
    expect(toldLines(await weeks.week('A3', own))).toEqual(['0 interne -100', '0 interne 100', '0 interne 50', '1 interne 100']);
  });

  it('keeps its corrected days from the grid once it is unlocked, and leaves them to corrections', async () => {
    const { agent, head, send } = weeks;
    const monday = day('2026-01-12');
    await lockedWeek('A2', monday, '1', '1');
    const [line, other] = (await weeks.week('A2', monday)).lines;
    await send(correctLine, { ...work, id: line?.id ?? '', jours: '0,5', raison: 'essai' }, head);
    await unlock('2026-01');
    expect(await weeks.refused(saveWeek, weekTyped(monday, 2, [[interne, '1', '0,25']]), agent('A2'))).toHaveProperty('version');
    await send(saveWeek, weekTyped(monday, 2, [[interne, '', '0,25']]), agent('A2'));
    expect(toldLines(await weeks.week('A2', monday))).toEqual([
      ...['0 interne -100', '0 interne 100', '0 interne 50'],
      '1 interne 25',
    ]);
    const more = { ...work, matricule: 'A2', jour: monday, jours: '0,25', raison: 'essai' };
    await send(addLockedLine, more, head);
    expect((await weeks.refused(addLockedLine, { ...more, jour: '2026-01-13' }, head))['']).toContain('n’est pas verrouillé');
    const corrected = { ...work, id: other?.id ?? '', jours: '0,5', raison: 'essai' };
    expect((await weeks.refused(correctLine, corrected, head))['']).toContain('n’est pas verrouillé');
  });
});
