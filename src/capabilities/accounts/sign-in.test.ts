import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listEntries } from '../../database/journal.store.ts';
import { testActor } from '../../database/testing.ts';
import { alpha, openHouse, password, reading } from './accounts.samples.ts';
import { insertGrant } from './grant.store.ts';

let house: Awaited<ReturnType<typeof openHouse>>;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.base.close());

describe('signing in', () => {
  test('is refused with the same sentence for a wrong password and for an unknown address', async () => {
    const wrong = await house.sessions.signIn(
      { email: 'direction@alpha.example', password: 'autre-chose-encore' },
      new Headers(),
    );
    const unknown = await house.sessions.signIn({ email: 'personne@alpha.example', password }, new Headers());
    expect(wrong).toEqual({ signedIn: false, why: 'Adresse ou mot de passe incorrect.' });
    expect(unknown).toEqual(wrong);
  });

  test('is written down when it is refused, with the address that it came from, where the account has a place', async () => {
    const from = '203.0.113.7';
    await house.sessions.signIn({ email: 'direction@alpha.example', password: 'pas du tout celui-là' }, new Headers(), from);
    const [entry] = await house.base.database.read(alpha, (tx) =>
      listEntries(tx, { fact: 'accounts.sign-in-refused', limit: 1 }),
    );
    expect(entry).toMatchObject({
      actorKind: 'system',
      fromWhere: from,
      subject: house.ids['direction'],
      after: { why: 'password' },
    });
    expect(await house.factsOf(testActor('beta'))).toEqual([]);
  });

  test('gives no session to a forged cookie, nor without one', async () => {
    expect(await house.sessions.find(new Headers())).toBeNull();
    expect(await house.sessions.find(new Headers({ cookie: 'bievre.session_token=abc.def' }))).toBeNull();
    // The token of a session that is open, under a signature that nobody of ours wrote.
    const cookie = decodeURIComponent((await house.signedIn('direction')).get('cookie') ?? '');
    const at = cookie.lastIndexOf('.') + 1;
    const signedBy = (first: string) =>
      house.sessions.find(new Headers({ cookie: cookie.slice(0, at) + first + cookie.slice(at + 1) }));
    expect(await signedBy(cookie.charAt(at))).not.toBeNull();
    expect(await signedBy(cookie.charAt(at) === 'A' ? 'B' : 'A')).toBeNull();
  });

  test('gives no session past the date that it was opened with, and keeps none', async () => {
    const headers = await house.signedIn('direction');
    const id = (await house.sessions.find(headers))?.id ?? '';
    await sql`update accounts.session set "expiresAt" = now() - interval '1 second' where id = ${id}`.execute(
      house.base.database.accounts,
    );
    expect(await house.sessions.find(headers)).toBeNull();
    await sql`update accounts.session set "expiresAt" = now() + interval '1 day' where id = ${id}`.execute(
      house.base.database.accounts,
    );
    expect(await house.sessions.find(headers)).toBeNull();
  });

  test('gives the actor the teams in which a role is held there alone', async () => {
    const account = await house.open('tête', []);
    const terms = { ...reading, role: 'team-head', scope: { kind: 'team', code: 'infra' } } as const;
    await insertGrant(house.base.database.accounts, { ...terms, account, operator: alpha.operator, grantedBy: 'essai' });
    const found = await house.sessions.find(await house.signedIn('tête'));
    expect(found?.actor).toMatchObject({ roles: ['team-head'], teams: { 'team-head': ['infra'] } });
  });

  test('gives the actor with the operator and the roles of the account, and a cookie that no script reads', async () => {
    const answer = await house.sessions.signIn({ email: ' DIRECTION@alpha.example', password }, new Headers(), '203.0.113.8');
    expect(answer).toMatchObject({ signedIn: true });
    const [entry] = await house.base.database.read(alpha, (tx) => listEntries(tx, { fact: 'accounts.signed-in', limit: 1 }));
    expect(entry).toMatchObject({ fromWhere: '203.0.113.8', after: { openedBy: 'password', secondFactor: null } });
    expect(answer.signedIn && answer.cookies.join()).toMatch(/HttpOnly; SameSite=Lax/i);
    const session = await house.sessions.find(await house.signedIn('direction'));
    expect(session).toMatchObject({
      email: 'direction@alpha.example',
      places: [{ operator: 'alpha', member: null, roles: ['direction'] }],
      actor: { kind: 'person', name: 'direction', operator: 'alpha', member: null, roles: ['direction'] },
    });
  });

  test('ends the session that the same browser held', async () => {
    const former = await house.signedIn('direction');
    const elsewhere = await house.signedIn('direction');
    const answer = await house.sessions.signIn({ email: 'direction@alpha.example', password }, former);
    expect(answer.signedIn).toBe(true);
    expect(await house.sessions.find(former)).toBeNull();
    expect(await house.sessions.find(elsewhere)).not.toBeNull();
    const refused = await house.sessions.signIn({ email: 'direction@alpha.example', password: 'autre-chose-encore' }, elsewhere);
    expect([refused.signedIn, await house.sessions.find(elsewhere)]).toEqual([false, expect.anything()]);
  });

  test('ends when the person signs out', async () => {
    const headers = await house.signedIn('direction');
    const cookies = await house.sessions.signOut(headers);
    expect(cookies.join()).toContain('Max-Age=0');
    expect(await house.sessions.find(headers)).toBeNull();
  });

  test('is written in the journal of the operator, as leaving is', async () => {
    expect(await house.factsOf(alpha)).toEqual(
      expect.arrayContaining(['accounts.created', 'accounts.role-granted', 'accounts.signed-in', 'accounts.signed-out']),
    );
    expect(await house.factsOf(testActor('beta'))).toEqual([]);
  });

  test('is over after twelve hours without a page, and after seven days in any case', async () => {
    const headers = await house.signedIn('direction');
    const seenEvery = async (hours: number, times: number) => {
      for (let time = 0; time < times; time += 1) {
        house.time.hoursLater += hours;
        if (!(await house.sessions.find(headers))) return house.time.hoursLater;
      }
      return null;
    };
    expect(await seenEvery(11, 15)).toBeNull();
    // Seen an hour ago, and 168 hours old: the cookie's own age ends it.
    house.time.hoursLater = 168;
    expect(await house.sessions.find(headers)).toBeNull();
    house.time.hoursLater = 0;
    const other = await house.signedIn('direction');
    house.time.hoursLater = 12;
    expect(await house.sessions.find(other)).toBeNull();
    house.time.hoursLater = 0;
    expect(await house.sessions.find(other)).toBeNull();
  });
});
