import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../database/testing.ts';
import { addDays, day } from '../../../kernel/day.ts';
import { isProblem } from '../../../kernel/problem.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../index.ts';
import { recordPersons } from '../staff.samples.ts';
import { assignTeam, endAssignment } from './assign-team.ts';
import { listAllAssignments } from './assignment.store.ts';
import { closePost } from './close-post.ts';
import { correctOccupation, removeOccupation } from './correct-occupation.ts';
import { correctPost } from './correct-post.ts';
import { endOccupation } from './end-occupation.ts';
import { fillPost } from './fill-post.ts';
import { contains, firstOverload } from './occupancy.ts';
import { listOccupations } from './occupation.store.ts';
import { workingTime } from './occupation.ts';
import { openPost } from './open-post.ts';
import { listPosts } from './post.store.ts';
import { fillingTyped, openRegister, postTyped, type Register } from './register.samples.ts';

let base: TestDatabase;

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [directory, catalogue, staff] });
  return () => base.close();
});

/** Few posts, persons and days, so that random forms meet. */
const dayText = fc.nat(12).map((days) => addDays(day('2026-01-01'), days));
const perhapsDay = fc.oneof(dayText, fc.constant(''));
const post = fc.constantFrom('P1', 'P2');
const rate = fc.constantFrom('20', '50', '80', '100');
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('fill'),
      poste: fc.oneof(post, fc.constant('')),
      matricule: fc.constantFrom('A1', 'A2', 'A3'),
      taux: rate,
      du: dayText,
      au: perhapsDay,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('end'), which: fc.nat(9), day: dayText }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('correct'), which: fc.nat(9), taux: rate, du: dayText, au: perhapsDay }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove'), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close'), code: post, day: dayText }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('correct-post'), code: post, quotite: rate, du: perhapsDay, au: perhapsDay }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('assign'),
      matricule: fc.constantFrom('A1', 'A2'),
      equipe: fc.constantFrom('infra', 'support', 'si'),
      part: rate,
      du: dayText,
      au: perhapsDay,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end-assignment'), which: fc.nat(9), day: dayText }) },
);
type Step = Readonly<Record<string, string | number>>;

async function take(register: Register, { kind, which, ...asked }: Step): Promise<void> {
  const form = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, String(value)]));
  const last = form['day'] ?? '';
  const at = Number(which ?? 0);
  const occupations = await register.read(listOccupations);
  const id = occupations.length === 0 ? '' : (occupations[at % occupations.length]?.id ?? '');
  const assignments = await register.read(listAllAssignments);
  const assignment = assignments.length === 0 ? '' : (assignments[at % assignments.length]?.id ?? '');
  const terms = { statut: 'tenured', cause: 'recruitment', raison: 'Essai' };
  switch (kind) {
    case 'fill':
      return void (await register.send(fillPost, fillingTyped({ ...form, personne: 'connue' })));
    case 'end':
      return void (await register.send(endOccupation, { id, 'dernier-jour': last, 'cause-fin': 'other' }));
    case 'correct':
      return register.send(correctOccupation, { ...form, ...terms, id });
    case 'remove':
      return register.send(removeOccupation, { id, raison: 'Essai' });
    case 'close':
      return register.send(closePost, { ...form, 'dernier-jour': last });
    case 'correct-post':
      return register.send(correctPost, postTyped(form));
    case 'assign':
      return register.send(assignTeam, form);
    default:
      return register.send(endAssignment, { id: assignment, 'dernier-jour': last });
  }
}

async function expectRoom(register: Register): Promise<void> {
  const { posts, occupations, assignments } = await register.read(async (tx) => ({
    posts: await listPosts(tx),
    occupations: await listOccupations(tx),
    assignments: await listAllAssignments(tx),
  }));
  for (const one of posts) {
    const held = occupations.filter((occupation) => occupation.post === one.code);
    expect(
      held.filter((occupation) => !contains(one, occupation)),
      `outside ${one.code}`,
    ).toEqual([]);
    expect(
      firstOverload(
        held.map((occupation) => ({ ...occupation, load: occupation.rate })),
        100,
      ),
      one.code,
    ).toBeNull();
  }
  for (const code of new Set(occupations.map(({ person }) => person))) {
    const held = occupations.filter(({ person }) => person === code);
    expect(
      firstOverload(
        held.map((occupation) => ({ ...occupation, load: workingTime(occupation) })),
        100,
      ),
      code,
    ).toBeNull();
    const teams = assignments.filter(({ person }) => person === code);
    expect(
      firstOverload(
        teams.map((one) => ({ ...one, load: one.share })),
        100,
      ),
      `teams of ${code}`,
    ).toBeNull();
  }
}

describe('any sequence of forms', () => {
  it('leaves no post held beyond its whole or its days, and nobody working or assigned for more than one', async () => {
    let done = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
        const register = await openRegister(base.database);
        const known = ['A1', 'A2', 'A3'].map((code) => ({ code }));
        await base.database.transaction(register.officer, (tx) => recordPersons(tx, register.officer, known));
        await register.send(openPost, postTyped({ code: 'P1', du: '2026-01-01' }));
        await register.send(openPost, postTyped({ code: 'P2', du: '2026-01-03', quotite: '50' }));
        for (const one of steps) {
          try {
            await take(register, one);
            done += 1;
          } catch (thrown) {
            // A refusal in words is an answer; anything else is a fault.
            if (!isProblem(thrown) || thrown.code.startsWith('database.')) throw thrown;
          }
        }
        await expectRoom(register);
      }),
      { numRuns: 25 },
    );
    // Enough forms were taken for the rest to mean something.
    expect(done).toBeGreaterThan(50);
  }, 120_000);

  it('sent at once fills a post once', async () => {
    const register = await openRegister(base.database);
    await register.send(openPost, postTyped());
    const forms = ['A1', 'A2', 'A3'].map((matricule) => fillingTyped({ matricule }));
    const answers = await Promise.allSettled(forms.map((form) => register.send(fillPost, form)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expectRoom(register);
  });
});
