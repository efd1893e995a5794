import { resolve } from 'node:path';
import { schema } from './app.ts';
import type { CliCommand, CommandArguments } from './cli/command.ts';
import { passToSite, socketPath } from './cli/socket.ts';
import { restoreBackup } from './database/backup.ts';
import { printMigrationSql, wholeSchema } from './database/migrate.ts';
import { migrate, openDatabase } from './database/open.ts';
import type { Environment } from './environment.ts';
import { settingsOf } from './house.ts';
import { problem } from './kernel/problem.ts';

/** A command that must have the database to itself, or that needs none. */
export type SiteCommand = Omit<CliCommand, 'run'> & {
  readonly run: (environment: Environment, args: CommandArguments, out: (text: string) => void) => Promise<number>;
};

/** @throws Problem `cli.site-runs` when the site holds the folder. */
async function demandStopped(environment: Environment): Promise<void> {
  if (environment.databaseUrl !== null) return;
  const silent = () => undefined;
  const answer = await passToSite(socketPath(environment.dataFolder), { argv: [], cwd: environment.dataFolder }, silent, silent);
  if (answer !== null)
    throw problem(
      'conflict',
      'cli.site-runs',
      'Le site est ouvert sur ce dossier : arrêtez-le d’abord (Ctrl C, ou arrêt du service), puis relancez la commande.',
    );
}

const restore: SiteCommand = {
  name: 'restore',
  usage: 'restore FICHIER',
  summary: 'rétablit une sauvegarde dans un endroit vide (site arrêté)',
  options: {},
  positionals: { min: 1, max: 1 },
  run: async (environment, { positionals }, out) => {
    await demandStopped(environment);
    await restoreBackup(settingsOf(environment), resolve(positionals[0] ?? ''), schema);
    out('Sauvegarde rétablie.\n');
    return 0;
  },
};

async function migrateNow(environment: Environment): Promise<readonly string[] | null> {
  const settings = settingsOf(environment);
  if (settings.kind === 'postgresql') {
    const { ownerUrl } = settings;
    if (ownerUrl === undefined) {
      throw problem(
        'invalid',
        'migrate.no-owner',
        'migrate agit comme propriétaire de la base : donnez son adresse dans DATABASE_OWNER_URL, ou imprimez le SQL pour votre administrateur (migrate --print-sql).',
      );
    }
    return migrate({ ...settings, ownerUrl }, schema);
  }
  const database = await openDatabase(settings, schema);
  await database.close();
  return null;
}

const migrating: SiteCommand = {
  name: 'migrate',
  usage: 'migrate [--print-sql] [--login NOM]',
  summary: 'met la base au niveau de cette version (site arrêté)',
  options: { 'print-sql': { type: 'boolean' }, login: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  run: async (environment, { options }, out) => {
    if (options['print-sql'] === true) {
      const fromUrl =
        environment.databaseUrl === null ? undefined : decodeURIComponent(new URL(environment.databaseUrl).username);
      const login = typeof options['login'] === 'string' ? options['login'] : fromUrl;
      if (!login)
        throw problem('invalid', 'migrate.no-login', 'Dites quel compte PostgreSQL l’application emploie : --login NOM.');
      out(printMigrationSql(wholeSchema(schema), login));
      return 0;
    }
    await demandStopped(environment);
    const steps = await migrateNow(environment);
    out(
      steps !== null && steps.length > 0
        ? `${steps.map((step) => `appliqué : ${step}`).join('\n')}\n`
        : 'La base est au niveau de cette version.\n',
    );
    return 0;
  },
};

export const siteCommands: readonly SiteCommand[] = [restore, migrating];
