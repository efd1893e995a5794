import { describe, expect, test } from 'vitest';
import { testActor } from '../../database/testing.ts';
import { maySetSignIn } from '../../kernel/access.ts';
import { type Role, roles } from '../../kernel/actor.ts';
import { factorDemands, heavyRoles, isAskedOf } from './factor-demand.ts';

const place = (role: Role, member: string | null = null) => ({ member, roles: [role] });

describe('a second factor is asked', () => {
  test.each([
    ['nobody', place('administrator'), false],
    ['administrators', place('reader'), false],
    ['administrators', place('agent'), false],
    ['administrators', place('auditor'), false],
    ['administrators', place('member-elected', 'gentilly'), false],
    ['administrators', place('administrator'), true],
    ['administrators', place('direction'), true],
    ['administrators', place('hr'), true],
    ['administrators', place('finance'), true],
    ['administrators', place('member-it-director', 'gentilly'), true],
    ['administrators', { member: null, roles: ['reader', 'finance'] as Role[] }, true],
    ['operator', place('member-reader', 'gentilly'), false],
    ['operator', place('member-it-director', 'gentilly'), true],
    ['operator', place('reader'), true],
    ['everybody', place('member-reader', 'gentilly'), true],
  ] as const)('by « %s » of %j: %s', (demand, where, asked) => {
    expect(isAskedOf(demand, where)).toBe(asked);
  });

  test('of whoever was asked before, when the operator asks more', () => {
    for (const role of roles)
      for (const member of [null, 'gentilly']) {
        const asked = factorDemands.map((demand) => isAskedOf(demand, place(role, member)));
        expect(asked).toEqual([...asked].sort((a, b) => Number(a) - Number(b)));
      }
  });

  test('of those who could set it for others', () => {
    expect(heavyRoles).toContain('administrator');
  });
});

test.each(roles)('%s: only the operator’s administrator sets what signing in asks', (role) => {
  expect(maySetSignIn(testActor('alpha', [role])).may).toBe(role === 'administrator');
  expect(maySetSignIn(testActor('alpha', [role], 'gentilly')).may).toBe(false);
});
