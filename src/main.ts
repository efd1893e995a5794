import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { passCommand } from './cli/pass-command.ts';
import { readEnvironment } from './environment.ts';
import type { Notify } from './http/notice.ts';
import { type Day, day } from './kernel/day.ts';
import { isProblem } from './kernel/problem.ts';

// Everything else is loaded after this, so that its compiled form is kept: a command starts in half the time.
enableCompileCache(join(import.meta.dirname, '../.cache/compile'));

/** The clock's one reading. */
const now = () => new Date();

/** The day in France, where the operators are. */
function today(): Day {
  return day(new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' }).format(now()));
}

// `bievre figures … | head` closes our output before we have said all: that is the reader's right, not a fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const out = (text: string | Uint8Array): void => void process.stdout.write(text);
const err = (text: string | Uint8Array): void => void process.stderr.write(text);

/** A fault of ours: its trace goes to standard error only when asked for, never to a page. */
function fault(thrown: unknown): void {
  const short = thrown instanceof Error ? `${thrown.name} : ${thrown.message.split('\n')[0]}` : 'erreur';
  err(process.env['BIEVRE_TRACE'] === '1' ? `${inspect(thrown)}\n` : `${short} (BIEVRE_TRACE=1 pour le détail)\n`);
}

/** One line of JSON, for what gathers the logs of the machine. */
const notify: Notify = (notice) => err(`${JSON.stringify({ at: now().toISOString(), ...notice })}\n`);

async function run(argv: readonly string[]): Promise<number> {
  const environment = readEnvironment(process.env);
  const passed = await passCommand(environment, argv, process.cwd(), out, err);
  if (passed !== null) return passed;
  const { runHere } = await import('./run-here.ts');
  return runHere(environment, argv, { today, now, out, err, fault, notify });
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (thrown) {
  if (isProblem(thrown)) err(`${thrown.message}\n`);
  else fault(thrown);
  process.exitCode = 1;
}
