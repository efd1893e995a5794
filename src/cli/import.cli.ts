import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { hasRejects, renderOutcome } from '../import/render-outcome.ts';
import { runImport } from '../import/run-import.ts';
import { makeTemplates } from '../import/templates.ts';
import { undoImport } from '../import/undo.ts';
import { isProblem, problem } from '../kernel/problem.ts';
import type { CliCommand, CommandArguments, CommandContext } from './command.ts';
import { operatorOf } from './operator-of.ts';

async function undo(context: CommandContext, id: string, named: string | null): Promise<number> {
  const operators = named === null ? await context.operators() : [named];
  for (const operator of operators) {
    try {
      const undone = await undoImport(context.database, context.actorIn(operator), id, context.formats, {
        today: context.today(),
      });
      context.out(
        `Import ${id} annulé : ${undone.removed} ${undone.removed < 2 ? 'enregistrement retiré' : 'enregistrements retirés'}, ${undone.restored} ${undone.restored < 2 ? 'rétabli' : 'rétablis'}.\n`,
      );
      return 0;
    } catch (thrown) {
      if (!isProblem(thrown) || thrown.code !== 'import.unknown') throw thrown;
    }
  }
  throw problem('not-found', 'import.unknown', `Aucun import ne porte l’identifiant « ${id} ».`, { id });
}

async function load(context: CommandContext, { positionals, options }: CommandArguments, named: string | null): Promise<number> {
  const folder = resolve(context.cwd, positionals[0] ?? '');
  const operator = named ?? (await operatorOf(folder, context.formats));
  if (operator === null) {
    throw problem(
      'invalid',
      'import.no-operator',
      'Rien ne dit de quel opérateur sont ces fichiers : ajoutez un fichier « operateur » au dossier, ou l’option --operator CODE.',
    );
  }
  const actor = context.actorIn(operator);
  const outcome = await runImport(context.database, actor, folder, context.formats, {
    dryRun: options['dry-run'] === true,
    strict: options['strict'] === true,
    today: context.today(),
  });
  context.out(renderOutcome(outcome));
  if (outcome.loaded) await context.welcome(actor);
  return hasRejects(outcome) ? 1 : 0;
}

const importing: CliCommand = {
  name: 'import',
  usage: 'import DOSSIER [--dry-run] [--strict] [--operator CODE] | import --undo IDENTIFIANT',
  summary: 'charge un dossier de fichiers, ou annule un import',
  options: {
    'dry-run': { type: 'boolean' },
    strict: { type: 'boolean' },
    undo: { type: 'string' },
    operator: { type: 'string' },
  },
  positionals: { min: 0, max: 1 },
  run: async (context, args) => {
    const named = typeof args.options['operator'] === 'string' ? args.options['operator'] : null;
    if (typeof args.options['undo'] === 'string') return undo(context, args.options['undo'], named);
    if (args.positionals.length === 0)
      throw problem('invalid', 'import.no-folder-given', 'Dites quel dossier importer : import DOSSIER.');
    return load(context, args, named);
  },
};

const templates: CliCommand = {
  name: 'templates',
  usage: 'templates DOSSIER',
  summary: 'écrit un exemple commenté de chaque fichier',
  options: {},
  positionals: { min: 1, max: 1 },
  run: async (context, { positionals }) => {
    const folder = resolve(context.cwd, positionals[0] ?? '');
    const files = makeTemplates(context.formats);
    try {
      await mkdir(folder, { recursive: true });
      for (const file of files) await writeFile(join(folder, file.name), file.bytes, { flag: 'wx' });
    } catch (thrown) {
      const exists = Object(thrown).code === 'EEXIST';
      throw problem(
        'unavailable',
        'cli.unwritable',
        exists
          ? `Le dossier ${folder} contient déjà un de ces fichiers : choisissez-en un autre, rien n’est écrasé.`
          : `Impossible d’écrire dans ${folder} : vérifiez ses droits.`,
      );
    }
    context.out(`${files.length} fichiers d’exemple écrits dans ${folder}.\n`);
    return 0;
  },
};

export const importCommands: readonly CliCommand[] = [importing, templates];
