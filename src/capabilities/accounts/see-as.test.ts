import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listEntries } from '../../database/journal.store.ts';
import { noteFacts } from '../../database/note-facts.ts';
import { perform } from '../../database/perform.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import { placeKey, type Session } from '../../http/session.ts';
import { runImport } from '../../import/run-import.ts';
import { undoImport } from '../../import/undo.ts';
import { yes } from '../../kernel/access.ts';
import type { Actor, Role } from '../../kernel/actor.ts';
import { type Day, day } from '../../kernel/day.ts';
import { endGrant, insertGrant, listGrants } from './grant.store.ts';
import { accounts, createAccounts } from './index.ts';
import { listOwnSessions } from './own-account.ts';
import { changeAccounts, readAccounts } from './record-change.store.ts';
import { closeAccount, grantRole } from './roles-held.ts';
import { seeAs, stopSeeingAs } from './see-as.ts';
import { hasUnreadViews, readOwnViews } from './seen-views.ts';

let base: TestDatabase;
let house: ReturnType<typeof createAccounts>;
const today: Day = day('2026-11-28');
let minutesLater = 0;
/** The library dates what it writes by the machine's clock: later is later than that. */
const clock = { today: () => today, now: () => new Date(Date.now() + minutesLater * 60_000) };
const alpha = testActor('alpha');
const password = 'une phrase assez longue';
const ids: Record<string, string> = {};
const reason = 'Elle ne trouve pas ses logiciels';

async function open(name: string, role: Role, operator = 'alpha', member: string | null = null): Promise<void> {
  const actor = testActor(operator);
  const roles = member === null ? [role] : [];
  const id = await house.desk.create(actor, { name, email: `${name}@${operator}.example`, password, roles });
  const scope = { kind: 'member' as const, code: member ?? '' };
  const terms = { role, scope, fromDay: today, toDay: null, account: id, operator: actor.operator, grantedBy: actor.id };
  if (member !== null) await insertGrant(base.database.accounts, terms);
  ids[name] = id;
}

async function endRoles(name: string): Promise<void> {
  for (const { operator, id } of await listGrants(base.database.accounts, ids[name] ?? ''))
    await endGrant(base.database.accounts, operator, id, today);
}

async function signedIn(name: string, operator = 'alpha'): Promise<Headers> {
  const answer = await house.sessions.signIn({ email: `${name}@${operator}.example`, password }, new Headers());
  if (!answer.signedIn) throw new Error(answer.why);
  return new Headers({ cookie: answer.cookies.map((cookie) => cookie.split(';')[0]).join('; ') });
}

async function sessionOf(headers: Headers): Promise<Session> {
  const session = await house.sessions.find(headers);
  if (!session) throw new Error('no session');
  return session;
}

const see = (session: Session, person: string, place = 'alpha/gentilly', why = reason) =>
  seeAs({ database: base.database, ...clock }, session, { person: ids[person] ?? person, place, reason: why });

/** An administrator who sees as a person: the browser's headers, and the session as the server finds it. */
async function seeing(person = 'gentiane', place = 'alpha/gentilly', administrator = 'administration') {
  const headers = await signedIn(administrator);
  await see(await sessionOf(headers), person, place);
  return { headers, session: await sessionOf(headers) };
}

const journal = (operator = 'alpha', limit = 6) => base.database.read(testActor(operator), (tx) => listEntries(tx, { limit }));

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [accounts] });
  house = createAccounts({ database: base.database, secret: 'x'.repeat(40), origin: 'http://localhost:3000', clock });
  await open('administration', 'administrator');
  await open('adjointe', 'administrator');
  await open('agent', 'agent');
  await open('gentiane', 'member-it-director', 'alpha', 'gentilly');
  await open('arcadie', 'member-reader', 'alpha', 'arcueil');
  await open('betty', 'direction', 'beta');
});
afterAll(() => base.close());
beforeEach(() => {
  minutesLater = 0;
});

describe('seeing as a person is refused', () => {
  test('to whoever is no administrator of the operator, a member’s director among them', async () => {
    for (const name of ['agent', 'gentiane', 'arcadie'])
      await expect(see(await sessionOf(await signedIn(name)), 'gentiane')).rejects.toMatchObject({ kind: 'refused' });
  });

  test('for oneself, for somebody elsewhere, for nobody, and where the person has no place', async () => {
    const session = await sessionOf(await signedIn('administration'));
    await expect(see(session, 'administration', 'alpha')).rejects.toMatchObject({ kind: 'refused' });
    const elsewhere = await see(session, 'betty', 'beta').catch((thrown: unknown) => thrown);
    const nobody = await see(session, 'no-such-id', 'beta').catch((thrown: unknown) => thrown);
    expect(elsewhere).toMatchObject({ kind: 'not-found', message: (nobody as Error).message }); // both are thrown
    for (const place of ['alpha', 'alpha/arcueil', 'beta', ''])
      await expect(see(session, 'gentiane', place)).rejects.toMatchObject({ kind: 'refused' });
  });

  test('without a reason, or with one that nobody would read', async () => {
    const session = await sessionOf(await signedIn('administration'));
    for (const why of ['', '  ', 'x'.repeat(501)])
      await expect(see(session, 'gentiane', 'alpha/gentilly', why)).rejects.toMatchObject({ code: 'accounts.no-reason' });
  });

  test('for somebody whose roles are over', async () => {
    await open('partie', 'agent');
    await endRoles('partie');
    const session = await sessionOf(await signedIn('administration'));
    await expect(see(session, 'partie', 'alpha')).rejects.toMatchObject({ kind: 'refused' });
  });

  test('to whoever sees as somebody already, even an administrator, and twice at once', async () => {
    const { session } = await seeing('adjointe', 'alpha');
    expect(session.actor.roles).toEqual(['administrator']);
    await expect(see(session, 'gentiane')).rejects.toMatchObject({ kind: 'refused' });
    const { actor } = session;
    const own: Actor = { ...testActor('alpha'), id: ids['administration'] ?? '' };
    expect(actor.id).toBe(ids['adjointe']);
    await expect(see({ ...session, actor: own }, 'gentiane')).rejects.toMatchObject({ code: 'accounts.seen-as-running' });
  });

  test('to a program with a token, which has no session', async () => {
    const actor: Actor = { ...testActor('alpha'), id: ids['administration'] ?? '' };
    await expect(see({ actor, email: '', places: [] }, 'gentiane')).rejects.toMatchObject({ kind: 'refused' });
  });
});

describe('whoever sees as a person', () => {
  test('stands in their place: their roles, their member, that place alone', async () => {
    const { session } = await seeing();
    expect(session).toMatchObject({
      email: 'gentiane@alpha.example',
      places: [{ operator: 'alpha', member: 'gentilly', roles: ['member-it-director'] }],
      actor: {
        id: ids['gentiane'],
        name: 'gentiane',
        member: 'gentilly',
        roles: ['member-it-director'],
        seenBy: { id: ids['administration'], name: 'administration' },
      },
      seeing: { person: 'gentiane', isOver: false },
    });
  });

  test('is refused every change in words: a command, an account, a token, a role, an import', async () => {
    const { session } = await seeing('adjointe', 'alpha');
    const { actor } = session;
    const { database } = base;
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
    await expect(undoImport(database, actor, '00000000-0000-4000-8000-000000000000')).rejects.toMatchObject(refused);
    const terms = { name: 'jeton', scope: 'read', days: 30 };
    expect(house.tokens.mayMake(actor, 'read')).toMatchObject({ may: false });
    await expect(house.tokens.make(actor, terms)).rejects.toMatchObject(refused);
    await expect(closeAccount(database, actor, today, ids['agent'] ?? '')).rejects.toMatchObject(refused);
    const role = { role: 'hr', scope: { kind: 'operator' }, fromDay: today, toDay: null } as const;
    await expect(grantRole(database, actor, ids['agent'] ?? '', role)).rejects.toMatchObject(refused);
    expect(ran).toBe(false);
  });

  test('is refused by the database what the code forgot to refuse', async () => {
    const { actor } = (await seeing('adjointe', 'alpha')).session;
    const write = sql`insert into journal.entry (operator, actor_kind, actor_id, actor_name, fact, subject)
      values ('alpha', 'person', 'x', 'x', 'x', 'x')`;
    const readOnly = { code: 'database.read-only' };
    await expect(base.database.transaction(actor, (tx) => write.execute(tx))).rejects.toMatchObject(readOnly);
    const remove = sql`delete from accounts.api_token`;
    await expect(readAccounts(base.database.accounts, actor, (tx) => remove.execute(tx))).rejects.toMatchObject(readOnly);
  });

  test('is not shown what is the person’s own: sessions and tokens', async () => {
    const { actor } = (await seeing()).session;
    await expect(listOwnSessions(base.database.accounts, actor, '')).rejects.toMatchObject({ kind: 'refused' });
    await expect(house.tokens.list(actor)).rejects.toMatchObject({ kind: 'refused' });
    await expect(readOwnViews({ database: base.database, ...clock }, actor)).rejects.toMatchObject({ kind: 'refused' });
  });

  test('goes nowhere else from there', async () => {
    const { headers, session } = await seeing();
    await expect(house.sessions.enterPlace(headers, 'alpha')).rejects.toMatchObject({ kind: 'refused' });
    expect(placeKey(session.actor)).toBe('alpha/gentilly');
  });

  test('leaves a trace under both names, of the start, of what they were refused and of the end', async () => {
    const { session } = await seeing();
    const refusal = { name: 'access.refused', subject: 'POST /imports', before: null, after: null };
    await noteFacts(base.database, session.actor, [refusal]);
    await stopSeeingAs({ database: base.database, now: clock.now }, session, 'left');
    const told = { actorId: ids['administration'], actorName: 'administration (vu comme gentiane)' };
    const [ended, refused, started] = await journal();
    expect(ended).toMatchObject({ ...told, fact: 'accounts.seen-as-ended', subject: ids['gentiane'] });
    expect(ended?.after).toEqual({ member: 'gentilly', reason, minutes: 1, cause: 'left' });
    expect(refused).toMatchObject({ ...told, fact: 'access.refused' });
    expect(started).toMatchObject({ ...told, fact: 'accounts.seen-as-started', after: { reason, minutes: 60 } });
    expect((await journal('beta', 50)).map(({ fact }) => fact)).not.toContain('accounts.seen-as-started');
  });
});

describe('a view ends', () => {
  const own = { actor: { name: 'administration', member: null, roles: ['administrator'] } };

  test('when the administrator goes back, once', async () => {
    const { headers, session } = await seeing();
    await stopSeeingAs({ database: base.database, now: clock.now }, session, 'left');
    await stopSeeingAs({ database: base.database, now: clock.now }, session, 'left');
    const found = await sessionOf(headers);
    expect(found).toMatchObject(own);
    expect([found.seeing, found.actor.seenBy]).toEqual([undefined, undefined]);
    expect((await journal()).filter(({ fact }) => fact === 'accounts.seen-as-ended')).toHaveLength(2);
  });

  test('after an hour, and what was sent from its last page is refused', async () => {
    const { headers } = await seeing();
    minutesLater = 59;
    expect((await sessionOf(headers)).actor.name).toBe('gentiane');
    minutesLater = 60;
    expect(await sessionOf(headers)).toMatchObject({ ...own, seeing: { person: 'gentiane', isOver: true } });
    expect(await sessionOf(headers)).toMatchObject(own);
    expect((await sessionOf(headers)).seeing).toBeUndefined();
    expect((await journal())[0]).toMatchObject({ fact: 'accounts.seen-as-ended', after: { minutes: 60, cause: 'time' } });
  });

  test('when the administrator signs out', async () => {
    const { headers } = await seeing();
    await house.sessions.signOut(headers);
    expect(await house.sessions.find(headers)).toBeNull();
    const [out, ended] = await journal();
    expect([out?.fact, out?.actorName]).toEqual(['accounts.signed-out', 'administration']);
    expect(ended).toMatchObject({ fact: 'accounts.seen-as-ended', after: { cause: 'signed-out' } });
  });

  test('when the person’s role ends', async () => {
    await open('provisoire', 'member-referent', 'alpha', 'gentilly');
    const { headers } = await seeing('provisoire');
    await endRoles('provisoire');
    expect(await sessionOf(headers)).toMatchObject(own);
    expect((await journal())[0]).toMatchObject({ fact: 'accounts.seen-as-ended', after: { cause: 'role' } });
  });

  test('when the administrator’s role ends, with or without another role left', async () => {
    await open('remplacant', 'administrator');
    await open('parti', 'administrator');
    const still = await seeing('gentiane', 'alpha/gentilly', 'remplacant');
    const gone = await seeing('gentiane', 'alpha/gentilly', 'parti');
    for (const name of ['remplacant', 'parti']) await endRoles(name);
    const reading = { role: 'reader', scope: { kind: 'operator' }, fromDay: today, toDay: null } as const;
    await insertGrant(base.database.accounts, {
      ...reading,
      ...{ account: ids['remplacant'] ?? '', operator: alpha.operator, grantedBy: 'essai' },
    });
    expect((await sessionOf(still.headers)).actor).toMatchObject({ name: 'remplacant', roles: ['reader'] });
    expect(await house.sessions.find(gone.headers)).toBeNull();
    expect((await journal()).slice(0, 2)).toMatchObject([
      { fact: 'accounts.seen-as-ended', after: { cause: 'role' } },
      { fact: 'accounts.seen-as-ended', after: { cause: 'role' } },
    ]);
  });

  test('for the person’s list too, when its session is gone without a word', async () => {
    await open('lue', 'agent');
    await open('ferme', 'administrator');
    await seeing('lue', 'alpha', 'ferme');
    await closeAccount(base.database, { ...alpha, id: 'essai' }, today, ids['ferme'] ?? '');
    const person = (await sessionOf(await signedIn('lue'))).actor;
    expect(await readOwnViews({ database: base.database, ...clock }, person)).toMatchObject([{ by: 'ferme', minutes: 1 }]);
    expect((await journal()).find(({ fact }) => fact === 'accounts.seen-as-ended')?.after).toMatchObject({ cause: 'session' });
  });
});

describe('the person seen', () => {
  test('is told until they have read who, when, for how long and why', async () => {
    await open('curieuse', 'agent');
    const { accounts: line } = base.database;
    const person = (await sessionOf(await signedIn('curieuse'))).actor;
    expect(await hasUnreadViews(line, person)).toBe(false);
    const { session } = await seeing('curieuse', 'alpha');
    expect(await hasUnreadViews(line, session.actor)).toBe(false);
    expect(await hasUnreadViews(line, person)).toBe(true);
    minutesLater = 7;
    await stopSeeingAs({ database: base.database, now: clock.now }, session, 'left');
    expect(await readOwnViews({ database: base.database, ...clock }, person)).toMatchObject([
      { by: 'administration', reason, minutes: 7 },
    ]);
    expect(await hasUnreadViews(line, person)).toBe(false);
  });

  test('reads nothing of what others’ places were seen for, nor of another operator’s views', async () => {
    const { session } = await seeing();
    await stopSeeingAs({ database: base.database, now: clock.now }, session, 'left');
    const arcadie = (await sessionOf(await signedIn('arcadie'))).actor;
    expect(await readOwnViews({ database: base.database, ...clock }, arcadie)).toEqual([]);
    const elsewhere = { ...testActor('beta'), id: ids['gentiane'] ?? '' };
    expect(await readOwnViews({ database: base.database, ...clock }, elsewhere)).toEqual([]);
  });
});
