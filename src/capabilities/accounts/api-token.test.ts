import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testActor } from '../../database/testing.ts';
import { mayImport } from '../../kernel/access.ts';
import { memberRoles, operatorRoles, outsideRoles, type Role } from '../../kernel/actor.ts';
import { day } from '../../kernel/day.ts';
import { expiryOf, isAlive, mayMakeToken, narrowedRoles } from './api-token.ts';
import { beginningOf, hashOfToken, newToken } from './token-secret.ts';

describe('who may make a token', () => {
  test.each<[string, readonly Role[], string | null, boolean, boolean]>([
    // who, roles, member, may read, may import
    ['a person without a role', [], null, false, false],
    ['a reader', ['reader'], null, true, false],
    ['the direction', ['direction'], null, true, true],
    ['an agent', ['agent'], null, true, false],
    ['an administrator', ['administrator'], null, true, true],
    ['an auditor', ['auditor'], null, true, false],
    ['a member’s IT director', ['member-it-director'], 'gentilly', true, false],
  ])('%s', (_who, roles, member, read, load) => {
    const actor = testActor('alpha', roles, member);
    expect([mayMakeToken(actor, 'read').may, mayMakeToken(actor, 'import').may]).toEqual([read, load]);
  });

  test('only a person: a command or a task signs in by no token', () => {
    expect(mayMakeToken({ ...testActor('alpha'), kind: 'command' }, 'read').may).toBe(false);
  });
});

describe('the roles of a token', () => {
  test.each<[readonly Role[], string | null, readonly Role[], readonly Role[]]>([
    [[], null, [], []],
    [['administrator', 'team-head'], null, ['reader'], ['reader', 'administrator']],
    [['hr', 'direction'], null, ['reader'], ['reader', 'hr', 'direction']],
    [['agent'], null, ['reader'], ['reader']],
    [['auditor'], null, ['auditor'], ['auditor']],
    [['member-it-director'], 'gentilly', ['member-reader'], ['member-reader']],
  ])('of %j (member %s) are %j to read and %j to import', (roles, member, read, load) => {
    const actor = testActor('alpha', roles, member);
    expect([narrowedRoles(actor, 'read'), narrowedRoles(actor, 'import')]).toEqual([read, load]);
  });

  test('never allow an import that the owner or the scope does not', () => {
    const anyRoles = fc.subarray([...operatorRoles, ...outsideRoles, ...memberRoles]);
    fc.assert(
      fc.property(
        anyRoles,
        fc.constantFrom(null, 'gentilly'),
        fc.constantFrom('read' as const, 'import' as const),
        (roles, member, scope) => {
          const actor = testActor('alpha', roles, member);
          const narrowed = { ...actor, roles: narrowedRoles(actor, scope) };
          expect(mayImport(narrowed).may).toBe(scope === 'import' && mayImport(actor).may);
        },
      ),
    );
  });
});

describe('a token itself', () => {
  test('holds 256 random bits, and is kept as a fingerprint from which nothing comes back', () => {
    const tokens = new Set(Array.from({ length: 200 }, newToken));
    expect(tokens.size).toBe(200);
    for (const token of tokens) {
      expect(token).toMatch(/^bievre_[\w-]{43}$/);
      expect(hashOfToken(token)).toHaveLength(32);
      expect(beginningOf(token)).toHaveLength(11);
    }
  });

  test('opens nothing from the day on which it expires, nor once revoked', () => {
    const expiresOn = expiryOf(day('2026-11-22'), 30);
    expect(expiresOn).toBe('2026-12-22');
    expect(isAlive({ expiresOn, revokedOn: null }, day('2026-12-21'))).toBe(true);
    expect(isAlive({ expiresOn, revokedOn: null }, expiresOn)).toBe(false);
    expect(isAlive({ expiresOn, revokedOn: day('2026-11-22') }, day('2026-11-22'))).toBe(false);
  });
});
