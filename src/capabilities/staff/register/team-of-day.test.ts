import { expect, it } from 'vitest';
import { day } from '../../../kernel/day.ts';
import type { Assignment } from './assignment.ts';
import type { ShownOccupation } from './occupation.ts';
import { teamsOn } from './team-of-day.ts';

const date = day('2026-11-22');
const since = { fromDay: day('2020-01-01'), toDay: null };

const holding = (postTeam: string | null): ShownOccupation => ({
  ...since,
  id: '1',
  person: 'A1',
  post: 'P1',
  status: 'tenured',
  grade: null,
  rate: 100,
  startCause: null,
  endCause: null,
  noticeDay: null,
  personName: null,
  postTitle: 'Technicien',
  postTeam,
  gradeName: null,
  quota: 100,
});
const assigned = (team: string, share: number): Assignment => ({
  ...since,
  id: '1',
  person: 'A1',
  team,
  share,
  manager: false,
  role: null,
});

it.each([
  ['no team, without any', [], [], []],
  ['the team of the post', [holding('infra')], [], [{ team: 'infra', share: 100 }]],
  ['no team, by a post without one', [holding(null)], [], []],
  [
    'what is assigned, and the rest of the post’s',
    [holding('infra')],
    [assigned('si', 30)],
    [
      { team: 'si', share: 30 },
      { team: 'infra', share: 70 },
    ],
  ],
  ['one share of a team that has both', [holding('infra')], [assigned('infra', 30)], [{ team: 'infra', share: 100 }]],
  ['nothing of the post’s, all being assigned', [holding('infra')], [assigned('si', 100)], [{ team: 'si', share: 100 }]],
  ['nothing of what is over', [{ ...holding('infra'), toDay: date }], [{ ...assigned('si', 30), toDay: date }], []],
])('somebody is in %s', (_what, occupations, assignments, teams) => {
  expect(teamsOn(occupations, assignments, date)).toEqual(teams);
});
