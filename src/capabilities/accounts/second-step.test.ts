import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listEntries } from '../../database/journal.store.ts';
import { openTestDatabase, testActor } from '../../database/testing.ts';
import type { GivenFactor, SecondStepAnswer } from '../../http/second-step.ts';
import { registration as directory } from '../directory/index.ts';
import { addPasskey, beginPasskey } from './add-factor.ts';
import { accounts } from './index.ts';
import { cookiesOf, openFactorHouse, origin } from './second-factors.samples.ts';
import { softwarePasskey } from './software-passkey.samples.ts';

let it: ReturnType<typeof openFactorHouse>;
let who = '';
let account = '';
let secret = '';
let recovery: readonly string[] = [];
let count = 0;

beforeAll(async () => {
  it = openFactorHouse(await openTestDatabase({ capabilities: [accounts, directory] }));
});
afterAll(() => it.base.close());

/** Each test has a person of its own, with an application of codes. */
beforeEach(async () => {
  it.waitNoMore();
  count += 1;
  who = `personne-${count}`;
  account = await it.open(who);
  const { session } = await it.signedIn(who);
  const made = await it.withApplication(session);
  secret = made.secret;
  recovery = made.codes ?? [];
});

const code = (typed: string, next = ''): GivenFactor => ({ kind: 'totp', code: typed, next });
const give = (given: GivenFactor, headers: Headers) => it.sessions.secondStep.give(given, headers, '203.0.113.7');
const isWrong = { state: 'refused', why: expect.stringContaining('n’est pas le bon') };

/** A code that is right at no step around here. */
function wrongCode(): string {
  const right = new Set([-3, -2, -1, 0, 1, 2, 3].map((away) => it.codeNow(secret, away)));
  return ['000000', '111111', '222222', '333333', '444444', '555555', '666666', '777777'].find((one) => !right.has(one)) ?? '';
}

async function factsOf(fact: string) {
  const entries = await it.base.database.read(testActor('alpha'), (tx) => listEntries(tx, { fact, limit: 50 }));
  return entries.filter(({ subject }) => subject === account);
}

async function entered(answer: SecondStepAnswer): Promise<boolean> {
  return answer.state === 'signed-in' && (await it.sessions.find(cookiesOf(answer.cookies)))?.actor.id === account;
}

describe('without the second factor', () => {
  test('the password opens no session, and nothing is awaited from another browser', async () => {
    const headers = await it.awaited(who);
    expect(await it.sessions.find(headers)).toBeNull();
    expect(await it.sessions.secondStep.find(new Headers())).toBeNull();
    expect(await it.sessions.secondStep.find(new Headers({ cookie: 'bievre.second-facteur=ImludmVudGVkIg%3D%3D' }))).toBeNull();
    const answer = await give(code(it.codeNow(secret)), new Headers());
    expect(answer).toMatchObject({ state: 'over', because: 'expired' });
  });

  test('a wrong one is refused in words, and written down with where it came from', async () => {
    expect(await give(code(wrongCode()), await it.awaited(who))).toEqual(isWrong);
    expect(await give({ kind: 'recovery', code: 'abcdef-abcdef-abcdef-abcdef' }, await it.awaited(who))).toMatchObject({
      state: 'refused',
    });
    const written = await factsOf('accounts.sign-in-refused');
    expect(written).toHaveLength(2);
    expect(written[0]).toMatchObject({ fromWhere: '203.0.113.7', after: { why: 'second-factor' } });
  });

  test('five wrong ones lead back to the password, and the right one comes too late', async () => {
    const headers = await it.awaited(who);
    const wrong = wrongCode();
    for (let time = 1; time <= 4; time += 1) expect(await give(code(wrong), headers)).toEqual(isWrong);
    expect(await give(code(wrong), headers)).toMatchObject({ state: 'over', because: 'attempts' });
    expect(await give(code(it.codeNow(secret)), headers)).toMatchObject({ state: 'over', because: 'expired' });
  });

  test('five wrong ones at once count as five', async () => {
    const headers = await it.awaited(who);
    const answers = await Promise.all(Array.from({ length: 8 }, () => give(code(wrongCode()), headers)));
    expect(answers.filter(({ state }) => state === 'refused')).toHaveLength(4);
    expect((await factsOf('accounts.sign-in-refused')).length).toBe(5);
  });

  test('ten minutes later the password is asked again', async () => {
    const headers = await it.awaited(who);
    it.wait(10);
    expect(await it.sessions.secondStep.find(headers)).toBeNull();
    expect(await give(code(it.codeNow(secret)), headers)).toMatchObject({ state: 'over', because: 'expired' });
  });

  test('whatever was exhausted elsewhere, the owner gets in', async () => {
    for (let round = 0; round < 5; round += 1) {
      const stranger = await it.awaited(who);
      for (let time = 0; time < 5; time += 1) await give(code(wrongCode()), stranger);
    }
    const headers = await it.awaited(who);
    // A guess is no longer worth anything alone …
    expect((await it.sessions.secondStep.find(headers))?.codes).toBe('two');
    expect(await give(code(it.codeNow(secret)), headers)).toEqual(isWrong);
    // … and two codes in a row are.
    const first = it.codeNow(secret);
    it.wait(0.5);
    expect(await entered(await give(code(first, it.codeNow(secret)), headers))).toBe(true);
    expect((await it.sessions.secondStep.find(await it.awaited(who)))?.codes).toBe('one');
  });
});

describe('a code', () => {
  test('opens the session, which says what proved it', async () => {
    const answer = await give(code(it.codeNow(secret)), await it.awaited(who));
    expect(await entered(answer)).toBe(true);
    const [written] = await factsOf('accounts.signed-in');
    expect(written?.after).toEqual({ openedBy: 'password', secondFactor: 'totp' });
  });

  test('serves once, also for somebody who gives the password again', async () => {
    const typed = it.codeNow(secret);
    expect(await entered(await give(code(typed), await it.awaited(who)))).toBe(true);
    expect(await give(code(typed), await it.awaited(who))).toEqual(isWrong);
    it.wait(0.5);
    expect(await entered(await give(code(it.codeNow(secret)), await it.awaited(who)))).toBe(true);
  });

  test('given twice at once opens one session, for one password or for two', async () => {
    const [one, other] = [await it.awaited(who), await it.awaited(who)];
    const typed = code(it.codeNow(secret));
    const answers = await Promise.all([give(typed, one), give(typed, one), give(typed, other)]);
    expect(answers.filter(({ state }) => state === 'signed-in')).toHaveLength(1);
  });

  test('sealed under another secret of the site is refused, and the recovery codes still open', async () => {
    const stored = it.sessions.sealing.seal(secret, 'somebody else');
    await sql`update accounts.totp set secret_sealed = ${stored} where account = ${account}`.execute(it.base.database.accounts);
    const headers = await it.awaited(who);
    expect(await give(code(it.codeNow(secret)), headers)).toEqual(isWrong);
    expect(await entered(await give({ kind: 'recovery', code: recovery[0] ?? '' }, headers))).toBe(true);
  });
});

describe('a recovery code', () => {
  test('opens the session once, however it is typed, and says how many remain', async () => {
    const [first = ''] = recovery;
    expect(recovery).toHaveLength(10);
    const typed = { kind: 'recovery', code: ` ${first.toUpperCase().replaceAll('-', ' ')} ` } as const;
    const answer = await give(typed, await it.awaited(who));
    expect(await entered(answer)).toBe(true);
    expect(answer).toMatchObject({ codesLeft: 9 });
    expect((await factsOf('accounts.recovery-code-used'))[0]?.after).toEqual({ codesLeft: 9 });
    expect(await give(typed, await it.awaited(who))).toMatchObject({ state: 'refused' });
  });

  test('is told to its owner by mail, which a wrong one is not', async () => {
    const before = it.mails.length;
    await give({ kind: 'recovery', code: 'pas-un-code' }, await it.awaited(who));
    expect(it.mails).toHaveLength(before);
    await give({ kind: 'recovery', code: recovery[0] ?? '' }, await it.awaited(who));
    const mail = it.mails.at(-1);
    expect(mail).toMatchObject({ to: `${who}@alpha.example`, subject: 'Bièvre : un code de secours a servi' });
    for (const text of [mail?.text, mail?.html]) expect(text).toContain('Il en reste 9.');
    expect(JSON.stringify(mail)).not.toContain(recovery[0]);
  });

  test('used twice at once opens one session', async () => {
    const [one, other] = [await it.awaited(who), await it.awaited(who)];
    const typed = { kind: 'recovery', code: recovery[1] ?? '' } as const;
    const answers = await Promise.all([give(typed, one), give(typed, other)]);
    expect(answers.filter(({ state }) => state === 'signed-in')).toHaveLength(1);
  });

  test('of another account opens nothing', async () => {
    const former = recovery[2] ?? '';
    const other = `autre-${count}`;
    await it.open(other);
    await it.withApplication((await it.signedIn(other)).session);
    expect(await give({ kind: 'recovery', code: former }, await it.awaited(other))).toMatchObject({ state: 'refused' });
  });
});

describe('a passkey', () => {
  const key = () => softwarePasskey();

  /** One more factor: entering by a code, then adding the key. */
  async function withPasskey(made = key()) {
    const answer = await give(code(it.codeNow(secret)), await it.awaited(who));
    if (answer.state !== 'signed-in') throw new Error('not signed in');
    const session = await it.sessions.find(cookiesOf(answer.cookies));
    if (!session) throw new Error('no session');
    const asked = await beginPasskey(it.house, session);
    await addPasskey(it.house, session, { name: 'la clé', answer: made.create(asked, origin) });
    return made;
  }

  async function asked(headers: Headers) {
    const passkey = (await it.sessions.secondStep.find(headers))?.passkey;
    if (!passkey) throw new Error('no passkey is asked');
    return passkey;
  }

  const signed = (answer: string): GivenFactor => ({ kind: 'passkey', answer });
  const notKnown = { state: 'refused', why: expect.stringContaining('n’a pas été reconnue') };

  test('is refused when another one signed, for another site, for another challenge, or not at all', async () => {
    const made = await withPasskey();
    const headers = await it.awaited(who);
    expect(await give(signed(key().sign(await asked(headers), origin)), headers)).toEqual(notKnown);
    expect(await give(signed(made.sign(await asked(headers), 'http://faux.example')), headers)).toEqual(notKnown);
    await asked(headers);
    expect(await give(signed(made.sign({ challenge: 'AAAA' }, origin)), headers)).toEqual(notKnown);
    await asked(headers);
    expect(await give(signed('rien de tel'), headers)).toEqual(notKnown);
  });

  test('opens the session; its answer does not serve again, nor one of a copy that counts backwards', async () => {
    const made = await withPasskey();
    const headers = await it.awaited(who);
    const answer = signed(made.sign(await asked(headers), origin, 5));
    const answers = await Promise.all([give(answer, headers), give(answer, headers)]);
    expect(answers.map(({ state }) => state).sort()).toEqual(['over', 'signed-in']);
    const again = await it.awaited(who);
    expect(await give(answer, again)).toEqual(notKnown);
    expect(await give(signed(made.sign(await asked(again), origin, 5)), again)).toEqual(notKnown);
    expect(await entered(await give(signed(made.sign(await asked(again), origin, 6)), again))).toBe(true);
  });
});
