import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rows } from '../../database/face.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import { day } from '../../kernel/day.ts';
import type { ComposedMeasure, RowMeasure, Secrecy } from '../../kernel/measure.ts';
import { atDay, month, type Period, year, years } from '../../kernel/period.ts';
import { answering, periodOf, shortAnswer } from '../answers.samples.ts';
import { askMany, breakdown } from '../ask.ts';
import { openEvidence } from '../evidence.ts';
import { sampleMeasure } from '../figures.samples.ts';
import { createMemory } from '../memory.ts';
import { createRegistry } from '../registry.ts';

const flat = (word: string) => ({ label: { fr: word, en: word }, shape: 'flat' }) as const;
const dimensions = { team: flat('équipe'), sex: flat('sexe') };
const tables = [[], ['team']];

/** Who is there, from when to when: infra has four, of whom one leaves in May; support has five; si two. */
const stays = [
  ...['a', 'b', 'c'].map((person) => ({ person, team: 'infra', from: '2020-01-01', to: null })),
  { person: 'd', team: 'infra', from: '2020-01-01', to: '2020-05-10' },
  ...['f', 'g', 'h', 'i', 'j'].map((person) => ({ person, team: 'support', from: '2020-01-01', to: null })),
  ...['k', 'l', 'm'].map((person) => ({ person, team: 'si', from: '2020-01-01', to: null })),
  { person: 'n', team: 'si', from: '2020-01-01', to: '2020-03-01' },
  ...['x', 'y'].map((person) => ({ person, team: 'new', from: '2020-09-01', to: null })),
].map((stay) => ({ ...stay, sex: 'F' }));

const inForce = ({ from, to }: Period): Rows => sql`
  select s.* from jsonb_to_recordset(${JSON.stringify(stays)}::jsonb) as s(person text, team text, sex text, "from" date, "to" date)
  where s."from" < ${to}::date and (s."to" is null or s."to" > ${from}::date)`;
const persons = (period: Period): Rows =>
  sql`select s.person, s."from" as from_day, s."to" as to_day, s.team, s.sex from (${inForce(period)}) s`;
const secrecy: Secrecy<Rows> = { group: 'test.people', exempt: ['hr'], dimensions, tables, persons };

function counting(id: string, over: Partial<RowMeasure<Rows>> = {}): RowMeasure<Rows> {
  return sampleMeasure(id, [], {
    unit: 'agents',
    dimensions,
    secrecy,
    rows: (period) => sql`
      select s.person as row_id, s.person as label, 1::numeric as value, s.person as text_value, false as approximate, 'entered' as origin,
        null::text as source, timestamptz '2026-11-22 00:00:00+00' as recorded_at, s.team, s.sex
      from (${inForce(period)}) s`,
    ...over,
  });
}

const share: ComposedMeasure = {
  form: 'composed',
  id: 'test.share',
  version: 1,
  label: { fr: 'part', en: 'share' },
  definition: { fr: 'part', en: 'share' },
  unit: 'percent',
  dimensions,
  compose: { rule: 'share', of: 'test.people', over: ['team'] },
};
const flow = counting('test.flow', { secrecy: { ...secrecy, group: 'test.flow', wholeYears: true } });
const measures = [counting('test.people'), share, flow];

describe('a figure about persons', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase({});
  });
  afterAll(() => test.close());
  const { answer, rows } = answering(() => test.database, measures);
  const hr = testActor('alpha', ['hr']);
  const head = testActor('alpha', ['team-head']);
  const inMarch = atDay(day('2020-03-15'));
  const inOctober = atDay(day('2020-10-01'));

  it('is secret when it is about two, and so is what would tell it: neither 0 nor unknown', async () => {
    expect(await answer(head, 'test.people', inOctober, { team: 'new' })).toBe('unknown: secret');
    // The total less the others would tell it: the smallest of them is secret too.
    expect(await answer(head, 'test.people', inOctober, { team: 'infra' })).toBe('unknown: secret');
    expect(await answer(head, 'test.people', inOctober, { team: ['support', 'new'] })).toBe('unknown: secret');
    expect(await answer(head, 'test.people', inOctober, { team: 'support' })).toBe('5');
    expect(await answer(head, 'test.people', inOctober)).toBe('13');
  });

  it('is secret over a period when it is on one of its days', async () => {
    expect(await answer(head, 'test.people', year(2020), { team: 'infra' })).toBe('unknown: secret');
    expect(await answer(head, 'test.people', month(2020, 4), { team: 'infra' })).toBe('4');
  });

  it('is secret when it is asked by what is not in the tables, or for a flow over less than a year', async () => {
    expect(await answer(head, 'test.people', inMarch, { sex: 'F' })).toBe('unknown: secret');
    expect(await answer(head, 'test.people', inMarch, { sex: 'F', team: 'support' })).toBe('unknown: secret');
    expect(await answer(head, 'test.flow', month(2020, 4))).toBe('unknown: secret');
    expect(await answer(head, 'test.flow', periodOf('2019-01..2020-11'))).toBe('unknown: secret');
    expect(await answer(head, 'test.flow', years(2019, 2020))).toBe('15');
  });

  it('makes secret what is composed of it', async () => {
    expect(await answer(head, 'test.share', inOctober, { team: 'new' })).toBe('unknown: secret');
    expect(await answer(head, 'test.share', inMarch, { team: 'support' })).toBe('41.6667');
  });

  it('shows its rows to nobody who is bound, told or not, nor how many they are', async () => {
    expect(await rows(head, 'test.people', inMarch, { team: 'support' })).toEqual([]);
    const registry = createRegistry(measures);
    const question = { measure: 'test.people', at: { team: 'support' }, period: inMarch };
    const evidence = await test.database.read(head, (tx) => openEvidence(tx, registry, question, { limit: 9, offset: 0 }));
    expect(evidence).toMatchObject({ rows: [], rowCount: 0, confided: true, figure: { source: { rowCount: null } } });
    expect(await rows(hr, 'test.people', inMarch, { team: 'si' })).toEqual(['k: k', 'l: l', 'm: m']);
  });

  it('lists by no dimension that may not be asked', async () => {
    const registry = createRegistry(measures);
    const by = (dimension: string) =>
      test.database.read(head, (tx) =>
        breakdown(tx, registry, { measure: 'test.people', at: {}, period: inOctober }, [dimension]),
      );
    expect(await by('sex')).toEqual([]);
    expect((await by('team')).map(({ at, figure }) => `${at['team']} ${shortAnswer(figure)}`)).toEqual([
      'infra unknown: secret',
      'new unknown: secret',
      'si 3',
      'support 5',
    ]);
  });

  it('is told to whom it is confided, whatever was told to others before, and to no member', async () => {
    const registry = createRegistry(measures, createMemory());
    const question = { measure: 'test.people', at: { team: 'new' }, period: inOctober };
    const ask = async (actor: typeof hr, audience?: 'everybody') =>
      (await test.database.read(actor, (tx) => askMany(tx, registry, [question], audience))).map(shortAnswer);
    expect(await ask(head)).toEqual(['unknown: secret']);
    expect(await ask(hr)).toEqual(['2']);
    expect(await ask(head)).toEqual(['unknown: secret']);
    expect(await ask(hr, 'everybody')).toEqual(['unknown: secret']);
    expect(await ask(testActor('alpha', ['member-it-director'], 'arcueil'))).toEqual(['unknown: withheld']);
  });
});

describe('a group of persons', () => {
  const refused = (over: Partial<Secrecy<Rows>>, measure: Partial<RowMeasure<Rows>> = {}) => {
    const other = counting('test.other', { ...measure, secrecy: { ...secrecy, ...over } });
    return expect(() => createRegistry([counting('test.people'), other]));
  };

  it('is declared once: measures of one group that count others are a fault of the code', () => {
    refused({ persons: (period) => persons(period) }).toThrow('test.other is of the group test.people, whose persons are others');
    refused({ tables: [[]] }).toThrow('whose tables are others');
    refused({ wholeYears: true }).toThrow('whose wholeYears are others');
  });

  it('is kept from whoever would see a part of it, and not asked by what it fixes', () => {
    refused({ group: 'test.other' }, { members: true }).toThrow('is told to members');
    refused({ group: 'test.other', fixed: { team: 'si' } }).toThrow('is asked by team, which its secrecy fixes');
  });

  it('has no other dimension than the one whose values are tied', () => {
    refused({ group: 'test.other', tied: { dimension: 'sex', values: ['F', 'M'] } }).toThrow('is told by team');
  });
});
