import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../database/testing.ts';
import { createRegistry } from '../../figures/registry.ts';
import type { Actor } from '../../kernel/actor.ts';
import { day } from '../../kernel/day.ts';
import { isProblem } from '../../kernel/problem.ts';
import { activityApi } from './activity.api.ts';
import { finishWeek } from './week/own-week.ts';
import { saveWeek } from './week/save-week.ts';
import { openWeeks, plainWeek, type Weeks, weekCapabilities, weekTyped, workOf } from './week/weeks.samples.ts';

let weeks: Weeks;
beforeAll(async () => {
  weeks = await openWeeks(await openTestDatabase({ capabilities: weekCapabilities }));
  const { agent, send } = weeks;
  for (const person of ['A1', 'A2', 'A4'])
    await send(saveWeek, weekTyped(plainWeek, 0, [[workOf('interne', { comment: person }), '1', '1', '1']]), agent(person));
  await send(saveWeek, weekTyped(plainWeek, 1, [[workOf('interne'), '1', '1', '1', '1', '1']]), agent('A2'));
  await send(finishWeek, { lundi: plainWeek }, agent('A2'));
});
afterAll(() => weeks.close());

const today = day('2026-11-30');
const november = { from: '2026-11-23', to: '2026-11-27' };

/** What a route answers; the sentence of its refusal otherwise. */
async function ask(path: string, actor: Actor, query: Readonly<Record<string, unknown>> = november): Promise<unknown> {
  const route = activityApi.find((one) => one.path === path);
  const parsed = route?.query.parse(query);
  try {
    const answer = await weeks.read(
      async (tx) => route?.read({ tx, registry: createRegistry([]), actor, today, params: {}, query: parsed }),
      actor,
    );
    return route?.answer.parse(answer);
  } catch (thrown) {
    if (isProblem(thrown)) return thrown.message;
    throw thrown;
  }
}

describe('the API of working time refuses', () => {
  it('whoever has no week and follows none, and those whom a reader does not follow', async () => {
    const { agent, head } = weeks;
    for (const path of ['/api/time-lines', '/api/weeks']) {
      expect(await ask(path, agent('A1', ['reader']))).toContain('Seuls les agents');
      expect(await ask(path, agent('A9'))).toContain('lié à aucune personne');
      expect(await ask(path, agent('A1'), { ...november, person: 'A2' })).toContain('« A2 »');
      expect(await ask(path, head, { ...november, person: 'A4' })).toContain('« A4 »');
      expect(await ask(path, weeks.director, { ...november, person: 'A9' })).toContain('« A9 »');
      expect(await ask(path, head, { ...november, team: 'nulle' })).toBe('Aucune équipe n’a le code « nulle ».');
    }
  });

  it('what is no period of a year at most', async () => {
    const { director } = weeks;
    expect(await ask('/api/weeks', director, { from: '2026-13-01' })).toContain('n’est pas une date');
    for (const asked of [{ from: '0001-01-01' }, { from: '9999-12-01' }, { from: '2026-11-01', to: '9999-12-31' }])
      expect(await ask('/api/weeks', director, asked)).toContain('n’est pas une date');
    expect(await ask('/api/weeks', director, { from: '2026-12-01', to: '2026-11-01' })).toContain('échangez-les');
    expect(await ask('/api/time-lines', director, { from: '2025-01-01', to: '2026-11-01' })).toContain('Un an au plus');
    await expect(ask('/api/weeks', director, { size: 5000 })).rejects.toThrow();
  });
});

describe('the API of working time gives', () => {
  it('lines to whose they are, to those who follow them, by team and page by page', async () => {
    const { agent, head, director } = weeks;
    expect(await ask('/api/time-lines', agent('A1'))).toMatchObject({
      total: 3,
      lines: [
        { person: 'A1', day: '2026-11-23', days: 100, kind: 'interne', scope: 'internal', body: null, comment: 'A1' },
        {},
        {},
      ],
    });
    expect(await ask('/api/time-lines', head)).toMatchObject({ total: 8 });
    expect(await ask('/api/time-lines', director)).toMatchObject({ total: 11 });
    expect(await ask('/api/time-lines', director, { ...november, team: 'si' })).toMatchObject({
      total: 3,
      lines: [{ person: 'A4' }, {}, {}],
    });
    expect(await ask('/api/time-lines', director, { ...november, person: 'A2', size: 2, page: 3 })).toMatchObject({
      total: 5,
      lines: [{ day: '2026-11-27' }],
    });
    expect(await ask('/api/time-lines', director, { from: '2026-10-01' })).toMatchObject({ total: 0, lines: [] });
  });

  it('of who joins a team what they do once they are in it, and nothing of before', async () => {
    const { agent, otherHead, director, send } = weeks;
    const next = day('2026-11-30');
    await weeks.record('staff.team_assignment', [{ person: 'A2', team: 'si', share: 50, from_day: next }]);
    await send(saveWeek, weekTyped(next, 0, [[workOf('interne'), '1']]), agent('A2'));
    const both = { from: '2026-11-23', to: '2026-12-04' };
    const ofTheirs = (actor: Actor, asked: Readonly<Record<string, string>>) =>
      Promise.all([ask('/api/time-lines', actor, { ...both, ...asked }), ask('/api/weeks', actor, { ...both, ...asked })]);
    const [lines, owed] = [
      { total: 1, lines: [{ person: 'A2', day: next }] },
      { total: 1, weeks: [{ person: 'A2', monday: next }] },
    ];
    for (const asked of [{}, { team: 'si' }])
      expect(await ofTheirs(otherHead, { ...asked, person: 'A2' })).toMatchObject([lines, owed]);
    expect(await ofTheirs(otherHead, {})).toMatchObject([{ total: 4 }, { total: 3 }]);
    expect(await ofTheirs(director, { team: 'si' })).toMatchObject([{ total: 4 }, { total: 3 }]);
    expect(await ask('/api/weeks', otherHead, { ...november, person: 'A2' })).toContain('« A2 »');
    // Those of a team are those of its parts too.
    expect(await ofTheirs(director, { team: 'pole', person: 'A1' })).toMatchObject([{ total: 3 }, { total: 2 }]);
  });

  it('what is recorded of somebody who is not at work, as the pages do', async () => {
    const line = { person: 'A5', day: '2026-06-03', kind: 'interne', scope: 'internal', days_hundredths: 100 };
    await weeks.record('activity.time_line', [line]);
    expect(await ask('/api/weeks', weeks.director, { from: '2026-06-01', to: '2026-06-05', person: 'A5' })).toMatchObject({
      total: 1,
      weeks: [{ due: 0, placed: 0, state: 'open', late: false }],
    });
  });

  it('weeks with what is due and placed, and which are late', async () => {
    const { agent, head } = weeks;
    expect(await ask('/api/weeks', agent('A1'))).toMatchObject({
      total: 1,
      weeks: [{ person: 'A1', monday: plainWeek, state: 'open', version: 1, due: 450, placed: 300, late: true }],
    });
    expect(await ask('/api/weeks', head, { ...november, person: 'A2' })).toMatchObject({
      weeks: [{ state: 'finished', version: 3, due: 500, placed: 500, late: false }],
    });
    expect(await ask('/api/weeks', head, { ...november, size: 1, page: 2 })).toMatchObject({
      total: 4,
      weeks: [{ person: 'A2' }],
    });
  });
});
