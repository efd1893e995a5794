import type { Database } from '../../database/face.ts';
import { perform } from '../../database/perform.ts';
import type { Actor } from '../../kernel/actor.ts';
import { isProblem, problem } from '../../kernel/problem.ts';
import { findPersonOfAccount, mayTieAccounts, tieAccount, untieAccount } from '../staff/index.ts';

type Changing = { readonly database: Database; readonly actor: Actor };

/** The staff number that an account is tied to, null inside when it is tied to none; null for whoever may not tie accounts. */
export async function findTiedPerson(database: Database, actor: Actor, account: string) {
  if (!mayTieAccounts(actor).may) return null;
  return { code: await database.read(actor, (tx) => findPersonOfAccount(tx, account)) };
}

/** @throws Problem with the sentence that the page shows above its forms, a number that nobody has included */
async function tiePerson({ database, actor }: Changing, account: string, code: string): Promise<void> {
  try {
    await perform(database, actor, tieAccount, { compte: account, matricule: code });
  } catch (thrown) {
    if (!isProblem(thrown) || thrown.kind !== 'not-found') throw thrown;
    const sentence = `Personne n’a le matricule « ${code} » dans le registre du personnel.`;
    throw Object.assign(problem('invalid', 'administration.unknown-person', sentence), { cause: thrown });
  }
}

/** Ties or unties an account as a form asked; the sentence of what was done, null when the form asked for something else. */
export async function changeTie(page: Changing, account: string, asked: string, code: string): Promise<string | null> {
  if (asked === 'lier') {
    await tiePerson(page, account, code);
    return 'Compte lié : cette personne remplit désormais ses propres semaines.';
  }
  if (asked !== 'delier-personne') return null;
  await perform(page.database, page.actor, untieAccount, { compte: account });
  return 'Compte délié de la personne du registre ; ses semaines restent.';
}
