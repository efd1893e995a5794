import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listEntries } from '../../database/journal.store.ts';
import { openTestDatabase, testActor } from '../../database/testing.ts';
import { demandSession, type Session } from '../../http/session.ts';
import { day } from '../../kernel/day.ts';
import { registration as directory } from '../directory/index.ts';
import { addPasskey, beginApplication, beginPasskey, confirmApplication } from './add-factor.ts';
import { setFactorDemand } from './ask-factor.ts';
import { accounts } from './index.ts';
import { readOwnFactors, remakeRecoveryCodes, removeApplication, removePasskey } from './own-factors.ts';
import { removeFactors } from './remove-factors.ts';
import { grantRole } from './roles-held.ts';
import { cookiesOf, openFactorHouse, origin, password } from './second-factors.samples.ts';
import { seeAs } from './see-as.ts';
import { softwarePasskey } from './software-passkey.samples.ts';

let it: ReturnType<typeof openFactorHouse>;
let who = '';
let account = '';
let session: Session;
let headers: Headers;
let count = 0;
const alpha = testActor('alpha');

beforeAll(async () => {
  it = openFactorHouse(await openTestDatabase({ capabilities: [accounts, directory] }));
});
afterAll(() => it.base.close());

beforeEach(async () => {
  it.waitNoMore();
  it.mails.length = 0;
  await setFactorDemand(it.house, alpha, 'nobody');
  count += 1;
  who = `personne-${count}`;
  account = await it.open(who);
  ({ session, headers } = await it.signedIn(who));
});

const read = () => readOwnFactors(it.house, session);
const tooLate = { code: 'accounts.not-recent' };

async function addKey(name: string, key = softwarePasskey()) {
  const asked = await beginPasskey(it.house, session);
  return addPasskey(it.house, session, { name, answer: key.create(asked, origin) });
}

async function factsOf(fact: string) {
  const entries = await it.base.database.read(alpha, (tx) => listEntries(tx, { fact, limit: 50 }));
  return entries.filter(({ subject }) => subject === account);
}

describe('changing one’s second factors', () => {
  test('is refused ten minutes after the last proof, whatever is asked; the password opens it again', async () => {
    await addKey('bureau');
    it.wait(11);
    expect((await read()).isRecent).toBe(false);
    await expect(beginApplication(it.house, session)).rejects.toMatchObject(tooLate);
    await expect(confirmApplication(it.house, session, '123456')).rejects.toMatchObject(tooLate);
    await expect(beginPasskey(it.house, session)).rejects.toMatchObject(tooLate);
    await expect(removeApplication(it.house, session)).rejects.toMatchObject(tooLate);
    await expect(remakeRecoveryCodes(it.house, session)).rejects.toMatchObject(tooLate);
    expect(await it.sessions.proveAgain(session, 'pas celui-là')).toBe(false);
    expect((await factsOf('accounts.sign-in-refused'))[0]?.after).toEqual({ why: 'password' });
    await expect(remakeRecoveryCodes(it.house, session)).rejects.toMatchObject(tooLate);
    expect(await it.sessions.proveAgain(session, password)).toBe(true);
    expect(await remakeRecoveryCodes(it.house, session)).toHaveLength(10);
  });

  test('is refused to a program that has a token', async () => {
    const { id: _, ...program } = session;
    await expect(beginApplication(it.house, program)).rejects.toMatchObject({ code: 'accounts.no-session' });
  });

  test('puts no application into use before it has shown a right code', async () => {
    await expect(confirmApplication(it.house, session, '123456')).rejects.toMatchObject({ code: 'accounts.no-setup' });
    const { secret } = await beginApplication(it.house, session);
    expect((await beginApplication(it.house, session)).secret).toBe(secret);
    await expect(confirmApplication(it.house, session, it.codeNow(secret, 5))).rejects.toMatchObject({
      code: 'accounts.wrong-code',
    });
    expect((await read()).application).toBeNull();
    expect((await it.enter(who)).signedIn).toBe(true);
    await confirmApplication(it.house, session, it.codeNow(secret));
    expect((await read()).application).not.toBeNull();
    expect((await it.enter(who)).signedIn).toBe(false);
  });

  test('is another’s in nothing: neither the set-up of another session, nor a passkey', async () => {
    const { secret } = await beginApplication(it.house, session);
    const other = await it.signedIn(who);
    await expect(confirmApplication(it.house, other.session, it.codeNow(secret))).rejects.toMatchObject({
      code: 'accounts.no-setup',
    });
    await addKey('bureau');
    const [key] = (await read()).passkeys;
    await it.open(`autre-${count}`);
    const stranger = (await it.signedIn(`autre-${count}`)).session;
    await expect(removePasskey(it.house, stranger, key?.id ?? '')).rejects.toMatchObject({ code: 'accounts.unknown-passkey' });
  });

  test('ends the other sessions, is written down and mailed, and gives recovery codes the first time', async () => {
    const elsewhere = await it.signedIn(who);
    const { codes } = await it.withApplication(session);
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    expect(codes?.every((one) => /^([a-hj-km-np-z2-9]{6}-){3}[a-hj-km-np-z2-9]{6}$/.test(one))).toBe(true);
    expect(await it.sessions.find(elsewhere.headers)).toBeNull();
    expect((await it.sessions.find(headers))?.actor.id).toBe(account);
    expect(await factsOf('accounts.factor-added')).toMatchObject([{ after: { factor: 'totp', sessionsEnded: 1 } }]);
    expect(await factsOf('accounts.recovery-codes-made')).toHaveLength(1);
    expect(it.mails).toMatchObject([{ to: `${who}@alpha.example`, text: expect.stringContaining('application de codes') }]);
    expect(await addKey('bureau')).toBeNull();
    expect((await read()).codesLeft).toBe(10);
  });

  test('stands when the mail server is down', async () => {
    const down = { ...it.house, mail: () => Promise.reject(new Error('en panne')) };
    const asked = await beginPasskey(down, session);
    await addPasskey(down, session, { name: 'bureau', answer: softwarePasskey().create(asked, origin) });
    expect((await read()).passkeys).toMatchObject([{ name: 'bureau', usedAt: null }]);
  });

  test('refuses a passkey without a name, twice the same, made for another site or for a challenge that served', async () => {
    const key = softwarePasskey();
    await addKey('bureau', key);
    const refusedWith = (code: string) => ({ code });
    await expect(addKey(' ')).rejects.toMatchObject(refusedWith('accounts.no-passkey-name'));
    await expect(addKey('bureau')).rejects.toMatchObject(refusedWith('accounts.same-passkey-name'));
    await expect(addKey('encore', key)).rejects.toMatchObject(refusedWith('accounts.known-passkey'));
    const asked = await beginPasskey(it.house, session);
    const abroad = softwarePasskey().create(asked, 'http://faux.example');
    await expect(addPasskey(it.house, session, { name: 'b', answer: abroad })).rejects.toMatchObject(
      refusedWith('accounts.bad-passkey'),
    );
    const late = softwarePasskey().create(asked, origin);
    await expect(addPasskey(it.house, session, { name: 'b', answer: late })).rejects.toMatchObject(
      refusedWith('accounts.bad-passkey'),
    );
    await expect(beginPasskey({ ...it.house, origin: 'http://192.0.2.4:3000' }, session)).rejects.toMatchObject(
      refusedWith('accounts.no-passkeys'),
    );
  });

  test('makes former recovery codes void', async () => {
    const { codes } = await it.withApplication(session);
    const fresh = await remakeRecoveryCodes(it.house, session);
    const give = async (code = '') => it.sessions.secondStep.give({ kind: 'recovery', code }, await it.awaited(who));
    expect(await give(codes?.[0])).toMatchObject({ state: 'refused' });
    expect(await give(fresh[0])).toMatchObject({ state: 'signed-in', codesLeft: 9 });
  });

  test('leaves nothing to sign in with when the last factor goes, not even recovery codes', async () => {
    await it.withApplication(session);
    await removeApplication(it.house, session);
    expect(await read()).toMatchObject({ application: null, codesLeft: 0 });
    expect((await it.enter(who)).signedIn).toBe(true);
    await expect(removeApplication(it.house, session)).rejects.toMatchObject({ code: 'accounts.no-application' });
    await expect(remakeRecoveryCodes(it.house, session)).rejects.toMatchObject({ code: 'accounts.no-factor' });
  });

  test('keeps the last factor where the operator asks for one', async () => {
    await it.withApplication(session);
    await addKey('bureau');
    await setFactorDemand(it.house, alpha, 'everybody');
    await removeApplication(it.house, session);
    const [key] = (await read()).passkeys;
    await expect(removePasskey(it.house, session, key?.id ?? '')).rejects.toMatchObject({ code: 'accounts.last-factor' });
    expect((await read()).passkeys).toHaveLength(1);
  });
});

describe('a second factor that the operator asks for', () => {
  test('is set by the administrator alone, out of what there is', async () => {
    await expect(setFactorDemand(it.house, testActor('alpha', ['direction']), 'everybody')).rejects.toMatchObject({
      kind: 'refused',
    });
    await expect(setFactorDemand(it.house, alpha, 'les autres')).rejects.toMatchObject({ code: 'accounts.unknown-demand' });
  });

  test('catches a session that was opened before, until one is set up', async () => {
    expect((await it.sessions.find(headers))?.lacksFactor).toBeUndefined();
    await setFactorDemand(it.house, alpha, 'operator');
    const caught = await it.sessions.find(headers);
    expect(caught?.lacksFactor).toBe(true);
    expect(() => demandSession(caught)).toThrow('demande un second facteur');
    await it.withApplication(session);
    expect((await it.sessions.find(headers))?.lacksFactor).toBeUndefined();
  });

  test('is written down with what it was, and not when nothing changes', async () => {
    await setFactorDemand(it.house, alpha, 'administrators');
    await setFactorDemand(it.house, alpha, 'administrators');
    const [last, before] = await it.base.database.read(alpha, (tx) =>
      listEntries(tx, { fact: 'accounts.factor-demand-changed', limit: 2 }),
    );
    expect(last).toMatchObject({ before: { asked: 'nobody' }, after: { asked: 'administrators' } });
    expect(before?.after).not.toEqual({ asked: 'administrators' });
    expect((await it.sessions.find(headers))?.lacksFactor).toBeUndefined();
  });

  test('is another operator’s in nothing', async () => {
    await setFactorDemand(it.house, testActor('beta'), 'everybody');
    expect((await it.sessions.find(headers))?.lacksFactor).toBeUndefined();
  });

  test('asks nothing of a program whose token was made before', async () => {
    const { token } = await it.tokens.make(session.actor, { name: 'lecture', scope: 'read', days: 30 });
    await setFactorDemand(it.house, alpha, 'everybody');
    expect((await it.tokens.find(token))?.session.lacksFactor).toBeUndefined();
  });
});

describe('an administrator who sees as a person', () => {
  async function seeing() {
    const name = `admin-${count}`;
    await it.open(name, ['administrator']);
    const own = await it.signedIn(name);
    const house = { database: it.base.database, ...it.clock };
    await seeAs(house, own.session, { person: account, place: 'alpha', reason: 'elle ne trouve rien' });
    const seen = await it.sessions.find(own.headers);
    if (!seen) throw new Error('no session');
    return { ...own, seen };
  }

  test('reads and changes none of the person’s factors', async () => {
    const { seen } = await seeing();
    expect(seen.actor.id).toBe(account);
    const refused = { kind: 'refused' };
    await expect(readOwnFactors(it.house, seen)).rejects.toMatchObject(refused);
    await expect(beginApplication(it.house, seen)).rejects.toMatchObject(refused);
    await expect(beginPasskey(it.house, seen)).rejects.toMatchObject(refused);
    await expect(remakeRecoveryCodes(it.house, seen)).rejects.toMatchObject(refused);
    await expect(removeFactors({ ...it.house, today: it.clock.today }, seen.actor, account, 'une raison')).rejects.toMatchObject(
      refused,
    );
  });

  test('does not escape by it a factor that is asked meanwhile', async () => {
    const { headers: cookie, session: own } = await seeing();
    await setFactorDemand(it.house, alpha, 'administrators');
    expect(await it.sessions.find(cookie)).toMatchObject({ lacksFactor: true, actor: { id: own.actor.id } });
  });
});

describe('somebody who lost every factor', () => {
  const house = () => ({ ...it.house, today: it.clock.today });
  const why = 'téléphone perdu, vue au guichet';

  test('is helped by nobody who does not manage them, nor by themselves, nor without a reason', async () => {
    await it.withApplication(session);
    const refused = (actor: typeof alpha, reason = why) => removeFactors(house(), actor, account, reason);
    await expect(refused(testActor('alpha', ['direction']))).rejects.toMatchObject({ code: 'accounts.unknown' });
    await expect(refused(testActor('beta'))).rejects.toMatchObject({ code: 'accounts.unknown' });
    await expect(refused(testActor('alpha', ['member-it-director'], 'gentilly'))).rejects.toMatchObject({
      code: 'accounts.unknown',
    });
    await expect(refused({ ...alpha, id: account })).rejects.toMatchObject({ code: 'accounts.own-account' });
    await expect(refused(alpha, ' ')).rejects.toMatchObject({ code: 'accounts.no-reason' });
    expect((await it.enter(who)).signedIn).toBe(false);
  });

  test('is helped by no administrator who manages a part of their account only', async () => {
    await it.withApplication(session);
    const inMember = {
      role: 'member-reader',
      scope: { kind: 'member', code: 'gentilly' },
      fromDay: day('2026-01-01'),
      toDay: null,
    } as const;
    await grantRole(it.base.database, alpha, account, inMember);
    const director = testActor('alpha', ['member-it-director'], 'gentilly');
    await expect(removeFactors(house(), director, account, why)).rejects.toMatchObject({ code: 'accounts.not-wholly-theirs' });
    expect((await it.enter(who)).signedIn).toBe(false);
  });

  test('signs in by the password again; it is written down, mailed, and every session is over', async () => {
    await it.withApplication(session);
    await addKey('bureau');
    const waiting = await it.awaited(who);
    await removeFactors(house(), alpha, account, why);
    expect(await it.sessions.find(headers)).toBeNull();
    expect(await it.sessions.secondStep.find(waiting)).toBeNull();
    expect((await it.enter(who)).signedIn).toBe(true);
    expect(await factsOf('accounts.factors-removed')).toMatchObject([
      { before: { factors: ['totp', 'passkey'] }, after: { factors: [], reason: why } },
    ]);
    expect(it.mails.at(-1)).toMatchObject({
      to: `${who}@alpha.example`,
      text: expect.stringContaining('Un administrateur a retiré'),
    });
    await expect(removeFactors(house(), alpha, account, why)).rejects.toMatchObject({ code: 'accounts.no-factor' });
  });
});

test('cookies of the test’s browser go when they are taken away', () => {
  const kept = cookiesOf(['a=1; Path=/', 'b=2']);
  expect(cookiesOf(['a=; Max-Age=0'], kept).get('cookie')).toBe('b=2');
});
