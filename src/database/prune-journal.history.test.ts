import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Day } from '../kernel/day.ts';
import { literal } from './engine.ts';
import { age, tamper } from './journal.samples.ts';
import { pruneJournal } from './prune-journal.ts';
import { append, dayOf, keep, numbers } from './retention.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from './testing.ts';
import { verifyJournal } from './verify-journal.ts';

let test: TestDatabase;
let today: Day;
let journals = 0;
beforeAll(async () => {
  test = await openTestDatabase();
  today = await dayOf(test.database);
});
afterAll(() => test.close());

type Someone = ReturnType<typeof testActor>;

const newOperator = (): Someone => {
  journals += 1;
  return testActor(`histoire-${journals}`);
};

describe('any history of a journal', () => {
  type Step = { readonly kind: 'append' | 'age' | 'prune'; readonly much: number };
  const step = fc.record({
    kind: fc.constantFrom('append' as const, 'age' as const, 'prune' as const),
    much: fc.integer({ min: 1, max: 4 }),
  });

  /** Lives through the steps, with what must be there by a model of its own: number → age in days. */
  async function live(actor: Someone, steps: readonly Step[]): Promise<ReadonlyMap<number, number>> {
    let model = new Map<number, number>();
    let next = 1;
    const write = (count: number) => {
      for (let n = 0; n < count; n += 1) model.set(next + n, 0);
      next += count;
    };
    for (const { kind, much } of steps) {
      if (kind === 'append') {
        await append(test.database, actor, much);
        write(much);
      } else if (kind === 'age') {
        await age(test.database, actor.operator, much * 200);
        model = new Map([...model].map(([id, days]) => [id, days + much * 200]));
      } else {
        await keep(test.database, actor, much);
        const kept = new Map([...model].filter(([, days]) => days <= much * 365.25 + 1));
        const done = await pruneJournal(test.database, actor, today);
        expect(done?.count ?? 0).toBe(model.size - kept.size);
        if (kept.size < model.size) {
          model = kept;
          write(1);
        }
      }
    }
    return model;
  }

  it('verifies, keeps all that is not too old, and tells any tampering', { timeout: 240_000 }, async () => {
    const ways = ['remove', 'change', 'move'] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 2, maxLength: 9 }),
        fc.constantFrom(...ways),
        fc.nat(),
        async (steps, way, at) => {
          const actor = newOperator();
          const begun: Step[] = [
            { kind: 'append', much: 2 },
            { kind: 'age', much: 3 },
            { kind: 'prune', much: 1 },
            { kind: 'append', much: 2 },
          ];
          const model = await live(actor, [...begun, ...steps]);
          const there = await numbers(test.database, actor);
          expect(there).toEqual([...model.keys()]);
          expect(await verifyJournal(test.database, actor)).toMatchObject({ intact: there.length, broken: null });
          // The latest removed leave a chain that holds, as every chain: the noted hash tells.
          if (there.length < 2) return;
          const id = there[at % (there.length - 1)];
          const whose = `where operator = ${literal(actor.operator)} and id = ${id}`;
          const done = {
            remove: `delete from journal.entry ${whose}`,
            change: `update journal.entry set actor_name = actor_name || ' ' ${whose}`,
            move: `update journal.entry set id = 100000 ${whose}`,
          };
          await tamper(test.database, done[way]);
          expect((await verifyJournal(test.database, actor)).broken).not.toBeNull();
        },
      ),
      { numRuns: 25 },
    );
  });
});
