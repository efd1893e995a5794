import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listEntries } from '../../../database/journal.store.ts';
import { openTestDatabase } from '../../../database/testing.ts';
import { addDays, type Day, day } from '../../../kernel/day.ts';
import { isProblem } from '../../../kernel/problem.ts';
import { approveWeeks } from './approve-many.ts';
import { boxName } from './box-name.ts';
import { approveWeek } from './judge-week.ts';
import type { WeekState } from './week-state.ts';
import { openWeeks, plainWeek, type Weeks, weekCapabilities } from './weeks.samples.ts';

let weeks: Weeks;
let database: Parameters<typeof approveWeeks>[0];
beforeAll(async () => {
  const test = await openTestDatabase({ capabilities: weekCapabilities });
  database = test.database;
  weeks = await openWeeks(test);
});
afterAll(() => weeks.close());

const chosen = (...boxes: readonly (readonly [person: string, monday: Day, version: number])[]) =>
  Object.fromEntries(boxes.map(([person, monday, version]) => [boxName(person, monday), String(version)]));
const put = (person: string, monday: Day, state: WeekState, version = 1) =>
  weeks.record('activity.week', [{ person, monday, state, version }]);

describe('approving several weeks', () => {
  it('is refused to whoever approves none, and where none is chosen', async () => {
    await expect(approveWeeks(database, weeks.agent('A1'), chosen(['A2', plainWeek, 1]))).rejects.toMatchObject({
      kind: 'refused',
    });
    await expect(approveWeeks(database, weeks.head, { autre: 'x' })).rejects.toMatchObject({ code: 'activity.none-chosen' });
    const many = Array.from({ length: 1001 }, (_, index) => ['A1', addDays(plainWeek, -7 * index), 1] as const);
    await expect(approveWeeks(database, weeks.head, chosen(...many))).rejects.toMatchObject({ code: 'activity.too-many-chosen' });
  });

  it('leaves those that may not be as they are, tells each, and approves the others with a fact each', async () => {
    const monday = day('2026-10-05');
    for (const [person, state, version] of [
      ['A1', 'finished', 3],
      ['A2', 'finished', 5],
      ['A3', 'finished', 2],
      ['A4', 'finished', 1],
    ] as const)
      await put(person, monday, state, version);
    await put('A1', day('2026-10-12'), 'returned', 4);
    const form = chosen(['A1', monday, 3], ['A2', monday, 4], ['A3', monday, 2], ['A4', monday, 1], ['A1', day('2026-10-12'), 4]);
    const { approved, refused } = await approveWeeks(database, weeks.head, { ...form, formulaire: 'approuver' });
    expect(approved).toBe(1);
    expect(refused).toEqual([
      { person: 'A2', monday, why: 'elle a changé depuis que cette page vous l’a montrée : ouvrez-la.' },
      { person: 'A3', monday, why: expect.stringContaining('votre propre semaine') },
      { person: 'A4', monday, why: expect.stringContaining('n’a le matricule « A4 »') },
      { person: 'A1', monday: day('2026-10-12'), why: expect.stringContaining('celle-ci est rendue') },
    ]);
    expect(await weeks.lastFact()).toMatchObject({ fact: 'activity.week-approved', subject: 'week/2026-10-05/A1' });
    expect((await weeks.week('A2', monday)).state).toBe('finished');
  });

  it('does what approving one by one does, whatever their states and the versions that were shown', async () => {
    const states = fc.constantFrom<WeekState>('open', 'finished', 'returned', 'approved');
    const one = fc.record({ state: states, person: fc.constantFrom('A1', 'A2', 'A3', 'A4'), isStale: fc.boolean() });
    let at = day('2010-01-04');
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 6 }), async (list) => {
        const lay = async () => {
          const laid = list.map((each, index) => ({ ...each, monday: addDays(at, 7 * index) }));
          at = addDays(at, 7 * list.length);
          for (const { person, monday, state } of laid) await put(person, monday, state, 2);
          return laid.map(({ person, monday, isStale }) => [person, monday, isStale ? 1 : 2] as const);
        };
        const [together, apart] = [await lay(), await lay()];
        const { approved, refused } = await approveWeeks(database, weeks.head, chosen(...together));
        const outcomes: boolean[] = [];
        for (const [matricule, lundi, version] of apart)
          outcomes.push(
            await weeks.send(approveWeek, { matricule, lundi, version: String(version) }, weeks.head).then(
              () => true,
              (thrown) => (isProblem(thrown) ? false : Promise.reject(thrown)),
            ),
          );
        expect([approved, refused.length]).toEqual([outcomes.filter(Boolean).length, outcomes.filter((done) => !done).length]);
        const statesOf = (some: typeof together) =>
          Promise.all(some.map(async ([person, monday]) => (await weeks.week(person, monday)).state));
        expect(await statesOf(together)).toEqual(await statesOf(apart));
        const facts = await weeks.read((tx) => listEntries(tx, { limit: 200 }));
        const ofThese = (some: typeof together) =>
          facts.filter(({ subject }) => some.some(([person, monday]) => subject === `week/${monday}/${person}`)).length;
        expect(ofThese(together)).toBe(ofThese(apart));
      }),
      { numRuns: 12 },
    );
  });
});
