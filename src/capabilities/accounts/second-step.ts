import type { Tx } from '../../database/face.ts';
import type { AwaitedFactor, GivenFactor, SecondStep, SecondStepAnswer } from '../../http/second-step.ts';
import { listAccounts } from './account.store.ts';
import { recoveryCodeNews, tellOwner } from './account-mail.ts';
import { listPasskeys, notePasskeyUsed } from './passkey.store.ts';
import { hasPasskeys, passkeyToUse, readUsedPasskey } from './passkey.ts';
import { endPendingCookie, readPendingCookie } from './pending-cookie.ts';
import {
  deletePending,
  findPending,
  lockPending,
  notePendingFailure,
  type PendingSignIn,
  putPendingChallenge,
} from './pending-sign-in.store.ts';
import { countRecoveryCodes, spendRecoveryCode } from './recovery-code.store.ts';
import { fingerprintOfCode } from './recovery-code.ts';
import { type Asker, isSecure, journalRefusal, openSession, type SessionsHouse } from './sign-in.ts';
import { findTotp, noteRightCode, noteWrongCode } from './totp.store.ts';
import { asksTwoCodes, matchedStep, wrongCodesAt } from './totp.ts';

/** Wrong factors for one first factor, after which the password is asked again. */
const mostFailures = 5;

async function find(house: SessionsHouse, headers: Headers): Promise<AwaitedFactor | null> {
  const token = await readPendingCookie(headers);
  const { accounts } = house.database;
  const pending = token === null ? null : await findPending(accounts, token, house.clock.now());
  if (token === null || pending === null) return null;
  const { account } = pending;
  const totp = await findTotp(accounts, account);
  const keys = hasPasskeys(house.origin) ? await listPasskeys(accounts, account) : [];
  const passkey = keys.length === 0 ? null : await passkeyToUse(house.origin, keys);
  if (passkey) await putPendingChallenge(accounts, token, passkey.challenge);
  const two = totp !== null && asksTwoCodes(totp, house.clock.now());
  return {
    account,
    codes: totp === null ? null : two ? 'two' : 'one',
    passkey,
    hasRecoveryCodes: (await countRecoveryCodes(accounts, account)) > 0,
  };
}

/** True when the code is right; it is then used up, and a wrong one is counted. */
async function tryCode(
  { sealing, clock }: SessionsHouse,
  tx: Tx,
  account: string,
  given: { readonly code: string; readonly next: string },
): Promise<boolean> {
  const totp = await findTotp(tx, account);
  if (!totp) return false;
  const now = clock.now();
  const secret = sealing.unseal(totp.secretSealed, account);
  const typed = asksTwoCodes(totp, now) ? given : { code: given.code };
  const step = secret === null ? null : matchedStep(secret, typed, now, totp.lastStep);
  if (step === null) await noteWrongCode(tx, account, wrongCodesAt(totp, now) + 1, now);
  else await noteRightCode(tx, account, step);
  return step !== null;
}

async function tryPasskey(
  { origin, clock }: SessionsHouse,
  tx: Tx,
  token: string,
  { account, challenge }: PendingSignIn,
  answer: string,
): Promise<boolean> {
  if (challenge === null) return false;
  await putPendingChallenge(tx, token, null);
  const used = await readUsedPasskey(origin, challenge, answer, await listPasskeys(tx, account));
  if (used) await notePasskeyUsed(tx, used.id, used.counter, clock.now());
  return used !== null;
}

function tryFactor(house: SessionsHouse, tx: Tx, token: string, pending: PendingSignIn, given: GivenFactor): Promise<boolean> {
  switch (given.kind) {
    case 'totp':
      return tryCode(house, tx, pending.account, given);
    case 'recovery':
      return spendRecoveryCode(tx, pending.account, fingerprintOfCode(given.code), house.clock.now());
    case 'passkey':
      return tryPasskey(house, tx, token, pending, given.answer);
  }
}

type Tried = { readonly pending: PendingSignIn; readonly right: boolean; readonly left: number; readonly isLast: boolean };

/** Tries the factor with everything that it uses up in one transaction: of two requests with the same one, the second has none. */
function tryOnce(house: SessionsHouse, token: string, given: GivenFactor): Promise<Tried | null> {
  return house.database.accounts.transaction().execute(async (tx) => {
    const pending = await lockPending(tx, token, house.clock.now());
    if (!pending) return null;
    const right = await tryFactor(house, tx, token, pending, given);
    const isLast = !right && pending.failures + 1 >= mostFailures;
    if (right || isLast) await deletePending(tx, token);
    else await notePendingFailure(tx, token);
    return { pending, right, isLast, left: await countRecoveryCodes(tx, pending.account) };
  });
}

const wrong: Record<GivenFactor['kind'], string> = {
  totp: 'Ce code n’est pas le bon, ou a déjà servi : attendez le suivant, et donnez celui que l’application affiche.',
  recovery: 'Ce code de secours n’est pas le bon, ou a déjà servi.',
  passkey: 'Cette clé d’accès n’a pas été reconnue : réessayez, ou prenez un autre moyen.',
};

async function give(house: SessionsHouse, given: GivenFactor, asker: Asker): Promise<SecondStepAnswer> {
  const token = await readPendingCookie(asker.headers);
  const tried = token === null ? null : await tryOnce(house, token, given);
  const ended = await endPendingCookie(isSecure(house));
  if (!tried) return { state: 'over', because: 'expired', cookies: [ended] };
  const { pending, right, left, isLast } = tried;
  if (!right) {
    await journalRefusal(house, pending.account, 'second-factor', asker);
    return isLast ? { state: 'over', because: 'attempts', cookies: [ended] } : { state: 'refused', why: wrong[given.kind] };
  }
  const [account] = await listAccounts(house.database.accounts, [pending.account]);
  if (!account) return { state: 'over', because: 'expired', cookies: [ended] };
  const { openedBy, idToken } = pending;
  const codesLeft = given.kind === 'recovery' ? left : null;
  const answer = await openSession(house, { account, openedBy, idToken, secondFactor: given.kind, codesLeft }, asker);
  if (!answer.signedIn) return { state: 'refused', why: answer.why };
  if (codesLeft !== null) await tellOwner({ ...house, now: house.clock.now }, account, recoveryCodeNews(codesLeft));
  return { state: 'signed-in', cookies: [...answer.cookies, ended], codesLeft };
}

export function createSecondStep(house: SessionsHouse): SecondStep {
  return {
    find: (headers) => find(house, headers),
    give: (given, headers, address) => give(house, given, { headers, address: address ?? null }),
  };
}
