import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import { answering, shortAnswer } from '../../figures/answers.samples.ts';
import { askMany } from '../../figures/ask.ts';
import { createRegistry } from '../../figures/registry.ts';
import { isInSpan } from '../../figures/secrecy/span.samples.ts';
import { day } from '../../kernel/day.ts';
import type { Coordinates } from '../../kernel/figure.ts';
import { atDay, month, year, years } from '../../kernel/period.ts';
import { registration as catalogue } from '../catalogue/index.ts';
import { registration as directory } from '../directory/index.ts';
import { registration } from './index.ts';
import { recordPersons, recordTeams, type SamplePerson } from './staff.samples.ts';
import { secrecyOf } from './staff.secrecy.ts';

let test: TestDatabase;
const hr = testActor('alpha', ['hr']);
const head = testActor('alpha', ['team-head']);
const on = (text: string) => atDay(day(text));

function person(code: string, team: string, over: Readonly<Record<string, unknown>> = {}): SamplePerson {
  const { sex = 'female', from_day = '2018-01-01', to_day = null, status = 'tenured' } = over;
  return {
    code,
    sex,
    occupations: [{ post: null, status, from_day, to_day }],
    assignments: [{ team, from_day }],
  };
}

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, registration] });
  await test.database.transaction(hr, async (tx) => {
    await recordTeams(tx, hr);
    await recordPersons(tx, hr, [
      ...['01', '02', '03', '04'].map((code) => person(code, 'infra')),
      person('05', 'infra', { to_day: '2020-06-01' }),
      ...['06', '07'].map((code) => person(code, 'support')),
      ...['08', '09', '10', '11', '12'].map((code) => person(code, 'si', { from_day: '2019-01-01' })),
      person('13', 'si', { from_day: '2020-03-01', status: 'apprentice' }),
    ]);
  });
});
afterAll(() => test.close());
const { answer, rows } = answering(() => test.database, registration.measures);

/** About posts, which are no persons, or confided to readers of their own. */
const withoutSecrecy = ['staff.annex_budgeted', 'staff.fte_open', 'staff.fte_vacant', 'staff.posts_open', 'staff.posts_vacant'];

describe('the measures of staff', () => {
  it('are each about posts, confided to some, or secret below three persons: none is forgotten', () => {
    const open = registration.measures.filter(
      (measure) => measure.form === 'rows' && measure.secrecy === undefined && measure.readers === undefined,
    );
    expect(open.map(({ id }) => id).sort()).toEqual(withoutSecrecy);
    const ids = new Set(registration.measures.map(({ id }) => id));
    expect(Object.keys(secrecyOf).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('tell a head of team nothing of two persons, nor what would tell it, and tell human resources all', async () => {
    const asked: readonly [Coordinates, string, string][] = [
      [{ team: 'support' }, 'unknown: secret', '2'],
      // The branch less support would be infra, and the whole less the others as well: the smaller neighbour is kept too.
      [{ team: 'infra' }, 'unknown: secret', '5'],
      [{ team: 'pole' }, '7', '7'],
      [{ team: 'si' }, '5', '5'],
      [{ grade: 'technicien' }, 'unknown: secret', '0'],
      [{}, '12', '12'],
    ];
    for (const [at, told, all] of asked) {
      expect(await answer(head, 'staff.headcount', on('2020-01-01'), at), JSON.stringify(at)).toBe(told);
      expect(await answer(hr, 'staff.headcount', on('2020-01-01'), at), JSON.stringify(at)).toBe(all);
    }
    expect(await answer(head, 'staff.fte', on('2020-01-01'), { team: 'support' })).toBe('unknown: secret');
    expect(await answer(head, 'staff.apprentices', on('2020-04-01'))).toBe('unknown: secret');
    expect(await answer(head, 'staff.mean_age', on('2020-01-01'))).not.toMatch(/^\d/);
  });

  it('tell arrivals and departures by the year and together, since their difference is known', async () => {
    expect(await answer(head, 'staff.arrivals', year(2019))).toBe('5');
    expect(await answer(head, 'staff.arrivals', month(2019, 1))).toBe('unknown: secret');
    expect(await answer(head, 'staff.departures', year(2020))).toBe('unknown: secret');
    expect(await answer(head, 'staff.departures', years(2019, 2020))).toBe('unknown: secret');
    expect(await answer(head, 'staff.turnover_simple', year(2020))).toBe('unknown: secret');
    expect(await answer(head, 'staff.moves', year(2020))).toBe('0');
    expect(await answer(hr, 'staff.departures', year(2020))).toBe('1');
  });

  it('show persons to nobody who is told of groups alone', async () => {
    expect(await rows(head, 'staff.headcount', on('2020-01-01'), { team: 'si' })).toEqual([]);
    expect(await rows(hr, 'staff.headcount', on('2020-01-01'), { team: 'si' })).toHaveLength(5);
  });
});

const teams = [['pole'], ['pole', 'infra'], ['pole', 'support'], ['si']];
const sexes = ['female', 'male'];
const statuses = ['tenured', 'fixed-contract'];
const atoms = teams.flatMap((team) => sexes.flatMap((sex) => statuses.map((status) => ({ team, sex, status }))));
const employmentOf = (status: string) => (status === 'tenured' ? 'tenured' : 'contract');
const asked: readonly Coordinates[] = [
  {},
  ...['pole', 'infra', 'support', 'si'].map((team) => ({ team })),
  ...sexes.map((sex) => ({ sex })),
  ...['tenured', 'contract'].map((employment) => ({ employment })),
  ...['pole', 'infra', 'support', 'si'].flatMap((team) => sexes.map((sex) => ({ team, sex }))),
];

function holds(at: Coordinates, atom: (typeof atoms)[number]): boolean {
  const is = { team: (one: string) => atom.team.includes(one), sex: (one: string) => atom.sex === one };
  return Object.entries(at).every(([name, value]) =>
    name === 'employment' ? employmentOf(atom.status) === value : is[name as 'team' | 'sex'](String(value)),
  );
}

describe('whatever the persons recorded', () => {
  const registry = createRegistry(registration.measures);
  let run = 0;
  it('no combination of the figures told makes one that is about one or two', { timeout: 60_000 }, async () => {
    const groups = fc.array(fc.record({ atom: fc.nat(atoms.length - 1), count: fc.integer({ min: 1, max: 5 }) }), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(groups, async (drawn) => {
        run += 1;
        const operator = `run-${run}`;
        const [manager, reader] = [testActor(operator, ['hr']), testActor(operator, ['reader'])];
        await test.database.transaction(manager, async (tx) => {
          await recordTeams(tx, manager);
          await recordPersons(
            tx,
            manager,
            drawn.flatMap(({ atom, count }, group) => {
              const { team, sex, status } = atoms[atom] ?? { team: ['si'], sex: 'male', status: 'tenured' };
              return Array.from({ length: count }, (_, n) => person(`${group}-${n}`, team.at(-1) ?? 'si', { sex, status }));
            }),
          );
        });
        const questions = asked.map((at) => ({ measure: 'staff.headcount', at, period: on('2020-01-01') }));
        const told = (await test.database.read(reader, (tx) => askMany(tx, registry, questions))).map(shortAnswer);
        const all = (await test.database.read(manager, (tx) => askMany(tx, registry, questions))).map(shortAnswer);
        const vectors = asked.map((at) => atoms.map((atom) => (holds(at, atom) ? 1n : 0n)));
        const visible = vectors.filter((_, index) => told[index] !== 'unknown: secret');
        for (const [index, count] of all.entries()) {
          expect(told[index] === 'unknown: secret' || told[index] === count).toBe(true);
          if (count !== '1' && count !== '2') continue;
          expect(told[index], JSON.stringify(asked[index])).toBe('unknown: secret');
          expect(isInSpan(vectors[index] ?? [], visible), JSON.stringify([asked[index], drawn])).toBe(false);
        }
      }),
      { numRuns: 12 },
    );
  });
});
