import { parseArgs } from 'node:util';
import type { CliCommand, CommandArguments } from './command.ts';

export type Parsed = { readonly command: CliCommand; readonly args: CommandArguments } | { readonly usage: string };

/** The usage of every command, French, for standard error. */
export function usageOf(commands: readonly Pick<CliCommand, 'usage' | 'summary'>[]): string {
  const width = Math.max(...commands.map((command) => command.usage.length));
  const lines = commands.map((command) => `  bievre ${command.usage.padEnd(width)}  ${command.summary}`);
  return `Utilisation :\n${lines.join('\n')}\n`;
}

/** Finds the command and reads its options; an unknown command or option answers with the usage (exit code 2). */
export function parseCommandLine(commands: readonly CliCommand[], argv: readonly string[]): Parsed {
  const [name, ...rest] = argv;
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    const why = name === undefined ? 'Aucune commande.' : `Commande inconnue : « ${name} ».`;
    return { usage: `${why}\n${usageOf(commands)}` };
  }
  const wrong = (why: string): Parsed => ({ usage: `${why}\n${usageOf([command])}` });
  try {
    const { values, positionals } = parseArgs({ args: rest, options: command.options, allowPositionals: true, strict: true });
    const { min, max } = command.positionals;
    if (positionals.length < min) return wrong('Il manque un argument.');
    if (positionals.length > max) return wrong(`Argument en trop : « ${positionals[max]} ».`);
    const options = Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, Array.isArray(value) ? undefined : value]),
    );
    return { command, args: { positionals, options } };
  } catch (thrown) {
    const option = thrown instanceof Error ? /'(-{1,2}[^' ]+)/.exec(thrown.message)?.[1] : undefined;
    return wrong(option ? `Option inconnue ou incomplète : « ${option} ».` : 'Options illisibles.');
  }
}
