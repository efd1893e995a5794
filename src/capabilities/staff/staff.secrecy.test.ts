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
  const { sex = 'female', from_day = '2018-01-01', to_day = null, status = 'tenured', birth_day = null } = over;
  return {
    code,
    sex,
    birth_day,
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
const births = { '25-29': '1990-06-15', '50-54': '1965-11-02', '?': null };
type Atom = { team: string[]; sex: string; employment: string; band: string };
/** Every person that there could be: the oracle knows no table and no group of measures, only persons. */
const atoms: readonly Atom[] = teams.flatMap((team) =>
  ['female', 'male'].flatMap((sex) =>
    ['tenured', 'contract'].flatMap((employment) => Object.keys(births).map((band) => ({ team, sex, employment, band }))),
  ),
);

const valuesOf = {
  team: ['pole', 'infra', 'support', 'si'],
  sex: ['female', 'male'],
  employment: ['tenured', 'contract'],
  band: Object.keys(births),
};
type Name = keyof typeof valuesOf;
type At = Readonly<Partial<Record<Name, string>>>;
const by = (...names: readonly Name[]): At[] =>
  names.reduce<At[]>((made, name) => made.flatMap((one) => valuesOf[name].map((value) => ({ ...one, [name]: value }))), [{}]);
const ofKnownAge = [by(), by('sex'), by('employment')].flat();
const ofAll = [
  ...ofKnownAge,
  ...by('team'),
  ...by('band'),
  ...by('sex', 'team'),
  ...by('sex', 'band'),
  ...by('employment', 'band'),
];
const asked: readonly { readonly measure: string; readonly at: At }[] = [
  ...ofAll.map((at) => ({ measure: 'staff.headcount', at })),
  ...ofKnownAge.map((at) => ({ measure: 'staff.aged', at })),
];

function counts({ measure, at }: (typeof asked)[number], atom: Atom): boolean {
  if (measure === 'staff.aged' && atom.band === '?') return false;
  const { team, ...others } = at;
  if (team !== undefined && !atom.team.includes(team)) return false;
  return (['sex', 'employment', 'band'] as const).every((name) => others[name] === undefined || atom[name] === others[name]);
}

const days = ['2020-01-01', '2020-02-01', '2020-03-01', '2020-04-01', '2020-05-01'];
/** Groups of people alike who come and go together, some of them of unknown birth. */
const group = fc.record({
  atom: fc.constantFrom(...atoms),
  count: fc.integer({ min: 1, max: 5 }),
  from: fc.nat(2),
  length: fc.option(fc.integer({ min: 1, max: 2 })),
});
type Group = typeof group extends fc.Arbitrary<infer Drawn> ? Drawn : never;
const history = fc.array(group, { minLength: 1, maxLength: 7 });

describe('whatever the persons recorded, those of unknown birth among them', () => {
  const registry = createRegistry(registration.measures);
  let run = 0;

  async function newcomers(drawn: readonly Group[]) {
    run += 1;
    const operator = `run-${run}`;
    const [manager, reader] = [testActor(operator, ['hr']), testActor(operator, ['reader'])];
    await test.database.transaction(manager, async (tx) => {
      await recordTeams(tx, manager);
      await recordPersons(
        tx,
        manager,
        drawn.flatMap(({ atom: { team, sex, employment, band }, count, from, length }, group) =>
          Array.from({ length: count }, (_, n) =>
            person(`${group}-${n}`, team.at(-1) ?? 'si', {
              sex,
              status: employment === 'tenured' ? 'tenured' : 'fixed-contract',
              birth_day: births[band as keyof typeof births], // atoms are made of its keys
              from_day: days[from],
              to_day: length === null ? null : days[from + length],
            }),
          ),
        ),
      );
    });
    return { manager, reader };
  }

  const ask = async (actor: typeof hr, date: string) => {
    const questions = asked.map(({ measure, at }) => ({ measure, at, period: on(date) }));
    return (await test.database.read(actor, (tx) => askMany(tx, registry, questions))).map(shortAnswer);
  };

  it('no combination of the figures told, of all and of those of known age, makes one that is about one or two', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(history, async (drawn) => {
        const { manager, reader } = await newcomers(drawn);
        for (const date of days.slice(0, 4)) {
          const [told, all] = [await ask(reader, date), await ask(manager, date)];
          const isTold = (index: number) => told[index] !== 'unknown: secret';
          const empty = asked.filter((_, index) => isTold(index) && all[index] === '0');
          const possible = atoms.filter((atom) => !empty.some((one) => counts(one, atom)));
          const vectors = asked.map((one) => possible.map((atom) => (counts(one, atom) ? 1n : 0n)));
          const visible = vectors.filter((_, index) => isTold(index) && all[index] !== '0');
          for (const at of ofKnownAge) {
            const [whole, known] = ['staff.headcount', 'staff.aged'].map((measure) => {
              const index = asked.findIndex((one) => one.measure === measure && one.at === at);
              return isTold(index) ? Number(told[index]) : Number.NaN;
            });
            expect([1, 2], JSON.stringify([date, at, drawn])).not.toContain(Number(whole) - Number(known));
          }
          for (const [index, count] of all.entries()) {
            expect(!isTold(index) || told[index] === count).toBe(true);
            if (count !== '1' && count !== '2') continue;
            const what = JSON.stringify([date, asked[index], drawn]);
            expect(isTold(index), what).toBe(false);
            expect(isInSpan(vectors[index] ?? [], visible), what).toBe(false);
          }
        }
      }),
      { numRuns: 12 },
    );
  });
});
