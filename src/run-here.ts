import { parseCommandLine } from './cli/parse.ts';
import { runCommand } from './cli/run.ts';
import { commandContext, houseCommands, usageFor } from './commands.ts';
import type { Environment } from './environment.ts';
import { welcomeAtStart } from './first-access.ts';
import { openHouse } from './house.ts';
import type { Notify } from './http/notice.ts';
import { keepJournals } from './keep-journals.ts';
import type { Clock } from './kernel/clock.ts';
import { demandPort, serve } from './serve.ts';
import { siteCommands } from './site-commands.ts';

/** What a process gives to the command that runs in it. */
export type Terminal = Clock & {
  readonly out: (text: string | Uint8Array) => void;
  readonly err: (text: string | Uint8Array) => void;
  readonly fault: (thrown: unknown) => void;
  readonly notify: Notify;
};

async function runServe(environment: Environment, terminal: Terminal): Promise<number> {
  const { out, err, fault, today } = terminal;
  await demandPort(environment);
  const house = await openHouse(environment, terminal);
  try {
    const welcome = await welcomeAtStart(house, environment);
    const running = await serve(house, environment, terminal, fault);
    const stopKeeping = keepJournals({ database: house.database, operators: house.desk.operators, today, err, fault });
    out(`Bièvre est ouvert : ${running.address}\n${welcome}`);
    await new Promise<void>((stop) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop());
    });
    await stopKeeping();
    await running.close();
    return 0;
  } catch (thrown) {
    await house.database.close();
    throw thrown;
  }
}

/** Runs a command in this process; an unknown command or option answers its usage and 2. @throws Problem */
export async function runHere(environment: Environment, argv: readonly string[], terminal: Terminal): Promise<number> {
  const { today, out, err, fault } = terminal;
  const [name = ''] = argv;
  if (name === 'serve' && argv.length === 1) return runServe(environment, terminal);
  const alone = siteCommands.find((command) => command.name === name);
  const known = alone ? [{ ...alone, run: () => Promise.resolve(0) }] : houseCommands;
  const parsed = parseCommandLine(known, argv);
  if ('usage' in parsed) {
    err(usageFor(name, parsed.usage));
    return 2;
  }
  if (alone) return alone.run(environment, parsed.args, out);
  const house = await openHouse(environment, terminal);
  try {
    const context = commandContext(house, parsed.command.name, process.cwd(), today, out, err);
    return await runCommand(parsed.command, context, parsed.args, fault);
  } finally {
    await house.database.close();
  }
}
