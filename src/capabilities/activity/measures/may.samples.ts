import type { Capability } from '../../../capability.ts';
import type { Tx } from '../../../database/face.ts';
import { record, type SampleRecord } from '../../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import type { Actor, Role } from '../../../kernel/actor.ts';
import { recordCatalogue } from '../../catalogue/catalogue.samples.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { recordBodies } from '../../directory/directory.samples.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../../staff/index.ts';
import { recordPersons, recordPosts, recordTeams } from '../../staff/staff.samples.ts';
import { recordTimeLines, recordTwoTrees } from '../activity.samples.ts';
import { registration as activity } from '../index.ts';

/** Somebody who holds this role in one team alone. */
export function inTeam(role: Role, team: string): Actor {
  return { ...testActor('alpha', [role]), id: `${role}-${team}`, teams: { [role]: [team] } };
}

export const hr = testActor('alpha', ['hr']);
export const headOfPole = inTeam('team-head', 'pole');

/** What is answered to those who may not know. */
export const withheld = 'unknown: withheld';

/** A database in which `hr` recorded that month. */
export async function openMay(more: readonly Capability[] = []): Promise<TestDatabase> {
  const test = await openTestDatabase({ capabilities: [directory, catalogue, staff, activity, ...more] });
  await test.database.transaction(hr, (tx) => recordMay(tx, hr));
  return test;
}

/** May 2018 has 19 days of work: Tuesday 1, Tuesday 8, Thursday 10 and Monday 21 are holidays. */
const daysOfMay = [2, 3, 4, 7, 9, 11, 14, 15, 16, 17, 18, 22, 23, 24, 25, 28, 29, 30, 31];
const may = (date: number) => `2018-05-${String(date).padStart(2, '0')}`;

const lines = (person: string, dates: readonly number[], more: SampleRecord = {}) =>
  dates.map((date) => ({ person, day: may(date), kind: 'si-suivi', ...more }));

/**
 * A month of five people, and somebody who changes teams a year later. A1 (si) is away on the afternoon of the 11th and recorded all; A2
 * (infra) is at 80 % without a pattern, on leave on the 7th; A3 (infra) arrives on the 16th; A4 (si) does not work on Wednesdays, recorded
 * all but one day, and a Saturday; A5 (si) gives 40 % to infra and recorded nothing. A6 is of infra until 16 May 2019, then of si.
 */
async function recordMay(tx: Tx, actor: Actor): Promise<void> {
  const since = { from_day: '2018-01-01' };
  await recordBodies(tx, actor, ['arcueil']);
  await recordCatalogue(tx, actor);
  await recordTeams(tx, actor);
  await recordTwoTrees(tx, actor);
  await recordPosts(tx, actor, [
    ...['P1', 'P4', 'P5'].map((code) => ({ code, team: 'si', ...since })),
    ...['P2', 'P3', 'P6'].map((code) => ({ code, team: 'infra', ...since })),
  ]);
  await recordPersons(tx, actor, [
    { code: 'A1', occupations: [{ post: 'P1', ...since }] },
    { code: 'A2', occupations: [{ post: 'P2', rate: 80, ...since }] },
    { code: 'A3', occupations: [{ post: 'P3', from_day: may(16) }] },
    { code: 'A4', occupations: [{ post: 'P4', ...since }] },
    { code: 'A5', occupations: [{ post: 'P5', ...since }], assignments: [{ team: 'infra', share: 40, ...since }] },
    {
      code: 'A6',
      occupations: [{ post: 'P6', from_day: '2019-01-01' }],
      assignments: [{ team: 'si', share: 100, from_day: '2019-05-16' }],
    },
  ]);
  await record(tx, actor, 'staff.work_pattern', [{ person: 'A4', pattern: '1111001111', ...since }]);
  await record(tx, actor, 'staff.absence', [
    { person: 'A1', kind: 'sick', from_day: may(11), from_noon: true, to_day: may(12) },
    { person: 'A2', kind: 'annual', from_day: may(7), to_day: may(8) },
  ]);
  await record(tx, actor, 'staff.person_account', [{ person: 'A4', account: 'compte-a4' }]);
  const wednesdays = [2, 9, 16, 23, 30];
  await recordTimeLines(tx, actor, [
    ...lines(
      'A1',
      daysOfMay.filter((date) => date !== 11),
    ),
    ...lines('A1', [11], { days_hundredths: 50, body: 'arcueil', kind: 'si-aide' }),
    ...lines(
      'A4',
      daysOfMay.filter((date) => date !== 31 && !wednesdays.includes(date)),
    ),
    ...lines('A4', [12]), // a Saturday
    ...lines('A2', [2, 3], { kind: 'support-aide' }),
    { person: 'A6', day: '2019-05-02', kind: 'si-suivi' },
    { person: 'A6', day: '2019-05-20', kind: 'si-suivi' },
  ]);
}
