import { resolve } from 'node:path';
import { backUp } from '../database/backup.ts';
import type { CliCommand } from './command.ts';

/** Runs beside the readers: the site need not stop. */
export const backupCommand: CliCommand = {
  name: 'backup',
  usage: 'backup FICHIER',
  summary: 'sauvegarde toute la base dans un fichier',
  options: {},
  positionals: { min: 1, max: 1 },
  run: async (context, { positionals }) => {
    const file = resolve(context.cwd, positionals[0] ?? '');
    await backUp(context.database, file);
    context.out(`Sauvegarde écrite dans ${file}\n`);
    return 0;
  },
};
