import { describe, expect, test } from 'vitest';
import { testActor } from '../../database/testing.ts';
import type { Place } from '../../http/session.ts';
import type { Actor, Role } from '../../kernel/actor.ts';
import { maySeeAs } from './see-as.access.ts';

const place = (operator: string, member: string | null, roles: readonly Role[]): Place => ({
  operator: testActor(operator).operator,
  member,
  roles,
});
const ofGentilly = place('alpha', 'gentilly', ['member-it-director']);
const someone = { id: 'someone' };
const administrator = testActor('alpha');
const seenBy = { id: 'a2', name: 'Administration' };

describe('seeing the site as a person', () => {
  test.each<[string, Actor, { id: string }, Place | null, boolean]>([
    // who, actor, whom, where, may
    ['an administrator, a member’s person', administrator, someone, ofGentilly, true],
    ['an administrator, a colleague', administrator, someone, place('alpha', null, ['agent']), true],
    ['an administrator, another administrator', administrator, someone, place('alpha', null, ['administrator']), true],
    ['an administrator, themselves', administrator, { id: administrator.id }, place('alpha', null, ['administrator']), false],
    ['an administrator, somebody without a role today', administrator, someone, null, false],
    ['an administrator, somebody whose roles are gone', administrator, someone, place('alpha', null, []), false],
    ['an administrator, a person of another operator', administrator, someone, place('beta', null, ['agent']), false],
    ['an administrator who already sees as somebody', { ...administrator, seenBy }, someone, ofGentilly, false],
    ['an administrator’s command', { ...administrator, kind: 'command' }, someone, ofGentilly, false],
    ['the same roles on a member’s side', testActor('alpha', ['administrator'], 'gentilly'), someone, ofGentilly, false],
    ['a member’s IT director', testActor('alpha', ['member-it-director'], 'gentilly'), someone, ofGentilly, false],
    ...(['direction', 'dpo', 'security-officer', 'agent', 'auditor'] as const).map(
      (role): [string, Actor, { id: string }, Place, boolean] => [role, testActor('alpha', [role]), someone, ofGentilly, false],
    ),
    ['nobody in particular', testActor('alpha', []), someone, ofGentilly, false],
  ])('%s', (_who, actor, person, where, may) => {
    expect(maySeeAs(actor, person, where).may).toBe(may);
  });
});
