import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testActor } from '../../../database/testing.ts';
import { answering, periodOf } from '../../../figures/answers.samples.ts';
import { breakdown } from '../../../figures/ask.ts';
import { createRegistry } from '../../../figures/registry.ts';
import type { Actor, Role } from '../../../kernel/actor.ts';
import type { Coordinates } from '../../../kernel/figure.ts';
import { registration } from '../index.ts';
import { headOfPole, hr, inTeam, openMay, withheld } from './may.samples.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await openMay();
});
afterAll(() => test.close());
const { answer, rows } = answering(() => test.database, registration.measures);

const ask = (measure: string, period: string, at: Coordinates = {}, who: Actor = hr) =>
  answer(who, `activity.${measure}`, periodOf(period), at);

describe('days due, to those who may not know them,', () => {
  const measures = ['days_due', 'days_placed', 'completeness', 'days_missing'];

  it('are withheld: agents, readers, members and all who do not plan', async () => {
    const others: Role[] = ['agent', 'reader', 'finance', 'administrator', 'dpo', 'auditor'];
    const strangers = [
      ...others.map((role) => testActor('alpha', [role])),
      inTeam('agent', 'si'),
      { ...testActor('alpha', ['agent']), id: 'compte-a4' }, // A4 themselves
      { ...testActor('alpha', ['member-it-director']), member: 'arcueil' },
    ];
    for (const who of strangers) {
      for (const measure of measures) expect(await ask(measure, '2018-05', { team: 'si' }, who)).toBe(withheld);
      expect(await rows(who, 'activity.days_due', periodOf('2018-05'), { agent: 'A4' })).toEqual([]);
    }
  });

  it('are told to the head of one team for it alone, and for those who are of it each day', async () => {
    const told = (at: Coordinates, period = '2018-05') => ask('days_due', period, at, headOfPole);
    expect(await told({ team: 'si' })).toBe(withheld);
    expect(await told({})).toBe(withheld);
    expect(await told({ agent: 'A1' })).toBe(withheld);
    expect(await told({ agent: 'A9' })).toBe(withheld); // nobody
    expect(await told({ agent: ['A2', 'A1'] })).toBe(withheld);
    expect(await told({ agent: [] })).toBe(withheld);
    expect(await told({ agent: 'A6' }, '2019-05')).toBe(withheld); // another team’s from the 16th
    expect(await told({ agent: 'A6' }, '2019-04')).toBe('21'); // Easter Monday
    expect(await told({ team: 'infra' })).toBe('33');
    expect(await told({ agent: 'A2' })).toBe('14.4');
    expect(await told({ agent: 'A5' })).toBe('19'); // shared between the two
    expect(await rows(headOfPole, 'activity.days_due', periodOf('2018-05'), { team: 'si' })).toEqual([]);
  });

  it('have no line for teams and agents of others', async () => {
    const registry = createRegistry(registration.measures);
    const codes = (who: Actor, by: string) =>
      test.database.read(who, async (tx) => {
        const question = { measure: 'activity.completeness', at: {}, period: periodOf('2018-05') };
        return (await breakdown(tx, registry, question, [by])).map(({ at }) => at[by]).sort();
      });
    expect(await codes(headOfPole, 'agent')).toEqual(['A2', 'A3', 'A5']);
    expect(await codes(headOfPole, 'team')).toEqual(['infra']);
    expect(await codes(hr, 'agent')).toEqual(['A1', 'A2', 'A3', 'A4', 'A5']);
    expect(await codes(testActor('alpha', ['agent']), 'agent')).toEqual([]);
  });
});

describe('days due', () => {
  const due = (agent: string, period = '2018-05') => ask('days_due', period, { agent });

  it('follow rates, part-time patterns, leave by half-days, holidays and arrivals', async () => {
    expect(await due('A1')).toBe('18.5'); // 19 without an afternoon
    expect(await due('A2')).toBe('14.4'); // 18 × 0.8
    expect(await due('A3')).toBe('11'); // from the 16th
    expect(await due('A4')).toBe('14'); // 19 without five Wednesdays
    expect(await due('A1', '2018-05-10')).toBe('unknown: no-record'); // Ascension
    expect(await due('A2', '2018-05-07')).toBe('0'); // on leave
    expect(await due('A3', '2018-04')).toBe('unknown: no-record');
  });

  it('are those of teams, somebody shared being in each for their part', async () => {
    expect(await ask('days_due', '2018-05', { agent: 'A5', team: 'infra' })).toBe('7.6');
    expect(await ask('days_due', '2018-05', { team: 'si' })).toBe('43.9'); // 18.5 + 14 + 11.4
    expect(await ask('days_due', '2018-05', { team: 'pole' })).toBe('33'); // 14.4 + 11 + 7.6
    expect(await ask('days_due', '2018-05')).toBe('76.9');
    expect(await ask('days_due', '2018-05-30', { team: ['si', 'infra'] })).toBe('3.8');
  });

  it('open to weeks of agents, cut at the period', async () => {
    expect(await rows(hr, 'activity.days_due', periodOf('2018-05'), { agent: 'A1' })).toEqual([
      'Agent A1, Systèmes d’information — semaine 18, du 02/05/2018 au 04/05/2018: 3',
      'Agent A1, Systèmes d’information — semaine 19, du 07/05/2018 au 11/05/2018: 2.5',
      'Agent A1, Systèmes d’information — semaine 20, du 14/05/2018 au 18/05/2018: 5',
      'Agent A1, Systèmes d’information — semaine 21, du 22/05/2018 au 25/05/2018: 4',
      'Agent A1, Systèmes d’information — semaine 22, du 28/05/2018 au 31/05/2018: 4',
    ]);
    expect(await rows(headOfPole, 'activity.days_due', periodOf('2018-05-30'), { team: 'infra' })).toEqual([
      'Agent A2, Infrastructures — semaine 22, le 30/05/2018: 0.8',
      'Agent A3, Infrastructures — semaine 22, le 30/05/2018: 1',
      'Agent A5, Infrastructures (40 %) — semaine 22, le 30/05/2018: 0.4',
    ]);
  });
});

describe('completeness', () => {
  it('is what those who owe recorded of what they owe, a Saturday coming on top', async () => {
    expect(await ask('completeness', '2018-05', { agent: 'A1' })).toBe('100');
    expect(await ask('days_placed', '2018-05', { agent: 'A4' })).toBe('13');
    expect(await ask('completeness', '2018-05', { agent: 'A4' })).toBe('92.8571');
    expect(await ask('days_missing', '2018-05', { agent: 'A4' })).toBe('1');
    expect(await ask('days_missing', '2018-05', { team: 'si' })).toBe('12.4'); // one of A4, 11.4 of A5
  });

  it('is of the agent’s team, whatever the team of the kind of work', async () => {
    expect(await ask('days_placed', '2018-05', { team: 'infra' })).toBe('2');
    expect(await ask('days_missing', '2018-05', { team: 'pole' })).toBe('31');
  });

  it('is 0 where others recorded, and unknown where nothing is due or nobody recorded', async () => {
    expect(await ask('completeness', '2018-05', { agent: 'A5' })).toBe('0');
    expect(await ask('completeness', '2018-05-07', { agent: 'A2' })).toBe('unknown: zero-base'); // on leave
    expect(await ask('completeness', '2018-05-12', { agent: 'A4' })).toBe('unknown: no-record'); // a Saturday
    expect(await ask('completeness', '2018-06')).toBe('unknown: no-record');
    expect(await ask('days_missing', '2018-06')).toBe('unknown: no-record');
    expect(await ask('days_due', '2018-06', {}, testActor('beta', ['hr']))).toBe('unknown: no-record');
  });
});
