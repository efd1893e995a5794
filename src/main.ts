import { inspect } from 'node:util';
import { parseCommandLine, usageOf } from './cli/parse.ts';
import { runCommand } from './cli/run.ts';
import { passToSite, socketPath } from './cli/socket.ts';
import { commandContext, houseCommands } from './commands.ts';
import { openDemonstration } from './demonstration.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { openHouse } from './house.ts';
import { type Day, day } from './kernel/day.ts';
import { isProblem } from './kernel/problem.ts';
import { demandPort, serve } from './serve.ts';
import { siteCommands } from './site-commands.ts';

/** The clock's one reading: the day in France, where the operators are. */
function today(): Day {
  return day(new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' }).format(new Date()));
}

// `bievre figures … | head` closes our output before we have said all: that is the reader's right, not a fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const out = (text: string | Uint8Array): void => void process.stdout.write(text);
const err = (text: string | Uint8Array): void => void process.stderr.write(text);

/** A fault of ours: its trace goes to standard error only when asked for, never to a page. */
function fault(thrown: unknown): void {
  if (process.env['BIEVRE_TRACE'] === '1') err(`${inspect(thrown)}\n`);
  else
    err(
      `${thrown instanceof Error ? `${thrown.name} : ${thrown.message.split('\n')[0]}` : 'erreur'} (BIEVRE_TRACE=1 pour le détail)\n`,
    );
}

async function runServe(environment: Environment): Promise<number> {
  await demandPort(environment);
  const house = await openHouse(environment);
  try {
    const signIn = await openDemonstration(house, environment.dataFolder);
    const running = await serve(house, environment, today, fault);
    out(`Bièvre est ouvert : ${running.address}\n${signIn}`);
    await new Promise<void>((stop) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
    });
    await running.close();
    return 0;
  } catch (thrown) {
    await house.database.close();
    throw thrown;
  }
}

async function runHere(environment: Environment, argv: readonly string[]): Promise<number> {
  const parsed = parseCommandLine(houseCommands, argv);
  if ('usage' in parsed) {
    err(parsed.usage);
    return 2;
  }
  const house = await openHouse(environment);
  try {
    return await runCommand(
      parsed.command,
      commandContext(house, parsed.command.name, process.cwd(), today, out, err),
      parsed.args,
      fault,
    );
  } finally {
    await house.database.close();
  }
}

async function run(argv: readonly string[]): Promise<number> {
  const environment = readEnvironment(process.env);
  const [name = ''] = argv;
  if (name === 'serve' && argv.length === 1) return runServe(environment);
  const alone = siteCommands.find((command) => command.name === name);
  if (alone) {
    const parsed = parseCommandLine([{ ...alone, run: (_context, args) => alone.run(environment, args, out) }], argv);
    if ('args' in parsed) return alone.run(environment, parsed.args, out);
  }
  const parsed = parseCommandLine([...houseCommands], argv);
  if ('usage' in parsed) {
    err(
      houseCommands.some((command) => command.name === name)
        ? parsed.usage
        : `${parsed.usage.split('\n')[0]}\n${usageOf([...houseCommands, ...siteCommands, serveUsage])}`,
    );
    return 2;
  }
  if (environment.databaseUrl === null) {
    const exit = await passToSite(socketPath(environment.dataFolder), { argv: [...argv], cwd: process.cwd() }, out, err);
    if (exit !== null) return exit;
  }
  return runHere(environment, argv);
}

const serveUsage = { usage: 'serve', summary: 'ouvre le site (npm start)' };

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (thrown) {
  if (isProblem(thrown)) err(`${thrown.message}\n`);
  else fault(thrown);
  process.exitCode = 1;
}
