import type { Database, Tx } from '../../../database/face.ts';
import { listEntries } from '../../../database/journal.store.ts';
import { perform } from '../../../database/perform.ts';
import { testActor } from '../../../database/testing.ts';
import type { Actor, Role } from '../../../kernel/actor.ts';
import type { Command } from '../../../kernel/command.ts';
import { isProblem } from '../../../kernel/problem.ts';
import { recordGrades, recordTeams } from '../staff.samples.ts';

type Form = Readonly<Record<string, string>>;

let opened = 0;

/**
 * The register of an operator that no other test uses, with grades and teams, and its human resources officer, who sends forms to
 * commands as the pages do.
 */
export async function openRegister(database: Database) {
  opened += 1;
  const operator = `alpha${opened}`;
  const officer = testActor(operator, ['hr']);
  await database.transaction(officer, async (tx) => {
    await recordGrades(tx, officer);
    await recordTeams(tx, officer);
  });
  const send = <Input, Result>(command: Command<Input, Result, Tx>, form: Form, actor: Actor = officer) =>
    perform(database, actor, command, form);
  const read = <T>(run: (tx: Tx) => Promise<T>, actor: Actor = officer) => database.read(actor, run);
  return {
    officer,
    send,
    read,
    actorWith: (roles: readonly Role[], member: string | null = null) => testActor(operator, roles, member),
    /** Field → refusal of a form that must be refused; the whole sentence under '' when no field is at fault. */
    refused: <Input, Result>(command: Command<Input, Result, Tx>, form: Form, actor: Actor = officer) =>
      refusalsOf(send(command, form, actor)),
    lastFacts: async (limit = 1) =>
      (await read((tx) => listEntries(tx, { limit }))).map(({ fact, subject, before, after }) => ({
        fact,
        subject,
        before,
        after,
      })),
  };
}

export type Register = Awaited<ReturnType<typeof openRegister>>;

async function refusalsOf(sent: Promise<unknown>): Promise<Form> {
  try {
    await sent;
  } catch (thrown) {
    if (isProblem(thrown)) return thrown.fields ?? { '': thrown.message };
    throw thrown;
  }
  throw new Error('nothing was refused');
}

const postForm: Form = {
  code: 'P1',
  intitule: 'Technicien support',
  grade: 'technicien',
  quotite: '100',
  equipe: 'support',
  budgete: 'oui',
  du: '2020-01-01',
};
const fillingForm: Form = {
  poste: 'P1',
  personne: 'nouvelle',
  matricule: 'A1',
  statut: 'tenured',
  taux: '100',
  du: '2020-02-01',
  cause: 'recruitment',
};

/** Forms as an officer would fill them; what a test is about is said by it. */
export const postTyped = (changes: Form = {}): Form => ({ ...postForm, ...changes });
export const fillingTyped = (changes: Form = {}): Form => ({ ...fillingForm, ...changes });
