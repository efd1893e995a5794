import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform } from '../../database/perform.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import type { Actor } from '../../kernel/actor.ts';
import { recordCatalogue } from '../catalogue/catalogue.samples.ts';
import { registration as catalogue } from '../catalogue/index.ts';
import { recordBodies } from '../directory/directory.samples.ts';
import { registration as directory } from '../directory/index.ts';
import { registration as staff } from '../staff/index.ts';
import { cancelEnrolment, enrol } from './enrol.ts';
import { listEnrolments } from './enrolment.store.ts';
import { type EnrolmentState, letIn, stateOnArrival } from './enrolment.ts';
import { registration } from './index.ts';
import { correctSession, openSession } from './open-session.ts';
import { recordCourse } from './record-course.ts';

let test: TestDatabase;
let operators = 0;

/** An operator of its own with one course and one session of so many seats: its code. */
async function openOperator(capacity: string): Promise<{ actor: Actor; session: string }> {
  operators += 1;
  const actor = testActor(`attente-${operators}`, ['team-head']);
  await test.database.transaction(actor, async (tx) => {
    await recordBodies(tx, actor, ['arcueil']);
    await recordCatalogue(tx, actor);
  });
  await perform(test.database, actor, recordCourse, { nom: 'Tableur', categorie: 'office' });
  const asked = { formation: 'tableur', 'jour-1': '2026-12-01', 'moment-1': 'matin', capacite: capacity };
  return { actor, session: await perform(test.database, actor, openSession, asked) };
}

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, staff, registration] });
});
afterAll(() => test.close());

const standing = (actor: Actor, session: string) => test.database.read(actor, (tx) => listEnrolments(tx, session));

/** The day before the session: until it begins, seats that are left are given. */
const before = '2026-11-30';

/** By the rule alone: people in the order in which they asked, the first ones enrolled. */
type Queue = { readonly capacity: number; readonly people: readonly string[] };
type Step = { readonly what: 'come' | 'cancel' | 'seats'; readonly number: number };

const nameOf = (number: number) => `Personne ${number}`;

/** Null when the step is refused. */
function afterStep({ capacity, people }: Queue, { what, number }: Step): Queue | null {
  const name = nameOf(number);
  const isThere = people.includes(name);
  if (what === 'come') return isThere ? null : { capacity, people: [...people, name] };
  if (what === 'cancel') return isThere ? { capacity, people: people.filter((one) => one !== name) } : null;
  const enrolled = Math.min(capacity, people.length);
  return number === capacity || number < enrolled ? null : { capacity: number, people };
}

async function carryOut(actor: Actor, session: string, { what, number }: Step): Promise<void> {
  const participant = nameOf(number);
  if (what === 'come') await perform(test.database, actor, enrol, { session, participant });
  else if (what === 'cancel') {
    const found = (await standing(actor, session)).find((one) => one.participant === participant);
    await perform(test.database, actor, cancelEnrolment, { session, today: before, inscription: found?.id });
  } else {
    const asked = { formation: 'tableur', 'jour-1': '2026-12-01', 'moment-1': 'matin', capacite: String(number) };
    await perform(test.database, actor, correctSession, { session, today: before, ...asked });
  }
}

describe('a waiting list', () => {
  it('is joined when no seat is left, and when others wait already', () => {
    const seats = (...states: readonly EnrolmentState[]) => states.map((state, index) => ({ id: String(index), state }));
    expect(stateOnArrival([], null)).toBe('enrolled');
    expect(stateOnArrival(seats('enrolled', 'cancelled'), 2)).toBe('enrolled');
    expect(stateOnArrival(seats('enrolled', 'enrolled'), 2)).toBe('waiting');
    expect(stateOnArrival(seats('enrolled', 'waiting'), 2)).toBe('waiting');
    expect(letIn(seats('enrolled', 'waiting', 'waiting'), 2).map(({ id }) => id)).toEqual(['1']);
    expect(letIn(seats('enrolled', 'enrolled', 'waiting'), 1)).toEqual([]);
    expect(letIn(seats('waiting', 'waiting'), null)).toHaveLength(2);
  });

  it('lets the first one in when somebody cancels, and says so', async () => {
    const { actor, session } = await openOperator('1');
    const come = (participant: string) => perform(test.database, actor, enrol, { session, participant, adherent: 'arcueil' });
    expect(await come('Un')).toMatchObject({ participant: 'Un', rank: null });
    expect(await come('Deux')).toMatchObject({ participant: 'Deux', rank: 1 });
    expect(await come('Trois')).toMatchObject({ participant: 'Trois', rank: 2 });
    const [first] = await standing(actor, session);
    const gone = await perform(test.database, actor, cancelEnrolment, { session, today: before, inscription: first?.id });
    expect(gone).toMatchObject({ cancelled: { participant: 'Un' }, admitted: [{ participant: 'Deux' }] });
    expect(await come('Un')).toMatchObject({ participant: 'Un', rank: 2 }); // asks again, after Trois
  });

  it('never lets more in than there are seats, nor anybody before their turn, whatever happens', async () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.record({ what: fc.constant('come' as const), number: fc.integer({ min: 0, max: 6 }) }) },
      { weight: 3, arbitrary: fc.record({ what: fc.constant('cancel' as const), number: fc.integer({ min: 0, max: 6 }) }) },
      { weight: 2, arbitrary: fc.record({ what: fc.constant('seats' as const), number: fc.integer({ min: 1, max: 5 }) }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 }), fc.array(step, { maxLength: 22 }), async (seats, steps) => {
        const { actor, session } = await openOperator(String(seats));
        let queue: Queue = { capacity: seats, people: [] };
        for (const one of steps) {
          const next = afterStep(queue, one);
          if (next === null) await expect(carryOut(actor, session, one)).rejects.toMatchObject({ bievreProblem: true });
          else await carryOut(actor, session, one);
          queue = next ?? queue;
          const now = (await standing(actor, session)).filter(({ state }) => state !== 'cancelled');
          expect(now.filter(({ state }) => state === 'enrolled').length).toBeLessThanOrEqual(queue.capacity);
          expect(now.map(({ participant }) => participant)).toEqual(queue.people);
          expect(now.filter(({ state }) => state === 'enrolled')).toEqual(now.slice(0, queue.capacity));
        }
      }),
      { numRuns: 12 },
    );
  });
});
