import { createServer as createNetServer, type Server } from 'node:net';
import { join } from 'node:path';
import { doors, formats } from './app.ts';
import { preparePdf, publishReport } from './capabilities/report/index.ts';
import { parseCommandLine } from './cli/parse.ts';
import { runCommand } from './cli/run.ts';
import { listenForCommands, socketPath } from './cli/socket.ts';
import { commandContext, houseCommands, usageFor } from './commands.ts';
import type { Environment } from './environment.ts';
import { type House, mailOf, originOf } from './house.ts';
import type { Notify } from './http/notice.ts';
import { createServer } from './http/server.ts';
import { runImport } from './import/run-import.ts';
import { undoImport } from './import/undo.ts';
import type { Clock } from './kernel/clock.ts';
import type { Day } from './kernel/day.ts';
import { problem } from './kernel/problem.ts';
import { navigation } from './navigation.ts';

const root = join(import.meta.dirname, '..');

export type Running = { readonly address: string; readonly close: () => Promise<void> };

async function listenOrExplain(listen: () => Promise<unknown>, environment: Environment): Promise<void> {
  try {
    await listen();
  } catch (thrown) {
    const code = Object(thrown).code;
    if (code === 'EADDRINUSE')
      throw problem(
        'unavailable',
        'serve.port-taken',
        `Le port ${environment.port} est déjà pris : arrêtez le programme qui l’occupe, ou choisissez-en un autre (PORT=3001).`,
      );
    if (code === 'EACCES')
      throw problem(
        'unavailable',
        'serve.port-refused',
        `Le port ${environment.port} est réservé au système : choisissez-en un au-dessus de 1024 (PORT=3000).`,
      );
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw problem(
        'unavailable',
        'serve.bad-host',
        `L’adresse d’écoute « ${environment.host} » n’existe pas sur cette machine (BIEVRE_HOST).`,
      );
    throw thrown;
  }
}

/** @throws Problem before anything is opened or loaded, when the port cannot be had. */
export async function demandPort(environment: Environment): Promise<void> {
  const probe = createNetServer();
  await listenOrExplain(
    () =>
      new Promise<void>((done, failed) =>
        probe.once('error', failed).listen({ host: environment.host, port: environment.port }, done),
      ),
    environment,
  );
  await new Promise<void>((done) => probe.close(() => done()));
}

/** Commands from other processes, while this one holds the embedded database. */
async function openCommandDoor(
  house: House,
  environment: Environment,
  today: () => Day,
  fault: (thrown: unknown) => void,
): Promise<Server | null> {
  if (house.database.kind !== 'embedded') return null;
  return listenForCommands(
    socketPath(environment.dataFolder),
    async ({ argv, cwd }, out, err) => {
      const parsed = parseCommandLine(houseCommands, argv);
      if ('usage' in parsed) {
        err(usageFor(argv[0] ?? '', parsed.usage));
        return 2;
      }
      return runCommand(parsed.command, commandContext(house, parsed.command.name, cwd, today, out, err), parsed.args, fault);
    },
    fault,
  );
}

/** Serves the site until `close`. @throws Problem when the port cannot be had or the pages are not built. */
export async function serve(
  house: House,
  environment: Environment,
  { today, now, notify = () => {} }: Clock & { readonly notify?: Notify },
  fault: (thrown: unknown) => void,
): Promise<Running> {
  const server = await createServer({
    database: house.database,
    registry: house.registry,
    sessions: house.sessions,
    tokens: house.tokens,
    imports: {
      load: (actor, files, options) => runImport(house.database, actor, files, formats, { ...options, today: today() }),
      formats,
      undo: async (actor, id) => void (await undoImport(house.database, actor, id, formats, { today: today() })),
    },
    publish: (actor, asked) => publishReport({ database: house.database, registry: house.registry, today }, actor, asked),
    doors,
    pages: navigation.filter(({ roles }) => roles === undefined).map(({ label, path }) => ({ kind: 'Page', label, path })),
    today,
    now,
    mail: mailOf(environment),
    buildFolder: join(root, 'build'),
    origin: originOf(environment),
    behindProxy: environment.publicUrl !== null,
    fault,
    notify,
  });
  await listenOrExplain(() => server.listen({ host: environment.host, port: environment.port }), environment);
  // The first PDF would otherwise wait a second for its compiler; a failure shows when a PDF is asked for.
  preparePdf().catch(fault);
  const door = await openCommandDoor(house, environment, today, fault);
  const close = async () => {
    door?.close();
    await server.close();
    await house.database.close();
  };
  return { address: originOf(environment), close };
}
