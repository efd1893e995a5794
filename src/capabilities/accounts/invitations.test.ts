import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listEntries } from '../../database/journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import type { Mail } from '../../http/mail.ts';
import { day } from '../../kernel/day.ts';
import { registration as directory } from '../directory/index.ts';
import { acceptInvitation, openInvitation } from './accept-invitation.ts';
import type { Terms } from './grant.ts';
import { accounts, createAccounts } from './index.ts';
import { type Delivery, type Invitations, invite, listInvitations, resendInvitation, revokeInvitation } from './invitations.ts';
import { findPerson, listPeople } from './people.ts';

let base: TestDatabase;
let house: ReturnType<typeof createAccounts>;
let now = new Date('2026-11-22T10:00:00Z');
const today = day('2026-11-22');
const alpha = testActor('alpha');
const director = testActor('alpha', ['member-it-director'], 'gentilly');
const password = 'la girafe descend en ville';
const reader: Terms = { role: 'reader', scope: { kind: 'operator' }, fromDay: today, toDay: null };
const ofGentilly: Terms = { ...reader, role: 'member-referent', scope: { kind: 'member', code: 'gentilly' } };
let inviting: Invitations;

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [accounts, directory] });
  const clock = { today: () => today, now: () => now };
  house = createAccounts({ database: base.database, secret: 'x'.repeat(40), origin: 'http://localhost:3000', clock });
  inviting = { database: base.database, now: () => now, origin: 'https://bievre.example', mail: null };
});
afterAll(() => base.close());

const ask = (email: string, terms = reader) => ({ name: 'Camille', email, terms, place: 'chez Alpha' });

function tokenOf(delivery: Delivery): string {
  if (delivery.mailed) throw new Error('this link went by mail');
  return delivery.link.replace('https://bievre.example/invitation/', '');
}

const accept = (token: string, chosen = password) => acceptInvitation(base.database.accounts, now, token, chosen);
const pendingId = async (email: string) =>
  (await listInvitations(base.database.accounts, alpha)).find((one) => one.email === email)?.id ?? '';

describe('inviting', () => {
  test.each([
    ['by whoever does not manage people', testActor('alpha', ['direction']), ask('a@alpha.example'), 'access.refused'],
    ['by a member’s director, at the operator', director, ask('a@alpha.example'), 'access.refused'],
    ['without a name', alpha, { ...ask('a@alpha.example'), name: ' ' }, 'accounts.no-name'],
    ['to what is no address', alpha, ask('Camille <a@alpha.example>'), 'accounts.bad-email'],
    ['for a role that cannot be held there', alpha, ask('a@alpha.example', { ...reader, role: 'auditor' }), 'accounts.bad-terms'],
  ])('is refused %s', async (_why, actor, asked, code) => {
    await expect(invite(inviting, actor, asked)).rejects.toMatchObject({ code });
    expect(await listInvitations(base.database.accounts, alpha)).toEqual([]);
  });

  test('gives a link of which the database keeps the fingerprint only, and is refused twice', async () => {
    const token = tokenOf(await invite(inviting, alpha, ask(' Camille@Alpha.example')));
    expect(token).toMatch(/^[\w-]{43}$/);
    const [kept] = await listInvitations(base.database.accounts, alpha);
    expect(kept).toMatchObject({ email: 'camille@alpha.example', name: 'Camille' });
    expect(JSON.stringify(kept)).not.toContain(token);
    await expect(invite(inviting, alpha, ask('camille@alpha.example'))).rejects.toMatchObject({
      code: 'accounts.already-invited',
    });
    const journal = await base.database.read(alpha, (tx) => listEntries(tx, { limit: 10 }));
    expect(JSON.stringify(journal)).not.toContain(token);
  });

  test('shows to another operator, and to a member’s director, only what is theirs', async () => {
    const id = await pendingId('camille@alpha.example');
    for (const stranger of [testActor('beta'), director]) {
      expect(await listInvitations(base.database.accounts, stranger)).toEqual([]);
      const unknown = { code: 'accounts.unknown-invitation' };
      await expect(resendInvitation(inviting, stranger, id, '')).rejects.toMatchObject(unknown);
      await expect(revokeInvitation(inviting, stranger, id)).rejects.toMatchObject(unknown);
    }
  });
});

describe('a link', () => {
  test('opens nothing when it is not one', async () => {
    for (const token of ['', 'x'.repeat(43), "'; drop table accounts.invitation"])
      await expect(accept(token)).rejects.toMatchObject({ code: 'accounts.dead-link' });
  });

  test('refuses a weak password, and can then be used', async () => {
    const token = tokenOf(await invite(inviting, alpha, ask('deux@alpha.example')));
    await expect(accept(token, 'Motdepasse2026')).rejects.toMatchObject({ code: 'accounts.weak-password' });
    await expect(accept(token)).resolves.toEqual({ email: 'deux@alpha.example' });
  });

  test('works once, then signs in with the role that it gives', async () => {
    const token = tokenOf(await invite(inviting, alpha, ask('trois@alpha.example')));
    const both = await Promise.allSettled([accept(token), accept(token)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(openInvitation(base.database.accounts, now, token)).rejects.toMatchObject({ code: 'accounts.dead-link' });
    expect(await house.sessions.signIn({ email: 'trois@alpha.example', password }, new Headers())).toMatchObject({
      signedIn: true,
    });
    const people = await listPeople(base.database.accounts, alpha, today);
    expect(people.find(({ email }) => email === 'trois@alpha.example')).toMatchObject({
      standing: 'active',
      grants: [{ role: 'reader', grantedBy: alpha.id }],
      lastVisit: expect.any(String),
    });
    const journal = await base.database.read(alpha, (tx) => listEntries(tx, { limit: 4 }));
    expect(journal.map(({ fact }) => fact)).toEqual([
      'accounts.signed-in',
      'accounts.role-granted',
      'accounts.invitation-accepted',
      'accounts.created',
    ]);
  });

  test('expires after seven days', async () => {
    const token = tokenOf(await invite(inviting, alpha, ask('tard@alpha.example')));
    now = new Date('2026-11-29T09:59:59Z');
    await expect(openInvitation(base.database.accounts, now, token)).resolves.toMatchObject({ email: 'tard@alpha.example' });
    now = new Date('2026-11-29T10:00:00Z');
    await expect(accept(token)).rejects.toMatchObject({ code: 'accounts.dead-link' });
    now = new Date('2026-11-22T10:00:00Z');
  });

  test('opens nothing any more once another was sent, or the invitation withdrawn', async () => {
    const first = tokenOf(await invite(inviting, alpha, ask('quatre@alpha.example')));
    const id = await pendingId('quatre@alpha.example');
    const second = tokenOf(await resendInvitation(inviting, alpha, id, 'chez Alpha'));
    await expect(accept(first)).rejects.toMatchObject({ code: 'accounts.dead-link' });
    await revokeInvitation(inviting, alpha, id);
    await expect(accept(second)).rejects.toMatchObject({ code: 'accounts.dead-link' });
    await expect(resendInvitation(inviting, alpha, id, '')).rejects.toMatchObject({ code: 'accounts.unknown-invitation' });
  });

  test('asks for their own password whoever has an account already, and gives them one more place', async () => {
    const actor = testActor('beta');
    const token = tokenOf(await invite(inviting, actor, ask('deux@alpha.example', ofGentilly)));
    expect(await openInvitation(base.database.accounts, now, token)).toMatchObject({ hasAccount: true });
    await expect(accept(token, 'une autre phrase bien longue')).rejects.toMatchObject({ code: 'accounts.wrong-password' });
    await accept(token);
    const answer = await house.sessions.signIn({ email: 'deux@alpha.example', password }, new Headers());
    const cookie = answer.signedIn ? answer.cookies.map((one) => one.split(';')[0]).join('; ') : '';
    expect(await house.sessions.find(new Headers({ cookie }))).toMatchObject({
      places: [
        { operator: 'alpha', member: null },
        { operator: 'beta', member: 'gentilly' },
      ],
    });
  });
});

describe('a member’s director', () => {
  test('invites people of their own member, and sees nobody else', async () => {
    await accept(tokenOf(await invite(inviting, director, ask('referent@gentilly.example', ofGentilly))));
    const people = await listPeople(base.database.accounts, director, today);
    expect(people.map(({ email }) => email)).toEqual(['referent@gentilly.example']);
    const all = await listPeople(base.database.accounts, alpha, today);
    expect(all.length).toBeGreaterThan(2);
    const other = all.find(({ email }) => email === 'deux@alpha.example')?.id ?? '';
    await expect(findPerson(base.database.accounts, director, today, other)).rejects.toMatchObject({ code: 'accounts.unknown' });
    await expect(findPerson(base.database.accounts, director, today, 'nobody')).rejects.toMatchObject({
      code: 'accounts.unknown',
    });
    await expect(
      listPeople(base.database.accounts, testActor('alpha', ['member-elected'], 'gentilly'), today),
    ).rejects.toMatchObject({
      kind: 'refused',
    });
  });
});

describe('by mail', () => {
  test('a failure says so, and leaves a link to hand over', async () => {
    const mail = async () => {
      throw new Error('550 boîte inconnue');
    };
    const delivery = await invite({ ...inviting, mail }, alpha, ask('perdue@alpha.example'));
    expect(delivery).toMatchObject({ mailed: false, why: '550 boîte inconnue' });
    expect(
      (await listInvitations(base.database.accounts, alpha)).find(({ email }) => email === 'perdue@alpha.example'),
    ).toMatchObject({
      mailedAt: null,
    });
    await accept(tokenOf(delivery));
  });

  test('the link goes to the person alone, and is shown to nobody', async () => {
    const sent: Mail[] = [];
    const mail = async (one: Mail) => void sent.push(one);
    const delivery = await invite({ ...inviting, mail }, alpha, { ...ask('cinq@alpha.example'), name: 'Dominique <b>' });
    expect(delivery).toEqual({ mailed: true, email: 'cinq@alpha.example' });
    const [message] = sent;
    expect(message).toMatchObject({ to: 'cinq@alpha.example', subject: 'Invitation à rejoindre Bièvre, chez Alpha' });
    expect(message?.text).toContain('29 novembre 2026 à 11:00 (heure de Paris)');
    expect(message?.html).toContain('Dominique &lt;b&gt;');
    const [, token = ''] = /\/invitation\/(\S+)/.exec(message?.text ?? '') ?? [];
    expect(message?.html).toContain(token);
    await expect(accept(token)).resolves.toEqual({ email: 'cinq@alpha.example' });
  });
});
