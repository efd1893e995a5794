import type { Actor } from '../kernel/actor.ts';
import type { Hold } from '../kernel/hold.ts';
import { literal } from './engine.ts';
import { takingAtStart } from './hold.ts';

/** The settings that row-level security reads, and the role under which it holds. */
function settingsOf(actor: Actor): Readonly<Record<string, string>> {
  return {
    role: 'bievre_app',
    'bievre.operator': actor.operator,
    'bievre.actor': actor.id,
    'bievre.member': actor.member ?? '',
    'bievre.roles': actor.roles.join(),
    'bievre.teams': JSON.stringify(actor.teams ?? {}),
  };
}

/**
 * The statement that opens a transaction's view: the application's role, then the operator whose rows it may see, among them those of one
 * member (empty on the operator's side), and the roles that open the tables which are private to them, with the teams of those that are
 * held in teams alone. All end with the transaction. The lock that it `holds` comes last. Its values are written out, so that it travels
 * with `begin`, in one message.
 *
 * @throws Error for a name that no statement can say /
 */
export function contextStatement(actor: Actor, holds: Hold | null): string {
  const settings = Object.entries(settingsOf(actor)).map(
    ([name, value]) => `set_config(${literal(name)}, ${literal(value)}, true)`,
  );
  const held = holds === null ? [] : [takingAtStart(actor, holds)];
  const statement = `select ${[...settings, ...held].join(', ')}`;
  if (statement.includes('\0')) throw new Error('a NUL in what names who acts: the message would end there, and nothing begin');
  return statement;
}
