import { randomUUID } from 'node:crypto';
import type { Database, Tx } from '../../database/face.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Fact } from '../../kernel/command.ts';
import { type OperatorCode, parseOperatorCode } from '../../kernel/identifier.ts';
import { type Problem, problem } from '../../kernel/problem.ts';
import { findOperator, recordOperator } from '../directory/index.ts';
import { demandOwnPassword } from './accept-invitation.ts';
import { findAccountByEmail, insertAccount } from './account.store.ts';
import { listGrantsAt, listOperators } from './grant.store.ts';
import { hour, newLink } from './link-token.ts';
import { deleteOpening, findOpeningByToken, listUnopened, nameOpening, type Opening, replaceOpening } from './opening.store.ts';
import { demandPassword, hashOf } from './password.ts';
import { demandPerson } from './person-form.ts';
import { changeAccounts } from './record-change.store.ts';
import { giveRole } from './roles-held.ts';
import { sha256 } from './token-secret.ts';

const lifetime = 24 * hour;

/** What opening the first account of an operator needs of the house; `address` is where the person comes from. */
export type OpeningHouse = { readonly database: Database; readonly clock: Clock; readonly address?: string };

/** The same sentence for a link that was used, replaced, is too old, or never was. */
function deadLink(): Problem {
  return problem(
    'not-found',
    'accounts.dead-opening',
    'Ce lien de premier accès n’est plus valable : il a déjà servi, a été remplacé, ou a plus de vingt-quatre heures. Relancez le site : il en imprime un autre tant que l’opérateur n’a pas de compte.',
  );
}

/** The operators known here: those with accounts, and those that wait for their first one. */
export async function listKnownOperators(accounts: Database['accounts']): Promise<readonly string[]> {
  const known = new Set([...(await listOperators(accounts)), ...(await listUnopened(accounts))]);
  return [...known].sort();
}

/**
 * The secret of a new link that opens the first account of the actor's operator; the former one opens nothing any more. Null
 * when the operator has accounts: people are then invited.
 */
export async function offerOpening({ database, clock }: OpeningHouse, actor: Actor): Promise<string | null> {
  const { token, kept } = newLink(clock.now(), lifetime);
  return changeAccounts(database.accounts, actor, async (tx) => {
    if ((await listGrantsAt(tx, actor.operator)).length > 0) return { result: null, facts: [] };
    await replaceOpening(tx, actor.operator, kept, clock.now());
    const fact: Fact = { name: 'accounts.opening-offered', subject: actor.operator, before: null, after: null };
    return { result: token, facts: [fact] };
  });
}

/** The same where no operator is known yet; null once there is one. There is no operator's journal to write it in. */
export async function offerFirstOpening({ database, clock }: OpeningHouse): Promise<string | null> {
  const { token, kept } = newLink(clock.now(), lifetime);
  return database.accounts.transaction().execute(async (tx) => {
    if ((await listKnownOperators(tx)).length > 0) return null;
    await replaceOpening(tx, null, kept, clock.now());
    return token;
  });
}

/** @throws Problem `not-found` */
async function demandOpening(accounts: Database['accounts'], token: string, now: Date): Promise<Opening> {
  const opening = await findOpeningByToken(accounts, sha256(token), now);
  const isStale = (operator: OperatorCode | null) =>
    operator === null
      ? listKnownOperators(accounts).then((known) => known.length > 0)
      : listGrantsAt(accounts, operator).then((grants) => grants.length > 0);
  if (!opening || (await isStale(opening.operator))) throw deadLink();
  return opening;
}

/** The same, unless another form sent by the same link named another operator meanwhile. @throws Problem `not-found` */
async function demandOpeningFor(tx: Tx, { clock }: OpeningHouse, token: string, code: OperatorCode): Promise<Opening> {
  const opening = await demandOpening(tx, token, clock.now());
  if (opening.operator !== null && opening.operator !== code) throw deadLink();
  return opening;
}

/** What the page of a link asks for: an operator that is not named yet, or only described by its code, is asked for too. */
export type Asked = { readonly code: OperatorCode | null; readonly operatorName: string | null };

/** @throws Problem `not-found` when the link opens nothing */
export async function readOpening({ database, clock }: OpeningHouse, token: string): Promise<Asked> {
  const { operator: code } = await demandOpening(database.accounts, token, clock.now());
  if (code === null) return { code, operatorName: null };
  const guest: Actor = {
    kind: 'system',
    id: 'premier-acces',
    name: 'premier accès',
    operator: code,
    member: null,
    roles: [],
  };
  return { code, operatorName: (await database.read(guest, findOperator))?.name ?? null };
}

function demandCode(typed: string): OperatorCode {
  const code = parseOperatorCode(typed.trim());
  if (code) return code;
  throw problem(
    'invalid',
    'accounts.bad-operator',
    `« ${typed} » ne peut pas être le code de l’opérateur : 2 à 32 lettres minuscules sans accent, chiffres ou tirets, une lettre d’abord.`,
  );
}

/** The form of the page; what the link already knows of the operator is not looked at. */
export type OpeningForm = {
  readonly code: string;
  readonly operatorName: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
};

type Known = {
  readonly account: { readonly id: string; readonly name: string; readonly email: string };
  readonly hash: string | null;
};

/** The account of the form, with the hash of its password unless there is one under this address, whose password it must be. */
async function prepareAccount(accounts: Database['accounts'], form: OpeningForm): Promise<Known> {
  const person = demandPerson(form);
  const known = await findAccountByEmail(accounts, person.email);
  if (known) {
    await demandOwnPassword(accounts, known.id, form.password);
    return { account: known, hash: null };
  }
  demandPassword(form.password);
  return { account: { id: randomUUID(), ...person }, hash: await hashOf(form.password) };
}

async function openFirstAccount(
  tx: Tx,
  house: OpeningHouse,
  actor: Actor,
  token: string,
  { account, hash }: Known,
): Promise<Fact[]> {
  const opening = await demandOpeningFor(tx, house, token, actor.operator);
  await deleteOpening(tx, opening.id);
  const { id, name, email } = account;
  if (hash !== null) await insertAccount(tx, account, hash);
  const terms = { role: 'administrator', scope: { kind: 'operator' }, fromDay: house.clock.today(), toDay: null } as const;
  const granted = await giveRole(tx, actor, id, terms);
  const created: Fact = { name: 'accounts.created', subject: id, before: null, after: { name, email } };
  const used: Fact = { name: 'accounts.opening-used', subject: actor.operator, before: null, after: { account: id } };
  return [used, ...(hash === null ? [] : [created]), granted];
}

/**
 * Answers a link of first access: describes the operator unless it is recorded, and opens its first account, an
 * administrator's. The operator's record and the account belong to two roles of the database, hence to two transactions: the
 * link is first bound to the operator, so that whoever is stopped between the two goes on with the same link. @throws Problem
 */
export async function openOperator(house: OpeningHouse, token: string, form: OpeningForm): Promise<{ readonly email: string }> {
  const { database } = house;
  const { accounts } = database;
  const known = await readOpening(house, token);
  const code = known.code ?? demandCode(form.code);
  const name = form.operatorName.trim();
  if (known.operatorName === null && (name === '' || name.length > 200))
    throw problem('invalid', 'accounts.no-operator-name', 'Donnez le nom de l’opérateur, en 200 caractères au plus.');
  const prepared = await prepareAccount(accounts, form);
  const { account } = prepared;
  const actor: Actor = {
    kind: 'person',
    id: account.id,
    name: account.name,
    address: house.address ?? null,
    operator: code,
    member: null,
    roles: ['administrator'],
  };
  if (known.code === null)
    await accounts.transaction().execute(async (tx) => {
      await nameOpening(tx, (await demandOpeningFor(tx, house, token, code)).id, code);
    });
  if (known.operatorName === null) await recordOperator(database, actor, name);
  return changeAccounts(accounts, actor, async (tx) => ({
    result: { email: account.email },
    facts: await openFirstAccount(tx, house, actor, token, prepared),
  }));
}
