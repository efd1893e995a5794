import { describe, expect, it } from 'vitest';
import { testActor } from '../../database/testing.ts';
import { memberRoles, roles } from '../../kernel/actor.ts';
import { mayPublish } from './report.access.ts';

describe('publishing a report to the members', () => {
  const publishers = ['administrator', 'direction'];

  it.each(roles.map((role) => [role, publishers.includes(role)] as const))('as %s: %s', (role, may) => {
    const member = memberRoles.some((one) => one === role) ? 'gentilly' : null;
    expect(mayPublish(testActor('alpha', [role], member)).may).toBe(may);
  });

  it('is refused in words to whoever stands for a member, whatever the role, and to whoever has none', () => {
    expect(mayPublish(testActor('alpha', ['direction'], 'gentilly'))).toMatchObject({ may: false });
    expect(mayPublish(testActor('alpha', []))).toMatchObject({ may: false, why: expect.stringContaining('direction') });
  });
});
