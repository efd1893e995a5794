import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noteFacts } from '../../database/note-facts.ts';
import { perform } from '../../database/perform.ts';
import { openTestDatabase, testActor } from '../../database/testing.ts';
import { placeKey } from '../../http/session.ts';
import { runImport } from '../../import/run-import.ts';
import { undoImport } from '../../import/undo.ts';
import { yes } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import { accounts } from './index.ts';
import { listOwnSessions } from './own-account.ts';
import { changeAccounts, readAccounts } from './record-change.store.ts';
import { closeAccount, grantRole } from './roles-held.ts';
import { type HouseOfViews, openHouseOfViews, reason } from './see-as.samples.ts';
import { stopSeeingAs } from './see-as.ts';
import { readOwnViews } from './seen-views.ts';

let h: HouseOfViews;
beforeAll(async () => {
  h = await openHouseOfViews(await openTestDatabase({ capabilities: [accounts] }));
});
afterAll(() => h.base.close());

describe('seeing as a person is refused', () => {
  test('to whoever is no administrator of the operator, a member’s director among them', async () => {
    for (const name of ['agent', 'gentiane', 'arcadie'])
      await expect(h.see(await h.sessionOf(await h.signedIn(name)), 'gentiane')).rejects.toMatchObject({ kind: 'refused' });
  });

  test('for oneself, for somebody elsewhere, for nobody, and where the person has no place', async () => {
    const session = await h.sessionOf(await h.signedIn('administration'));
    await expect(h.see(session, 'administration', 'alpha')).rejects.toMatchObject({ kind: 'refused' });
    const elsewhere = await h.see(session, 'betty', 'beta').catch((thrown: unknown) => thrown);
    const nobody = await h.see(session, 'no-such-id', 'beta').catch((thrown: unknown) => thrown);
    expect(elsewhere).toMatchObject({ kind: 'not-found', message: (nobody as Error).message }); // both are thrown
    for (const place of ['alpha', 'alpha/arcueil', 'beta', ''])
      await expect(h.see(session, 'gentiane', place)).rejects.toMatchObject({ kind: 'refused' });
  });

  test('without a reason, or with one that nobody would read', async () => {
    const session = await h.sessionOf(await h.signedIn('administration'));
    for (const why of ['', '  ', 'x'.repeat(501)])
      await expect(h.see(session, 'gentiane', 'alpha/gentilly', why)).rejects.toMatchObject({ code: 'accounts.no-reason' });
  });

  test('for somebody whose roles are over', async () => {
    await h.open('partie', 'agent');
    await h.endRoles('partie');
    const session = await h.sessionOf(await h.signedIn('administration'));
    await expect(h.see(session, 'partie', 'alpha')).rejects.toMatchObject({ kind: 'refused' });
  });

  test('to whoever sees as somebody already, even an administrator, and twice at once', async () => {
    const { session } = await h.seeing('adjointe', 'alpha');
    expect(session.actor.roles).toEqual(['administrator']);
    await expect(h.see(session, 'gentiane')).rejects.toMatchObject({ kind: 'refused' });
    const { actor } = session;
    const own: Actor = { ...testActor('alpha'), id: h.ids['administration'] ?? '' };
    expect(actor.id).toBe(h.ids['adjointe']);
    await expect(h.see({ ...session, actor: own }, 'gentiane')).rejects.toMatchObject({ code: 'accounts.seen-as-running' });
  });

  test('to a program with a token, which has no session', async () => {
    const actor: Actor = { ...testActor('alpha'), id: h.ids['administration'] ?? '' };
    await expect(h.see({ actor, email: '', places: [] }, 'gentiane')).rejects.toMatchObject({ kind: 'refused' });
  });
});

describe('whoever sees as a person', () => {
  test('stands in their place: their roles, their member, that place alone', async () => {
    const { session } = await h.seeing();
    expect(session).toMatchObject({
      email: 'gentiane@alpha.example',
      places: [{ operator: 'alpha', member: 'gentilly', roles: ['member-it-director'] }],
      actor: {
        id: h.ids['gentiane'],
        name: 'gentiane',
        member: 'gentilly',
        roles: ['member-it-director'],
        seenBy: { id: h.ids['administration'], name: 'administration' },
      },
      seeing: { person: 'gentiane', isOver: false },
    });
  });

  test('is refused every change in words: a command, an account, a token, a role, an import', async () => {
    const { session } = await h.seeing('adjointe', 'alpha');
    const { actor } = session;
    const { database } = h;
    const refused = { kind: 'refused', message: expect.stringContaining('en lecture seule') };
    let ran = false;
    const run = async () => {
      ran = true;
      return { result: null, facts: [] };
    };
    const command = { name: 'x', parse: () => null, may: () => yes, run };
    await expect(perform(database, actor, command, null)).rejects.toMatchObject(refused);
    await expect(changeAccounts(database.accounts, actor, run)).rejects.toMatchObject(refused);
    await expect(runImport(database, actor, [], [])).rejects.toMatchObject(refused);
    await expect(undoImport(database, actor, '00000000-0000-4000-8000-000000000000', [])).rejects.toMatchObject(refused);
    const terms = { name: 'jeton', scope: 'read', days: 30 };
    expect(h.house.tokens.mayMake(actor, 'read')).toMatchObject({ may: false });
    await expect(h.house.tokens.make(actor, terms)).rejects.toMatchObject(refused);
    await expect(closeAccount(database, actor, h.today, h.ids['agent'] ?? '')).rejects.toMatchObject(refused);
    const role = { role: 'hr', scope: { kind: 'operator' }, fromDay: h.today, toDay: null } as const;
    await expect(grantRole(database, actor, h.ids['agent'] ?? '', role)).rejects.toMatchObject(refused);
    expect(ran).toBe(false);
  });

  test('is refused by the database what the code forgot to refuse', async () => {
    const { actor } = (await h.seeing('adjointe', 'alpha')).session;
    const write = sql`insert into journal.entry (operator, actor_kind, actor_id, actor_name, fact, subject)
      values ('alpha', 'person', 'x', 'x', 'x', 'x')`;
    const readOnly = { code: 'database.read-only' };
    await expect(h.database.transaction(actor, (tx) => write.execute(tx))).rejects.toMatchObject(readOnly);
    const remove = sql`delete from accounts.api_token`;
    await expect(readAccounts(h.database.accounts, actor, (tx) => remove.execute(tx))).rejects.toMatchObject(readOnly);
  });

  test('is not shown what is the person’s own: sessions and tokens', async () => {
    const { actor } = (await h.seeing()).session;
    await expect(listOwnSessions(h.database.accounts, actor, '')).rejects.toMatchObject({ kind: 'refused' });
    await expect(h.house.tokens.list(actor)).rejects.toMatchObject({ kind: 'refused' });
    await expect(readOwnViews({ database: h.database, ...h.clock }, actor)).rejects.toMatchObject({ kind: 'refused' });
  });

  test('goes nowhere else from there', async () => {
    const { headers, session } = await h.seeing();
    await expect(h.house.sessions.enterPlace(headers, 'alpha')).rejects.toMatchObject({ kind: 'refused' });
    expect(placeKey(session.actor)).toBe('alpha/gentilly');
  });

  test('leaves a trace under both names, of the start, of what they were refused and of the end', async () => {
    const { session } = await h.seeing();
    const refusal = { name: 'access.refused', subject: 'POST /imports', before: null, after: null };
    await noteFacts(h.database, session.actor, [refusal]);
    await stopSeeingAs({ database: h.database, now: h.clock.now }, session, 'left');
    const told = { actorId: h.ids['administration'], actorName: 'administration (vu comme gentiane)' };
    const [ended, refused, started] = await h.journal();
    expect(ended).toMatchObject({ ...told, fact: 'accounts.seen-as-ended', subject: h.ids['gentiane'] });
    expect(ended?.after).toEqual({ member: 'gentilly', reason, minutes: 1, cause: 'left' });
    expect(refused).toMatchObject({ ...told, fact: 'access.refused' });
    expect(started).toMatchObject({ ...told, fact: 'accounts.seen-as-started', after: { reason, minutes: 60 } });
    expect((await h.journal('beta', 50)).map(({ fact }) => fact)).not.toContain('accounts.seen-as-started');
  });
});
