import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase, testActor } from '../../database/testing.ts';
import { insertGrant } from './grant.store.ts';
import { accounts } from './index.ts';
import { closeAccount } from './roles-held.ts';
import { type HouseOfViews, openHouseOfViews, reason } from './see-as.samples.ts';
import { stopSeeingAs } from './see-as.ts';
import { hasUnreadViews, readOwnViews } from './seen-views.ts';

const alpha = testActor('alpha');
let h: HouseOfViews;
beforeAll(async () => {
  h = await openHouseOfViews(await openTestDatabase({ capabilities: [accounts] }));
});
afterAll(() => h.base.close());
beforeEach(() => h.setLater(0));

describe('a view ends', () => {
  const own = { actor: { name: 'administration', member: null, roles: ['administrator'] } };

  test('when the administrator goes back, once', async () => {
    const { headers, session } = await h.seeing();
    await stopSeeingAs({ database: h.database, now: h.clock.now }, session, 'left');
    await stopSeeingAs({ database: h.database, now: h.clock.now }, session, 'left');
    const found = await h.sessionOf(headers);
    expect(found).toMatchObject(own);
    expect([found.seeing, found.actor.seenBy]).toEqual([undefined, undefined]);
    expect((await h.journal()).filter(({ fact }) => fact === 'accounts.seen-as-ended')).toHaveLength(1);
  });

  test('after an hour, and what was sent from its last page is refused', async () => {
    const { headers } = await h.seeing();
    h.setLater(59);
    expect((await h.sessionOf(headers)).actor.name).toBe('gentiane');
    h.setLater(60);
    expect(await h.sessionOf(headers)).toMatchObject({ ...own, seeing: { person: 'gentiane', isOver: true } });
    expect(await h.sessionOf(headers)).toMatchObject(own);
    expect((await h.sessionOf(headers)).seeing).toBeUndefined();
    expect((await h.journal())[0]).toMatchObject({ fact: 'accounts.seen-as-ended', after: { minutes: 60, cause: 'time' } });
  });

  test('when the administrator signs out', async () => {
    const { headers } = await h.seeing();
    await h.house.sessions.signOut(headers);
    expect(await h.house.sessions.find(headers)).toBeNull();
    const [out, ended] = await h.journal();
    expect([out?.fact, out?.actorName]).toEqual(['accounts.signed-out', 'administration']);
    expect(ended).toMatchObject({ fact: 'accounts.seen-as-ended', after: { cause: 'signed-out' } });
  });

  test('when the person’s role ends', async () => {
    await h.open('provisoire', 'member-referent', 'alpha', 'gentilly');
    const { headers } = await h.seeing('provisoire');
    await h.endRoles('provisoire');
    expect(await h.sessionOf(headers)).toMatchObject(own);
    expect((await h.journal())[0]).toMatchObject({ fact: 'accounts.seen-as-ended', after: { cause: 'role' } });
  });

  test('when the administrator’s role ends, with or without another role left', async () => {
    await h.open('remplacant', 'administrator');
    await h.open('parti', 'administrator');
    const still = await h.seeing('gentiane', 'alpha/gentilly', 'remplacant');
    const gone = await h.seeing('gentiane', 'alpha/gentilly', 'parti');
    for (const name of ['remplacant', 'parti']) await h.endRoles(name);
    const reading = { role: 'reader', scope: { kind: 'operator' }, fromDay: h.today, toDay: null } as const;
    await insertGrant(h.database.accounts, {
      ...reading,
      ...{ account: h.ids['remplacant'] ?? '', operator: alpha.operator, grantedBy: 'essai' },
    });
    expect((await h.sessionOf(still.headers)).actor).toMatchObject({ name: 'remplacant', roles: ['reader'] });
    expect(await h.house.sessions.find(gone.headers)).toBeNull();
    expect((await h.journal()).slice(0, 2)).toMatchObject([
      { fact: 'accounts.seen-as-ended', after: { cause: 'role' } },
      { fact: 'accounts.seen-as-ended', after: { cause: 'role' } },
    ]);
  });

  test('for the person’s list too, when its session is gone without a word', async () => {
    await h.open('lue', 'agent');
    await h.open('ferme', 'administrator');
    await h.seeing('lue', 'alpha', 'ferme');
    await closeAccount(h.database, { ...alpha, id: 'essai' }, h.today, h.ids['ferme'] ?? '');
    const person = (await h.sessionOf(await h.signedIn('lue'))).actor;
    expect(await readOwnViews({ database: h.database, ...h.clock }, person)).toMatchObject([{ by: 'ferme', minutes: 1 }]);
    expect((await h.journal()).find(({ fact }) => fact === 'accounts.seen-as-ended')?.after).toMatchObject({ cause: 'session' });
  });
});

describe('the person seen', () => {
  test('is told until they have read who, when, for how long and why', async () => {
    await h.open('curieuse', 'agent');
    const { accounts: line } = h.database;
    const person = (await h.sessionOf(await h.signedIn('curieuse'))).actor;
    expect(await hasUnreadViews(line, person)).toBe(false);
    const { session } = await h.seeing('curieuse', 'alpha');
    expect(await hasUnreadViews(line, session.actor)).toBe(false);
    expect(await hasUnreadViews(line, person)).toBe(true);
    h.setLater(7);
    await stopSeeingAs({ database: h.database, now: h.clock.now }, session, 'left');
    expect(await readOwnViews({ database: h.database, ...h.clock }, person)).toMatchObject([
      { by: 'administration', reason, minutes: 7 },
    ]);
    expect(await hasUnreadViews(line, person)).toBe(false);
  });

  test('reads nothing of what others’ places were seen for, nor of another operator’s views', async () => {
    const { session } = await h.seeing();
    await stopSeeingAs({ database: h.database, now: h.clock.now }, session, 'left');
    const arcadie = (await h.sessionOf(await h.signedIn('arcadie'))).actor;
    expect(await readOwnViews({ database: h.database, ...h.clock }, arcadie)).toEqual([]);
    const elsewhere = { ...testActor('beta'), id: h.ids['gentiane'] ?? '' };
    expect(await readOwnViews({ database: h.database, ...h.clock }, elsewhere)).toEqual([]);
  });
});
