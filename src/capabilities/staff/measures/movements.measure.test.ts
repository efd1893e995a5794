import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { answering } from '../../../figures/answers.samples.ts';
import { month, year, years } from '../../../kernel/period.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration } from '../index.ts';
import { recordGrades, recordPersons, recordPosts, recordTeams } from '../staff.samples.ts';

let test: TestDatabase;
const actor = testActor('alpha', ['hr']);

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, registration] });
  await test.database.transaction(actor, async (tx) => {
    await recordTeams(tx, actor);
    await recordGrades(tx, actor);
    await recordPosts(tx, actor, [
      { code: 'p1', title: 'Ingénieur système', grade: 'ingenieur', team: 'infra' },
      { code: 'p2', title: 'Technicien', grade: 'technicien', team: 'support' },
      { code: 'p3', title: 'Assistante', grade: 'adjoint', team: 'si' },
    ]);
    await recordPersons(tx, actor, [
      // There until the evening of 31 December 2018: counted then, gone in 2019.
      {
        code: '001',
        occupations: [
          { post: 'p1', from_day: '2017-01-01', to_day: '2019-01-01', start_cause: 'merger', end_cause: 'retirement' },
        ],
      },
      // From post to post, then tenured on the same post, then to another team: no arrival, no departure.
      {
        code: '002',
        occupations: [
          { post: 'p2', status: 'fixed-contract', from_day: '2017-01-01', to_day: '2019-03-01', end_cause: 'internal-move' },
          { post: 'p1', status: 'fixed-contract', from_day: '2019-03-01', to_day: '2019-09-01', end_cause: 'promotion' },
          { post: 'p1', from_day: '2019-09-01' },
        ],
        assignments: [{ team: 'si', share: 60, from_day: '2019-11-01' }],
      },
      // Two arrivals, the second after one day away.
      {
        code: '003',
        occupations: [
          { post: 'p3', from_day: '2019-02-01', to_day: '2019-06-01', start_cause: 'recruitment', end_cause: 'leave-of-absence' },
          { post: 'p3', from_day: '2019-06-02', start_cause: 'return' },
        ],
        assignments: [{ team: 'support', share: 50, from_day: '2019-01-01', to_day: '2019-03-01' }],
      },
      // An apprentice recruited as an agent arrives on that day; a temporary agent never does.
      {
        code: '004',
        occupations: [
          { post: null, status: 'apprentice', from_day: '2018-09-01', to_day: '2019-09-01' },
          { post: 'p2', status: 'fixed-contract', from_day: '2019-09-01', to_day: '2020-01-01', start_cause: 'recruitment' },
        ],
      },
      { code: '005', occupations: [{ post: null, status: 'temporary', from_day: '2019-05-01', to_day: '2019-06-01' }] },
    ]);
  });
});
afterAll(() => test.close());
const { answer, rows } = answering(() => test.database, registration.measures);

describe('movements', () => {
  it('are unknown before the register begins, and 0 in a quiet period that it covers', async () => {
    expect(await answer(actor, 'staff.arrivals', year(2016))).toBe('unknown: no-record');
    expect(await answer(actor, 'staff.departures', year(2018))).toBe('0');
    expect(await answer(actor, 'staff.moves', year(2018))).toBe('0');
  });

  it('a departure is counted on the first day away', async () => {
    expect(await answer(actor, 'staff.departures', month(2018, 12))).toBe('0');
    expect(await answer(actor, 'staff.departures', month(2019, 1))).toBe('1');
    expect(await rows(actor, 'staff.departures', year(2019))).toEqual([
      'Agent 001 — Ingénieur système, Infrastructures, présence jusqu’au 31/12/2018: 001',
      'Agent 003 — Assistante, Systèmes d’information, présence jusqu’au 31/05/2019: 003',
    ]);
  });

  it('balance: opening + arrivals − departures = closing, whatever the criterion once internal changes are told', async () => {
    expect(await answer(actor, 'staff.opening', year(2019))).toBe('2');
    expect(await answer(actor, 'staff.arrivals', year(2019))).toBe('3');
    expect(await answer(actor, 'staff.departures', year(2019))).toBe('2');
    expect(await answer(actor, 'staff.closing', year(2019))).toBe('3');
    expect(await answer(actor, 'staff.internal_balance', year(2019))).toBe('0');
    // One more tenured: the fixed contract of 002 became a tenure.
    expect(await answer(actor, 'staff.internal_balance', year(2019), { status: 'tenured' })).toBe('1');
    expect(await answer(actor, 'staff.internal_balance', year(2019), { status: 'fixed-contract' })).toBe('-1');
    // 003 came for half with the team that it left in March; 002 left it for good.
    expect(await answer(actor, 'staff.arrivals', year(2019), { team: 'support' })).toBe('1.5');
    expect(await answer(actor, 'staff.internal_balance', year(2019), { team: 'support' })).toBe('-1.5');
  });

  it('are told by cause, status and title', async () => {
    expect(await answer(actor, 'staff.departures', year(2019), { cause: 'retirement' })).toBe('1');
    expect(await answer(actor, 'staff.departures', year(2020), { cause: '?' })).toBe('1');
    expect(await answer(actor, 'staff.arrivals', year(2019), { cause: ['recruitment', 'return'], title: 'Assistante' })).toBe(
      '2',
    );
    expect(await answer(actor, 'staff.arrivals', year(2019), { cause: 'internal-move' })).toBe('0');
  });

  it('internal are changes of post or of main team, not of status', async () => {
    expect(await rows(actor, 'staff.moves', year(2019))).toEqual([
      'Agent 002 — Ingénieur système, Infrastructures → Ingénieur système, Systèmes d’information, le 01/11/2019: 002',
      'Agent 002 — Technicien, Support → Ingénieur système, Infrastructures, le 01/03/2019: 002',
    ]);
    expect(await answer(actor, 'staff.moves', year(2019), { from_team: 'pole' })).toBe('2');
  });

  it('turn over by two stated formulas', async () => {
    expect(await answer(actor, 'staff.turnover_simple', year(2019))).toBe('66.6667');
    expect(await answer(actor, 'staff.turnover_simple', years(2018, 2020))).toBe('150');
    // ((3 + 2) ÷ 2) ÷ (1 + 333 ÷ 365 + 122 ÷ 365)
    expect(await answer(actor, 'staff.turnover', year(2019))).toBe('111.2805');
  });
});
