import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testActor } from '../../../database/testing.ts';
import { answering, periodOf } from '../../../figures/answers.samples.ts';
import { askMany } from '../../../figures/ask.ts';
import { createMemory } from '../../../figures/memory.ts';
import { createRegistry } from '../../../figures/registry.ts';
import { figuresApi } from '../../../http/figures.api.ts';
import type { Actor, Role } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import type { Coordinates } from '../../../kernel/figure.ts';
import { year } from '../../../kernel/period.ts';
import { registration } from '../index.ts';
import { agentRows, agentSums } from './agent-days.store.ts';
import { headOfPole, hr, inTeam, openMay, withheld } from './may.samples.ts';

let test: TestDatabase;
const headOfSi = inTeam('team-head', 'si');
const measure = 'activity.days_of_agent';

beforeAll(async () => {
  test = await openMay();
});
afterAll(() => test.close());
const { answer, rows } = answering(() => test.database, registration.measures);

const told = (who: Actor, at: Coordinates = {}, period = '2018') => answer(who, measure, periodOf(period), at);

/** What the API answers to `/api/figures` or `/api/evidence`, as text. */
async function answered(who: Actor, path: string, query: Readonly<Record<string, string>>): Promise<string> {
  const route = figuresApi.find((one) => one.path === path);
  if (!route) throw new RangeError(path);
  const registry = createRegistry(registration.measures);
  return JSON.stringify(
    await test.database.read(who, (tx) =>
      route.read({
        ...{ tx, registry, doors: [], actor: who, today: day('2018-06-01'), params: {} },
        query: { measure, period: '2018', limit: 100, offset: 0, ...query },
      }),
    ),
  );
}

describe('days by agent, to those who may not know them,', () => {
  it('are withheld: readers, auditors, administrators, members and agents, without their own account', async () => {
    const roles: Role[] = ['reader', 'auditor', 'administrator', 'agent', 'finance', 'dpo'];
    const strangers = [
      ...roles.map((role) => testActor('alpha', [role])),
      inTeam('agent', 'si'),
      inTeam('reader', 'si'),
      { ...testActor('alpha', ['member-it-director']), member: 'arcueil' },
      // No role of the operator’s own stands for a member, whatever an actor is said to hold.
      { ...testActor('alpha', ['hr']), member: 'arcueil' },
    ];
    for (const who of strangers) {
      for (const at of [{}, { agent: 'A1' }, { agent: 'A9' }, { team: 'si' }, { body: 'arcueil' }])
        expect(await told(who, at)).toBe(withheld);
      expect(await rows(who, measure, year(2018), { agent: 'A1' })).toEqual([]);
    }
  });

  it('are withheld from the head of another team, as those of nobody are', async () => {
    for (const agent of ['A1', 'A4', 'A9']) expect(await told(headOfPole, { agent })).toBe(withheld);
    expect(await told(headOfPole, { agent: ['A2', 'A1'] })).toBe(withheld);
    expect(await told(headOfPole, { agent: [] })).toBe(withheld);
    expect(await told(headOfPole)).toBe(withheld);
    expect(await told(headOfPole, { team: 'infra' })).toBe(withheld); // that of the work, not of the agent
    expect(await told(headOfPole, { agent: 'A6' }, '2019')).toBe(withheld); // another team’s from 16 May
    expect(await rows(headOfPole, measure, year(2018), { agent: 'A1' })).toEqual([]);
    expect(await told({ ...headOfPole, member: 'arcueil' }, { agent: 'A2' })).toBe(withheld);
  });

  it('have no line nor row for others through the API', async () => {
    const lines = await answered(headOfPole, '/api/figures', { by: 'agent' });
    expect(lines).toContain('A2');
    for (const agent of ['A1', 'A4', 'A6']) expect(lines).not.toContain(`"${agent}"`);
    expect(await answered(headOfPole, '/api/figures', { agent: 'A1' })).toContain('"withheld"');
    expect(await answered(headOfPole, '/api/evidence', { agent: 'A1' })).toContain('"rows":[]');
    expect(await answered(headOfPole, '/api/evidence', {})).toContain('"rows":[]');
    expect(await answered(testActor('alpha', ['reader']), '/api/figures', { by: 'agent' })).toBe('[]');
    expect(await answered({ ...hr, member: 'arcueil' }, '/api/figures', { by: 'agent' })).toBe('[]');
  });

  it('are kept from them by the statements themselves, whatever the engine asks', async () => {
    const agents = (who: Actor) =>
      test.database.read(who, async (tx) => {
        const period = periodOf('2018');
        const found = await sql<{ agent: string }>`
          select agent from (${agentRows(period)}) r union select agent from (${agentSums([period], ['agent'])}) s order by 1`.execute(
          tx,
        );
        return found.rows.map(({ agent }) => agent);
      });
    expect(await agents(hr)).toEqual(['A1', 'A2', 'A4']);
    expect(await agents(headOfPole)).toEqual(['A2']);
    expect(await agents({ ...headOfPole, member: 'arcueil' })).toEqual([]);
    expect(await agents(testActor('alpha', ['agent']))).toEqual([]);
  });

  it('are not told by what was remembered for another, of another team or of none', async () => {
    const registry = createRegistry(registration.measures, createMemory());
    const ask = (who: Actor) =>
      test.database.read(who, async (tx) => {
        const questions = ['A1', 'A2', 'A4'].map((agent) => ({ measure, period: periodOf('2018'), at: { agent } }));
        return (await askMany(tx, registry, questions)).map(({ result }) => result.found);
      });
    const nobody = ['unknown', 'unknown', 'unknown'];
    expect(await ask(headOfSi)).toEqual(['known', 'unknown', 'known']);
    expect(await ask(headOfPole)).toEqual(['unknown', 'known', 'unknown']);
    expect(await ask({ ...testActor('alpha', ['agent']), id: 'compte-a4' })).toEqual(['unknown', 'unknown', 'known']);
    expect(await ask(testActor('alpha', ['agent']))).toEqual(nobody);
    expect(await ask(hr)).toEqual(['known', 'known', 'known']);
    expect(await ask({ ...hr, teams: { hr: ['si'] } })).toEqual(['known', 'unknown', 'known']);
    expect(await ask(headOfPole)).toEqual(['unknown', 'known', 'unknown']);
  });
});

describe('days by agent', () => {
  it('are told of all to those who follow everybody', async () => {
    for (const who of [hr, testActor('alpha', ['direction']), testActor('alpha', ['team-head'])]) {
      expect(await told(who)).toBe('34.5');
      expect(await told(who, { agent: 'A1', nature: 'assistance' })).toBe('0.5');
      expect(await told(who, { agent: 'A3' })).toBe('0'); // nothing recorded, while others did
    }
  });

  it('are told to the head of a team of its agents, wherever their work was', async () => {
    expect(await told(headOfPole, { agent: 'A2' })).toBe('2');
    expect(await told(headOfPole, { agent: 'A2', team: 'support' })).toBe('2');
    expect(await told(headOfSi, { agent: 'A1', body: 'arcueil' })).toBe('0.5');
    expect(await told(headOfPole, { agent: 'A6' }, '2019-04')).toBe('unknown: no-record');
    expect(await told(headOfPole, { agent: 'A6' }, '2019-05-02')).toBe('1');
    expect(await told(headOfSi, { agent: 'A6' }, '2019-06')).toBe('unknown: no-record');
  });

  it('are told to each of themselves alone, through their account', async () => {
    const own = { ...testActor('alpha', ['agent']), id: 'compte-a4' };
    expect(await told(own, { agent: 'A4' })).toBe('14');
    expect(await told(own, { agent: 'A1' })).toBe(withheld);
    expect(await told(own)).toBe(withheld);
    expect(await told({ ...own, roles: ['reader'] }, { agent: 'A4' })).toBe(withheld);
  });

  it('open to their lines', async () => {
    expect(await rows(headOfPole, measure, year(2018), { agent: 'A2' })).toEqual([
      'Agent A2 — 02/05/2018 — Assistance — INTERNE: 1',
      'Agent A2 — 03/05/2018 — Assistance — INTERNE: 1',
    ]);
  });
});
