import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { parseForm, text } from '../../../http/form-input.ts';
import type { Command } from '../../../kernel/command.ts';
import { refusedFields } from '../../../kernel/problem.ts';
import { mayTieAccounts } from '../staff.access.ts';
import { nothingChanged, unknownPerson } from '../staff.problems.ts';
import { personSubject } from '../staff.subjects.ts';
import { lockPerson } from './person.store.ts';
import {
  deleteTiedAccount,
  findPersonOfAccount,
  insertTiedAccount,
  listTiedAccounts,
  type TiedAccount,
} from './person-account.store.ts';

const tying = z.object({ matricule: text('Dites à quelle personne.'), compte: text('Dites quel compte.') });
const untying = z.object({ compte: text('Dites quel compte.') });

/** Ties an account to the person who signs in with it: from then on they fill their own weeks and read their own absences. */
export const tieAccount: Command<TiedAccount, void, Tx> = {
  name: 'staff.tie-account',
  parse: (raw) => {
    const { matricule, compte } = parseForm('staff.bad-tie', tying, raw);
    return { person: matricule, account: compte };
  },
  may: mayTieAccounts,
  run: async (tx, tied, actor) => {
    if ((await lockPerson(tx, tied.person)) === null) throw unknownPerson(tied.person);
    const known = await listTiedAccounts(tx);
    if (known.some((one) => one.person === tied.person && one.account === tied.account)) throw nothingChanged();
    if (known.some(({ person }) => person === tied.person))
      throw refusedFields('conflict', 'staff.bad-tie', {
        matricule: 'Cette personne se connecte déjà avec un autre compte : déliez-le d’abord.',
      });
    if (known.some(({ account }) => account === tied.account))
      throw refusedFields('conflict', 'staff.bad-tie', {
        matricule: 'Ce compte est déjà celui d’une autre personne : déliez-le d’abord.',
      });
    await insertTiedAccount(tx, actor, tied);
    const subject = personSubject(tied.person);
    return {
      result: undefined,
      facts: [{ name: 'staff.account-tied', subject, before: null, after: { account: tied.account } }],
    };
  },
};

export const untieAccount: Command<{ readonly account: string }, void, Tx> = {
  name: 'staff.untie-account',
  parse: (raw) => ({ account: parseForm('staff.bad-tie', untying, raw).compte }),
  may: mayTieAccounts,
  run: async (tx, { account }) => {
    const person = await findPersonOfAccount(tx, account);
    if (person === null) throw nothingChanged();
    await deleteTiedAccount(tx, account);
    return {
      result: undefined,
      facts: [{ name: 'staff.account-untied', subject: personSubject(person), before: { account }, after: null }],
    };
  },
};
