import { describe, expect, it } from 'vitest';
import { type Role, type TeamsOfRoles, teamsWhere } from './actor.ts';

describe('the teams in which a role is held', () => {
  it.each<[what: string, held: readonly Role[], teams: TeamsOfRoles | undefined, answer: readonly string[] | 'everywhere']>([
    ['none, without the role', ['agent'], undefined, []],
    ['none, without the role, whatever else is held everywhere', ['administrator'], { 'team-head': ['infra'] }, []],
    ['those that are named', ['team-head'], { 'team-head': ['infra', 'support'] }, ['infra', 'support']],
    ['everywhere, when none is named', ['team-head'], undefined, 'everywhere'],
    [
      'of all the roles asked',
      ['team-head', 'project-lead'],
      { 'team-head': ['infra'], 'project-lead': ['si', 'infra'] },
      ['infra', 'si'],
    ],
    ['everywhere, when one of them is held so', ['team-head', 'project-lead'], { 'team-head': ['infra'] }, 'everywhere'],
  ])('are %s', (_what, held, teams, answer) => {
    expect(teamsWhere({ roles: held, ...(teams ? { teams } : {}) }, 'team-head', 'project-lead')).toEqual(answer);
  });
});
