import type { Database, Tx } from '../../database/face.ts';
import type { Sealing, Session } from '../../http/session.ts';
import { demand, mayOpenOwnAccount } from '../../kernel/access.ts';
import type { Fact } from '../../kernel/command.ts';
import { type Problem, problem } from '../../kernel/problem.ts';
import { findPasswordHash } from './account.store.ts';
import { factorNews, type MailHouse, tellOwner } from './account-mail.ts';
import { isAskedSomewhere } from './ask-factor.ts';
import { findProvenAt } from './factor-setup.store.ts';
import { endOthers } from './own-account.ts';
import { deletePasskey, listPasskeys, type PasskeyRow } from './passkey.store.ts';
import { changeAccounts } from './record-change.store.ts';
import { countRecoveryCodes, replaceRecoveryCodes } from './recovery-code.store.ts';
import { fingerprintOfCode, newRecoveryCodes } from './recovery-code.ts';
import { hasSecondFactor } from './second-factor.store.ts';
import { deleteTotp, findTotp } from './totp.store.ts';

/** What changing one's second factors needs of the house. */
export type FactorHouse = MailHouse & { readonly database: Database; readonly sealing: Sealing };

/** How long after signing in, or giving the password again, one may change how one signs in. */
export const recentMinutes = 10;

/** A person's own second factors, as their page shows them; instants in ISO 8601. */
export type FactorSheet = {
  readonly application: { readonly madeAt: string } | null;
  readonly passkeys: readonly {
    readonly id: string;
    readonly name: string;
    readonly isSynced: boolean;
    readonly madeAt: string;
    readonly usedAt: string | null;
  }[];
  readonly codesLeft: number;
  /** The operator asks for one: the last one is kept. */
  readonly isAsked: boolean;
  readonly isRecent: boolean;
  readonly hasPassword: boolean;
};

/**
 * The id of the session, in which alone factors are read and changed: a token of the API has none, and whoever sees as another
 * person stands in their place with a session of their own. @throws Problem `refused`
 */
export function sessionOf({ id, actor }: Session): string {
  demand(mayOpenOwnAccount(actor));
  if (id !== undefined) return id;
  throw problem('refused', 'accounts.no-session', 'Seule une personne connectée change ses seconds facteurs.');
}

function isRecent(provenAt: Date | null, now: Date): boolean {
  return provenAt !== null && now.getTime() - provenAt.getTime() <= recentMinutes * 60_000;
}

function sheetOfKey({ id, name, isSynced, madeAt, usedAt }: PasskeyRow): FactorSheet['passkeys'][number] {
  return { id, name, isSynced, madeAt: madeAt.toISOString(), usedAt: usedAt?.toISOString() ?? null };
}

export async function readOwnFactors({ database, now }: FactorHouse, session: Session): Promise<FactorSheet> {
  const id = sessionOf(session);
  const { accounts } = database;
  const account = session.actor.id;
  const totp = await findTotp(accounts, account);
  return {
    application: totp && { madeAt: totp.madeAt.toISOString() },
    passkeys: (await listPasskeys(accounts, account)).map(sheetOfKey),
    codesLeft: await countRecoveryCodes(accounts, account),
    isAsked: await isAskedSomewhere(accounts, session.places),
    isRecent: isRecent(await findProvenAt(accounts, id), now()),
    hasPassword: (await findPasswordHash(accounts, account)) !== null,
  };
}

/** @throws Problem `refused` when it is too long since the session proved who is there: a screen left open changes nothing */
export async function demandRecent({ database, now }: FactorHouse, session: Session): Promise<void> {
  if (isRecent(await findProvenAt(database.accounts, sessionOf(session)), now())) return;
  throw problem(
    'invalid',
    'accounts.not-recent',
    `Donnez d’abord votre mot de passe : vous l’avez donné il y a plus de ${recentMinutes} minutes.`,
  );
}

function lastOne(): Problem {
  return problem(
    'conflict',
    'accounts.last-factor',
    'Votre opérateur demande un second facteur, et c’est le dernier : ajoutez-en d’abord un autre.',
  );
}

type Told = Readonly<Record<string, string | number>> | null;

/** What a change of factors did: its fact, and the sentence that is mailed. */
type Done = { readonly fact: string; readonly before: Told; readonly after: Told; readonly what: string };

/**
 * A change of one's own factors: recent, in one transaction with its facts, the other sessions ended, the person told.
 * @returns the recovery codes, when this was the first factor: they are shown this once
 */
export async function changeFactors(
  house: FactorHouse,
  session: Session,
  run: (tx: Tx, now: Date) => Promise<Done>,
): Promise<readonly string[] | null> {
  await demandRecent(house, session);
  const { actor } = session;
  const now = house.now();
  const changed = await changeAccounts(house.database.accounts, actor, async (tx) => {
    const had = await hasSecondFactor(tx, actor.id);
    const done = await run(tx, now);
    const has = await hasSecondFactor(tx, actor.id);
    if (!has && (await isAskedSomewhere(tx, session.places))) throw lastOne();
    const codes = has && !had ? newRecoveryCodes() : null;
    // Without a factor they would open nothing, and lie about for the next one.
    if (codes || !has) await replaceRecoveryCodes(tx, actor.id, (codes ?? []).map(fingerprintOfCode), now);
    const ended = await endOthers(tx, actor, sessionOf(session));
    const made: Fact[] = codes
      ? [{ name: 'accounts.recovery-codes-made', subject: actor.id, before: null, after: { codesLeft: codes.length } }]
      : [];
    const after = { ...done.after, sessionsEnded: ended.length };
    const fact: Fact = { name: done.fact, subject: actor.id, before: done.before, after };
    return { result: { codes, what: done.what }, facts: [fact, ...made] };
  });
  await tellOwner(house, { email: session.email, name: actor.name }, factorNews(changed.what));
  return changed.codes;
}

/** @throws Problem when there is none, or it is the last and one is asked */
export async function removeApplication(house: FactorHouse, session: Session): Promise<void> {
  const account = session.actor.id;
  await changeFactors(house, session, async (tx) => {
    if (!(await deleteTotp(tx, account)))
      throw problem('not-found', 'accounts.no-application', 'Votre compte n’a pas d’application de codes.');
    const what = 'L’application de codes a été retirée de votre compte.';
    return { fact: 'accounts.factor-removed', before: { factor: 'totp' }, after: null, what };
  });
}

/** @throws Problem as above; the same for a key that is another's */
export async function removePasskey(house: FactorHouse, session: Session, id: string): Promise<void> {
  const account = session.actor.id;
  await changeFactors(house, session, async (tx) => {
    const key = (await listPasskeys(tx, account)).find((one) => one.id === id);
    if (!key) throw problem('not-found', 'accounts.unknown-passkey', 'Votre compte n’a pas cette clé d’accès.');
    await deletePasskey(tx, account, id);
    const before = { factor: 'passkey', name: key.name };
    const what = `La clé d’accès « ${key.name} » a été retirée de votre compte.`;
    return { fact: 'accounts.factor-removed', before, after: null, what };
  });
}

/** New recovery codes in place of the former ones, which open nothing any more. @throws Problem without a factor to recover */
export async function remakeRecoveryCodes(house: FactorHouse, session: Session): Promise<readonly string[]> {
  const account = session.actor.id;
  const codes = newRecoveryCodes();
  await changeFactors(house, session, async (tx, now) => {
    if (!(await hasSecondFactor(tx, account)))
      throw problem(
        'conflict',
        'accounts.no-factor',
        'Les codes de secours vont avec un second facteur : installez-en un d’abord.',
      );
    const before = { codesLeft: await countRecoveryCodes(tx, account) };
    await replaceRecoveryCodes(tx, account, codes.map(fingerprintOfCode), now);
    const after = { codesLeft: codes.length };
    const what = 'De nouveaux codes de secours ont été faits ; les anciens n’ouvrent plus rien.';
    return { fact: 'accounts.recovery-codes-made', before, after, what };
  });
  return codes;
}
