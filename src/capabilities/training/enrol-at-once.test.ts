import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform } from '../../database/perform.ts';
import { openTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { day } from '../../kernel/day.ts';
import { registration as catalogue } from '../catalogue/index.ts';
import { registration as directory } from '../directory/index.ts';
import { registration as staff } from '../staff/index.ts';
import { enrol } from './enrol.ts';
import { cancelOwnEnrolment } from './enrol-own-agents.ts';
import { listEnrolments } from './enrolment.store.ts';
import { letWaitingInAfter } from './fill-seats.ts';
import { registration } from './index.ts';
import { before, openOperatorWithMembers, towns } from './members.samples.ts';

let test: TestDatabase;
let operators = 0;
beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, staff, registration] });
});
afterAll(() => test.close());

function open(capacity: number) {
  operators += 1;
  return openOperatorWithMembers(test.database, `a-la-fois-${operators}`, { capacite: String(capacity) });
}

/** A refusal that the rule asks for; anything else is a fault. */
const expected =
  (...codes: readonly string[]) =>
  (thrown: unknown): null => {
    if (thrown instanceof Error && 'code' in thrown && codes.includes(String(thrown.code))) return null;
    throw thrown;
  };

const now = () => new Date('2026-11-20T10:00:00Z');

// Embedded, transactions run one after the other; on PostgreSQL these stand side by side and wait for the session’s row.
describe('members who ask at once', () => {
  it('share the last seat out: one has it, the others wait, each at a rank of their own', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { actor, session, of, enrol: ask } = await open(1);
      const answers = await Promise.all([
        ...towns.map((town) => ask(of(town), '8007')),
        perform(test.database, actor, enrol, { session, participant: '9909', adherent: 'arcueil' }).then((one) => [one]),
      ]);
      const all = await test.database.read(actor, (tx) => listEnrolments(tx, session));
      expect(all.map(({ state }) => state)).toEqual(['enrolled', 'waiting', 'waiting', 'waiting']);
      const ranks = answers.flat().map(({ rank }) => rank ?? 0);
      expect(ranks.sort()).toEqual([0, 1, 2, 3]);
    }
  });

  it('never have more seats than there are, in the order of their asking, whatever else is cancelled meanwhile', async () => {
    const act = fc.record({
      town: fc.constantFrom(...towns),
      what: fc.constantFrom('ask', 'ask', 'cancel'),
      number: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.array(act, { minLength: 1, maxLength: 5 }), { maxLength: 5 }),
        async (capacity, rounds) => {
          const { actor, session, of, enrol: ask } = await open(capacity);
          for (const round of rounds) {
            await Promise.all(
              round.map(async ({ town, what, number }) => {
                const who = of(town);
                if (what === 'ask') return ask(who, `Agent ${number}`).catch(expected('training.bad-enrolment')); // enrolled already
                const own = await test.database.read(who, (tx) => listEnrolments(tx, session));
                const inscription = own.find(({ participant }) => participant === `Agent ${number}`)?.id ?? 'personne';
                const cancelled = { session, inscription, today: before };
                const done = await perform(test.database, who, cancelOwnEnrolment, cancelled).catch(
                  expected('training.unknown-enrolment', 'training.already-cancelled'),
                );
                return (
                  done && letWaitingInAfter({ database: test.database, mail: null, now, today: () => day(before) }, who, session)
                );
              }),
            );
            const all = (await test.database.read(actor, (tx) => listEnrolments(tx, session))).filter(
              ({ state }) => state !== 'cancelled',
            );
            expect(all.map(({ state }) => state)).toEqual(all.map((_, index) => (index < capacity ? 'enrolled' : 'waiting')));
            for (const town of towns) {
              const own = await test.database.read(of(town), (tx) => listEnrolments(tx, session));
              expect(own.every(({ body }) => body === town)).toBe(true);
            }
          }
        },
      ),
      { numRuns: 10 },
    );
  });
});
