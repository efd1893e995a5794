import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../database/testing.ts';
import { day } from '../../../kernel/day.ts';
import { readChoices } from './choices.ts';
import { listFavourites } from './favourite.store.ts';
import { turnFavourite } from './keep-favourite.ts';
import { saveWeek } from './save-week.ts';
import {
  holidayWeek,
  openWeeks,
  plainWeek,
  toldLines,
  type Weeks,
  weekCapabilities,
  weekTyped,
  workOf,
} from './weeks.samples.ts';
import { workKey } from './work.ts';

let weeks: Weeks;
beforeAll(async () => {
  weeks = await openWeeks(await openTestDatabase({ capabilities: weekCapabilities }));
});
afterAll(() => weeks.close());

const interne = workOf('interne');

describe('saving a week is refused', () => {
  it('to whoever has no week: another role, a member’s person, an account that is nobody’s', async () => {
    const form = weekTyped(plainWeek, 0, [[interne, '1']]);
    const { agent, refused } = weeks;
    expect(await refused(saveWeek, form, agent('A1', ['reader']))).toEqual({
      '': 'Seuls les agents de l’opérateur remplissent une semaine.',
    });
    const member = { ...agent('A1', ['agent']), member: 'arcueil' };
    expect((await refused(saveWeek, form, member))['']).toContain('Seuls les agents');
    expect((await refused(saveWeek, form, agent('A9')))['']).toContain('lié à aucune personne');
  });

  it('beside each cell: no part of a day, more than a day in a day, a holiday, a day away from the post', async () => {
    const { agent, refused } = weeks;
    expect(await refused(saveWeek, weekTyped(plainWeek, 0, [[interne, 'x', '2']]), agent('A1'))).toEqual({
      'j-0-0': expect.stringContaining('n’est pas une part de jour'),
      'j-0-1': expect.stringContaining('au plus un jour'),
    });
    const rows = weekTyped(plainWeek, 0, [
      [interne, '0,5'],
      [workOf('suivi'), '0,75'],
    ]);
    expect(await refused(saveWeek, rows, agent('A1'))).toEqual({
      'j-1-0': 'lundi 23 : 1,25\u00a0jour en tout, soit 0,25 de plus qu’un jour.',
    });
    expect(await refused(saveWeek, weekTyped(holidayWeek, 0, [[interne, '1', '', '0,5']]), agent('A1'))).toEqual({
      'j-0-2': expect.stringMatching(/^mercredi 11 est férié \(.*\)\s: rien ne s’y place\.$/),
    });
    expect(Object.keys(await refused(saveWeek, weekTyped(plainWeek, 0, [[interne, '1', '1', '1']]), agent('A5')))).toEqual([
      'j-0-0',
      'j-0-1',
    ]);
    const twice = weekTyped(plainWeek, 0, [
      [interne, '1'],
      [workOf('suivi'), '1'],
    ]);
    expect(await refused(saveWeek, twice, agent('A1'))).toEqual({
      'j-1-0': 'lundi 23 : 2\u00a0jours en tout, soit 1 de plus qu’un jour.',
    });
    expect((await weeks.week('A1', plainWeek)).lines).toEqual([]);
  });

  it('for a comment longer than its field, and for more rows than a week has', async () => {
    const { agent, refused } = weeks;
    const long = weekTyped(plainWeek, 0, [[workOf('interne', { comment: 'x'.repeat(301) }), '1']]);
    expect(await refused(saveWeek, long, agent('A1'))).toEqual({
      'activite-0': expect.stringContaining('300 caractères au plus'),
    });
    const many = Array.from({ length: 251 }, (_, row) => [workOf('interne', { comment: String(row) })] as const);
    expect((await refused(saveWeek, weekTyped(plainWeek, 0, many), agent('A1')))['']).toContain('250 lignes au plus');
  });

  it('for a kind, an application or a body that is not there on that day, or not at all', async () => {
    const { agent, refused, send } = weeks;
    await weeks.record('catalogue.application', [{ code: 'futur', name: 'Futur', from_day: '2026-12-01' }]);
    const closed = weekTyped(plainWeek, 0, [[workOf('interne', { application: 'vieux' }), '', '0,5', '0,5']]);
    expect(await refused(saveWeek, closed, agent('A1'))).toEqual({
      'j-0-2': 'mercredi 25 : le logiciel « Vieux guichet » est fini depuis le 25 novembre 2026.',
    });
    // Before its first day an application is set up.
    await send(saveWeek, weekTyped(day('2026-11-16'), 0, [[workOf('interne', { application: 'futur' }), '0,5']]), agent('A1'));
    // A kind ends with the one above it.
    expect(await refused(saveWeek, weekTyped(plainWeek, 0, [[workOf('suivi'), '1', '', '', '', '0,5']]), agent('A1'))).toEqual({
      'j-0-4': expect.stringContaining('« Suivi » est fini depuis le 27 novembre 2026'),
    });
    for (const [work, why] of [
      [workOf('rien'), 'Ce type d’activité n’existe pas'],
      [workOf('interne', { application: 'rien' }), 'Ce logiciel n’est pas'],
      [workOf('interne', { project: 'rien' }), 'Ce projet n’existe pas'],
      [workOf('interne', { domain: 'rien' }), 'Ce domaine n’existe pas'],
      [workOf('interne', { body: 'rien' }), 'Cet adhérent n’existe pas'],
    ] as const)
      expect(await refused(saveWeek, weekTyped(plainWeek, 0, [[work, '1']]), agent('A1'))).toEqual({
        'activite-0': expect.stringContaining(why),
      });
  });

  it('over what another tab saved, and nothing is overwritten', async () => {
    const { agent, send, refused } = weeks;
    const monday = day('2026-10-05');
    const saved = await send(saveWeek, weekTyped(monday, 0, [[interne, '1']]), agent('A1'));
    expect(saved).toBe(1);
    const other = weekTyped(monday, 0, [[workOf('interne', { comment: 'autre' }), '0,5']]);
    expect(await refused(saveWeek, other, agent('A1'))).toEqual({ version: expect.stringContaining('rien n’a été écrasé') });
    expect(toldLines(await weeks.week('A1', monday))).toEqual(['0 interne 100']);
  });
});

describe('a week that is saved', () => {
  it('says what was typed and is journaled; what it says already is not changed again', async () => {
    const { agent, send } = weeks;
    const monday = day('2026-10-12');
    const work = workOf('interne', { application: 'elise', domain: 'paie', body: 'gentilly', comment: 'mise à jour' });
    const form = weekTyped(monday, 0, [
      [work, '0,5', ',25'],
      [interne, '0.5', '', '', '', '', '0,5'],
    ]);
    expect(await send(saveWeek, form, agent('A1'))).toBe(1);
    const first = await weeks.week('A1', monday);
    expect(toldLines(first)).toEqual(['0 interne 50', '0 interne 50', '1 interne 25', '5 interne 50']);
    expect(await weeks.lastFact()).toMatchObject({
      fact: 'activity.week-saved',
      subject: 'week/2026-10-12/A1',
      before: { days: '0' },
      after: { days: '1,75', added: 4 },
    });
    expect(await send(saveWeek, { ...form, version: '1' }, agent('A1'))).toBe(1);
    await send(saveWeek, weekTyped(monday, 1, [[work, '0,75', ',25']]), agent('A1'));
    const second = await weeks.week('A1', monday);
    expect(toldLines(second)).toEqual(['0 interne 75', '1 interne 25']);
    expect([second.version, second.lines.map(({ id }) => id).every((id) => first.lines.some((line) => line.id === id))]).toEqual([
      2,
      true,
    ]);
  });

  it('adds up to what was typed, whatever was there; a form of an older version changes nothing', async () => {
    const { agent, send, refused } = weeks;
    const monday = day('2026-09-07');
    const quarters = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 5, maxLength: 5 });
    let version = 0;
    await fc.assert(
      fc.asyncProperty(quarters, quarters, async (some, others) => {
        const cells = (list: readonly number[]) => list.map((quarter) => String(quarter * 0.25));
        const rows = [
          [interne, ...cells(some)],
          [workOf('interne', { comment: 'b' }), ...cells(others)],
        ] as const;
        if (version > 0) {
          const before = toldLines(await weeks.week('A2', monday));
          await refused(saveWeek, weekTyped(monday, version - 1, rows), agent('A2'));
          expect(toldLines(await weeks.week('A2', monday))).toEqual(before);
        }
        version = await send(saveWeek, weekTyped(monday, version, rows), agent('A2'));
        const { lines } = await weeks.week('A2', monday);
        const sum = (place: number) =>
          lines.filter((line) => line.day === place).reduce((all, { hundredths }) => all + hundredths, 0);
        expect([0, 1, 2, 3, 4].map(sum)).toEqual(some.map((quarter, place) => 25 * (quarter + (others[place] ?? 0))));
      }),
      { numRuns: 15 },
    );
  });

  it('saved by two tabs at once is saved by one of them, and the other is told', async () => {
    const { agent, send } = weeks;
    const monday = day('2026-09-14');
    const both = await Promise.allSettled(
      ['0,5', '0,75'].map((typed) => send(saveWeek, weekTyped(monday, 0, [[interne, typed]]), agent('A1'))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refusal = both.find((one) => one.status === 'rejected');
    expect(refusal?.reason).toMatchObject({ code: 'activity.changed-meanwhile' });
    expect((await weeks.week('A1', monday)).lines.length).toBe(1);
  });
});

it('offers whom a week serves on some of its days, and names everybody that a line may bear', async () => {
  await weeks.record('directory.body', [
    { code: 'vient', name: 'Vient', status: 'member', category: 'town', from_day: '2026-11-25' },
    { code: 'parti', name: 'Parti', status: 'member', category: 'town', to_day: '2026-11-01' },
    { code: 'part', name: 'Part', status: 'member', category: 'town', to_day: '2026-11-25' },
  ]);
  const week = { from: plainWeek, to: day('2026-11-30') };
  const { choices, names } = await weeks.read((tx) => readChoices(tx, week, new Set()));
  expect(choices.bodies.map(({ value }) => value)).toEqual(
    ['arcueil', 'gentilly', 'part', 'vient'].map((code) => `adherent:${code}`),
  );
  expect(names.bodies['parti']).toBe('Parti');
});

it('offers an application that is set up before it is in service, and says so, but none that has ended', async () => {
  await weeks.record('catalogue.application', [
    { code: 'melodie', name: 'Mélodie', from_day: '2026-12-01' },
    { code: 'milieu', name: 'Milieu', from_day: '2026-11-25' },
    { code: 'sert', name: 'Sert', from_day: plainWeek },
    { code: 'fini', name: 'Fini', to_day: plainWeek },
  ]);
  const { choices } = await weeks.read((tx) => readChoices(tx, { from: plainWeek, to: day('2026-11-30') }, new Set()));
  expect(choices.abouts.find(({ label }) => label === 'Logiciels')?.choices.map(({ label }) => label)).toEqual([
    'Élise',
    // Of a test above.
    'Futur (en service le 1er décembre 2026)',
    'Mélodie (en service le 1er décembre 2026)',
    'Milieu (en service le 25 novembre 2026)',
    'Sert',
    'Vieux guichet',
  ]);
});

it('a favourite is kept, then no longer, and only of works that exist', async () => {
  const { agent, send, refused } = weeks;
  const work = workOf('interne', { application: 'elise', body: 'arcueil' });
  const form = { travail: workKey({ ...work, comment: 'note' }) };
  expect(await send(turnFavourite, form, agent('A1'))).toBe(true);
  expect(await weeks.read((tx) => listFavourites(tx, 'A1'))).toEqual([work]);
  expect(await send(turnFavourite, form, agent('A1'))).toBe(false);
  expect(await weeks.read((tx) => listFavourites(tx, 'A1'))).toEqual([]);
  expect((await refused(turnFavourite, { travail: workKey(workOf('rien')) }, agent('A1')))['']).toContain('type d’activité');
  expect((await refused(turnFavourite, { travail: '{}' }, agent('A1')))['']).toContain('ne se lit pas');
});
