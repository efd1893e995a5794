import type { Database, Tx } from '../../database/face.ts';
import { perform } from '../../database/perform.ts';
import { mayNameOperator } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Command } from '../../kernel/command.ts';
import { problem } from '../../kernel/problem.ts';
import { insertOperator } from './operator.store.ts';

/** Administrators name their operator: it is what the file « operateur » does, with less in it. */
const command: Command<string, void, Tx> = {
  name: 'directory.record-operator',
  parse: (raw) => {
    if (typeof raw === 'string' && raw.trim() !== '') return raw.trim();
    throw problem('invalid', 'directory.no-operator-name', 'Donnez le nom de l’opérateur.');
  },
  may: mayNameOperator,
  run: async (tx, name, actor) => {
    const isNew = await insertOperator(tx, actor, name);
    const fact = { name: 'directory.operator-recorded', subject: actor.operator, before: null, after: { name } };
    return { result: undefined, facts: isNew ? [fact] : [] };
  },
};

/** Describes the actor's operator by its name; nothing happens when it is recorded already. @throws Problem */
export function recordOperator(database: Database, actor: Actor, name: string): Promise<void> {
  return perform(database, actor, command, name);
}
