import { userInfo } from 'node:os';
import { commands as capabilityCommands, formats } from './app.ts';
import { backupCommand } from './cli/backup.cli.ts';
import type { CliCommand, CommandContext } from './cli/command.ts';
import { importCommands } from './cli/import.cli.ts';
import { usageOf } from './cli/parse.ts';
import type { House } from './house.ts';
import { type Actor, operatorRoles } from './kernel/actor.ts';
import type { Day } from './kernel/day.ts';
import { type OperatorCode, parseOperatorCode } from './kernel/identifier.ts';
import { problem } from './kernel/problem.ts';
import { siteCommands } from './site-commands.ts';

/** Commands that run in an open house: in a process of their own, or inside the running site. */
export const houseCommands: readonly CliCommand[] = [...importCommands, ...capabilityCommands, backupCommand];

const serveUsage = { name: 'serve', usage: 'serve', summary: 'ouvre le site (npm start)' };

/** The usage to print: that of the command when it is known, else the list of all, after the same first line. */
export function usageFor(name: string, own: string): string {
  const all = [...houseCommands, ...siteCommands, serveUsage];
  return all.some((command) => command.name === name) ? own : `${own.split('\n')[0]}\n${usageOf(all)}`;
}

function operatorCode(text: string): OperatorCode {
  const code = parseOperatorCode(text);
  if (code) return code;
  throw problem(
    'invalid',
    'cli.bad-operator',
    `« ${text} » n’est pas un code d’opérateur : 2 à 32 lettres minuscules sans accent, chiffres ou tirets, une lettre d’abord.`,
  );
}

/** Whose account of the machine runs this; null where its number has no name, as in some containers. */
function machineAccount(): string | null {
  try {
    return userInfo().username;
  } catch {
    return null;
  }
}

/** A command acts as itself, in the operator that it names. */
export function commandActor(name: string, operator: string): Actor {
  return {
    kind: 'command',
    id: `commande:${name}`,
    name: `commande ${name}`,
    operator: operatorCode(operator),
    member: null,
    address: machineAccount(),
    // Whoever runs it on the machine holds the data: no role would keep them from anything.
    roles: operatorRoles,
  };
}

/** What is printed with a link of first access, for whoever reads the terminal; `operator` is null when it is to be named. */
export function openingWords(operator: string | null, link: string): string {
  const what =
    operator === null
      ? 'Premier accès : ce lien nomme l’opérateur et ouvre le compte de son premier administrateur'
      : `Premier accès à « ${operator} » : ce lien ouvre le compte de son premier administrateur`;
  return `${what}, une fois, dans les vingt-quatre heures. Tout lien imprimé auparavant n’ouvre plus rien.\n${link}\n`;
}

/** What a command is given. */
export function commandContext(
  house: House,
  name: string,
  cwd: string,
  today: () => Day,
  out: CommandContext['out'],
  err: CommandContext['err'],
): CommandContext {
  return {
    database: house.database,
    registry: house.registry,
    formats,
    today,
    cwd,
    out,
    err,
    actorIn: (operator) => commandActor(name, operator),
    operators: () => house.desk.operators(),
    welcome: async (actor) => {
      const link = await house.desk.offerOpening(actor);
      if (link !== null) err(openingWords(actor.operator, link));
    },
  };
}
