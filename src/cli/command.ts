import type { ParseArgsConfig } from 'node:util';
import type { Database } from '../database/face.ts';
import type { Registry } from '../figures/registry.ts';
import type { FileFormat } from '../import/format.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Day } from '../kernel/day.ts';

/** What a command may use; the same in a process of its own and inside the running site. */
export type CommandContext = {
  readonly database: Database;
  readonly registry: Registry;
  readonly formats: readonly FileFormat[];
  readonly today: () => Day;
  /** Folder that relative paths are read from: the caller's, not the site's. */
  readonly cwd: string;
  readonly out: (text: string | Uint8Array) => void;
  readonly err: (text: string) => void;
  /** Whoever can reach the data folder or the database's login may act in any operator: the actor is the command itself. */
  readonly actorIn: (operator: string) => Actor;
  /** Operators that have accounts. */
  readonly operators: () => Promise<readonly string[]>;
  /** For an operator without any account, prints on standard error the link that opens the one of its first administrator. */
  readonly welcome: (actor: Actor) => Promise<void>;
};

export type CommandArguments = {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
};

/** A sub-command of `bievre`, declared by the capability that owns what it does. Returns the exit code. */
export type CliCommand = {
  readonly name: string;
  /** One line, French: `import DOSSIER [--dry-run] …`. */
  readonly usage: string;
  readonly summary: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** How many words follow the command's name. */
  readonly positionals: { readonly min: number; readonly max: number };
  readonly run: (context: CommandContext, args: CommandArguments) => Promise<number>;
};
