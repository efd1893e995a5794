import { describe, expect, it } from 'vitest';
import { testActor } from '../../database/testing.ts';
import { type Role, roles } from '../../kernel/actor.ts';
import { asApprover, mayApproveWeeks, mayFillWeek, mayFollowTime, mayLockMonths } from './activity.access.ts';

const holders = (may: (actor: ReturnType<typeof testActor>) => { readonly may: boolean }, member: string | null = null) =>
  roles.filter((role) => may(testActor('alpha', [role], member)).may);

describe('who may do what of working time', () => {
  it.each<[string, Parameters<typeof holders>[0], readonly Role[]]>([
    ['fill', mayFillWeek, ['direction', 'team-head', 'agent', 'project-lead', 'finance', 'hr', 'dpo', 'security-officer']],
    ['follow', mayFollowTime, ['direction', 'team-head', 'project-lead', 'hr']],
    ['approve', mayApproveWeeks, ['direction', 'team-head']],
    ['lock', mayLockMonths, ['direction', 'hr']],
  ])('%s: these roles, and nobody on the side of a member', (_what, may, allowed) => {
    expect(holders(may)).toEqual(allowed);
    expect(holders(may, 'arcueil')).toEqual([]);
  });

  it('an approver who plans elsewhere too answers for what they approve alone', () => {
    const actor = { ...testActor('alpha', ['team-head', 'project-lead', 'hr']), teams: { 'team-head': ['infra'] } };
    expect(asApprover(actor).roles).toEqual(['team-head']);
  });
});
