import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendFacts } from '../../database/journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import type { Role } from '../../kernel/actor.ts';
import { personFacts } from './person-facts.ts';

let test: TestDatabase;
const administrator = { ...testActor('alpha'), id: 'a1', name: 'Anne Martin', address: '192.0.2.7' };
const bruno = { ...testActor('alpha', ['reader']), id: 'b2', name: 'Bruno Petit', address: '192.0.2.9' };

beforeAll(async () => {
  test = await openTestDatabase();
  const fact = (name: string, subject: string, after: unknown = null) => ({ name, subject, before: null, after });
  const facts = [
    [administrator, fact('accounts.invited', 'i1', { name: 'Bruno Petit', email: 'b@alpha.example' })],
    [administrator, fact('accounts.invited', 'i9', { name: 'Une autre', email: 'c@alpha.example' })],
    [bruno, fact('accounts.created', 'b2', { name: 'Bruno Petit' })],
    [bruno, fact('accounts.invitation-accepted', 'i1', { account: 'b2' })],
    [bruno, fact('accounts.role-granted', 'b2', { role: 'reader' })],
    [bruno, fact('accounts.signed-in', 'b2')],
    [bruno, fact('accounts.sign-in-refused', 'b2')],
    [bruno, fact('export.made', '/adherents.csv', { file: 'adherents.csv' })],
    [administrator, fact('accounts.role-granted', 'c3', { role: 'reader' })],
    [administrator, fact('accounts.closed', 'b2')],
  ] as const;
  for (const [actor, one] of facts) await test.database.transaction(actor, (tx) => appendFacts(tx, actor, [one]));
  const elsewhere = testActor('beta');
  await test.database.transaction(elsewhere, (tx) => appendFacts(tx, elsewhere, [fact('accounts.created', 'b2')]));
});
afterAll(() => test.close());

const told = (roles: readonly Role[], member: string | null = null, limit = 20) =>
  personFacts({ actor: testActor('alpha', roles, member), database: test.database, doors: [] }, 'b2', limit);

describe('what happened to an account', () => {
  it('is told to nobody but those who may read the journal', async () => {
    expect(await told(['reader'])).toBeNull();
    expect(await told(['member-it-director'], 'gentilly')).toBeNull();
  });

  it('is its invitations, roles and closing in this operator, its comings and goings apart', async () => {
    const history = await told(['administrator']);
    expect(history?.facts.map(({ what }) => what)).toEqual([
      'accounts.closed',
      'accounts.role-granted',
      'accounts.invitation-accepted',
      'accounts.created',
      'accounts.invited',
    ]);
    expect(history?.facts[0]).toMatchObject({ who: 'Anne Martin, 192.0.2.7', path: null, undone: null });
    expect(history?.visits.map(({ what }) => what)).toEqual(['accounts.sign-in-refused', 'accounts.signed-in']);
  });

  it('is told from the latest on, no more than is asked', async () => {
    expect((await told(['auditor'], null, 1))?.facts.map(({ what }) => what)).toEqual(['accounts.closed']);
  });
});
