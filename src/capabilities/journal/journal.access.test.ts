import { describe, expect, it } from 'vitest';
import { testActor } from '../../database/testing.ts';
import { memberRoles, roles } from '../../kernel/actor.ts';
import { mayReadJournal } from './journal.access.ts';

describe('reading the journal', () => {
  const readers = ['administrator', 'direction', 'dpo', 'security-officer', 'auditor'];

  it.each(roles.map((role) => [role, readers.includes(role)] as const))('as %s: %s', (role, may) => {
    const member = memberRoles.some((one) => one === role) ? 'gentilly' : null;
    expect(mayReadJournal(testActor('alpha', [role], member)).may).toBe(may);
  });

  it('is refused to whoever stands for a member, whatever the role, and to whoever has none', () => {
    expect(mayReadJournal(testActor('alpha', ['administrator'], 'gentilly'))).toMatchObject({ may: false });
    expect(mayReadJournal(testActor('alpha', []))).toMatchObject({ may: false, why: expect.stringContaining('réservé') });
  });
});
