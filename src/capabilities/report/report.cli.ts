import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CliCommand, CommandArguments, CommandContext } from '../../cli/command.ts';
import { csv } from '../../cli/csv.ts';
import { renderFindingsCsv } from '../../figures/audit/csv.ts';
import { evidencePath } from '../../figures/figure.paths.ts';
import type { Cell } from '../../kernel/cell.ts';
import { problem } from '../../kernel/problem.ts';
import { findFaults } from './audited.ts';
import { compareEditions, statuses } from './compare.ts';
import type { ReportDocument } from './document.ts';
import { loadOutline, loadPublished, loadReport } from './load.ts';
import { renderFiguresCsv } from './render/csv.ts';
import { renderHtml } from './render/html.ts';
import { renderPdf } from './render/pdf.ts';

/** OPERATOR and YEAR of the command line. @throws Problem when the year is not one. */
function operatorAndYear({ positionals }: CommandArguments): { operator: string; year: number } {
  const [operator = '', yearText = ''] = positionals;
  if (!/^\d{4}$/.test(yearText))
    throw problem('invalid', 'cli.bad-year', `« ${yearText} » n’est pas une année : écrivez par exemple 2020.`);
  return { operator, year: Number(yearText) };
}

function cellColumns(cell: Cell): string[] {
  return [cell.section, cell.table, cell.row, cell.column, cell.period, cell.unit, String(cell.occurrence)];
}

const cellHeader = ['section', 'table', 'row', 'column', 'period', 'unit', 'occurrence'];
const recordsOnly = { 'records-only': { type: 'boolean' as const } };
const operatorYear = { min: 2, max: 2 };

async function documentFor(context: CommandContext, args: CommandArguments): Promise<ReportDocument> {
  const { operator, year } = operatorAndYear(args);
  return context.database.read(context.actorIn(operator), (tx) =>
    loadReport(tx, context.registry, operator, year, { recordsOnly: args.options['records-only'] === true }),
  );
}

const figures: CliCommand = {
  name: 'figures',
  usage: 'figures OPÉRATEUR ANNÉE [--records-only]',
  summary: 'les chiffres du bilan, en CSV',
  options: recordsOnly,
  positionals: operatorYear,
  run: async (context, args) => {
    context.out(renderFiguresCsv(await documentFor(context, args), (figure) => evidencePath(figure.origin)));
    return 0;
  },
};

const report: CliCommand = {
  name: 'report',
  usage: 'report OPÉRATEUR ANNÉE --format pdf|html|csv --out FICHIER [--records-only]',
  summary: 'le bilan d’activité',
  options: { ...recordsOnly, format: { type: 'string', default: 'pdf' }, out: { type: 'string' } },
  positionals: operatorYear,
  run: async (context, args) => {
    const { format, out } = args.options;
    if (typeof out !== 'string') throw problem('invalid', 'cli.no-output', 'Dites où écrire le bilan : --out FICHIER.');
    const render = {
      pdf: renderPdf,
      html: renderHtml,
      csv: (document: ReportDocument) => renderFiguresCsv(document, (figure) => evidencePath(figure.origin)),
    };
    if (format !== 'pdf' && format !== 'html' && format !== 'csv')
      throw problem('invalid', 'cli.bad-format', `Format inconnu : « ${format} ». Choisissez pdf, html ou csv.`);
    const bytes = await render[format](await documentFor(context, args));
    const path = resolve(context.cwd, out);
    await writeOrExplain(path, bytes);
    context.err(`Bilan écrit dans ${path}\n`);
    return 0;
  },
};

async function writeOrExplain(path: string, bytes: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (thrown) {
    const why = problem(
      'unavailable',
      'cli.unwritable',
      `Impossible d’écrire ${path} : vérifiez que le dossier existe et qu’il est accessible en écriture.`,
    );
    throw Object.assign(why, { cause: thrown });
  }
}

const outline: CliCommand = {
  name: 'outline',
  usage: 'outline OPÉRATEUR ANNÉE --out FICHIER',
  summary: 'le plan du bilan (ou celui que Bièvre propose), en JSON à corriger et réimporter',
  options: { out: { type: 'string' } },
  positionals: operatorYear,
  run: async (context, args) => {
    const { operator, year } = operatorAndYear(args);
    const found = await context.database.read(context.actorIn(operator), (tx) =>
      loadOutline(tx, context.registry, operator, year),
    );
    const text = `${JSON.stringify(found, null, 2)}\n`;
    if (typeof args.options['out'] === 'string') await writeOrExplain(resolve(context.cwd, args.options['out']), text);
    else context.out(text);
    return 0;
  },
};

const compare: CliCommand = {
  name: 'compare',
  usage: 'compare OPÉRATEUR ANNÉE',
  summary: 'chaque cellule calculée face à la cellule publiée, en CSV',
  options: {},
  positionals: operatorYear,
  run: async (context, args) => {
    const { operator, year } = operatorAndYear(args);
    const lines = await context.database.read(context.actorIn(operator), async (tx) => {
      const published = await loadPublished(tx, context.registry, operator, year);
      const document = await loadReport(tx, context.registry, operator, year, { recordsOnly: true });
      return compareEditions(document.figures, published.cells);
    });
    context.out(
      csv(
        [...cellHeader, 'computed', 'published', 'status'],
        lines.map((line) => [...cellColumns(line.cell), line.computed, line.published, line.status]),
      ),
    );
    context.err(`${statuses.map((status) => `${status} ${lines.filter((line) => line.status === status).length}`).join(', ')}\n`);
    return 0;
  },
};

const audit: CliCommand = {
  name: 'audit',
  usage: 'audit OPÉRATEUR ANNÉE [--edition published|computed]',
  summary: 'les erreurs trouvées dans un bilan, en CSV',
  options: { edition: { type: 'string' } },
  positionals: operatorYear,
  run: async (context, args) => {
    const { operator, year } = operatorAndYear(args);
    const { edition } = args.options;
    if (edition !== undefined && edition !== 'published' && edition !== 'computed') {
      throw problem('invalid', 'cli.bad-edition', `Édition inconnue : « ${edition} ». Choisissez published ou computed.`);
    }
    const findings = await context.database.read(context.actorIn(operator), (tx) =>
      findFaults(tx, context.registry, operator, year, edition ?? 'published'),
    );
    context.out(renderFindingsCsv(findings));
    return 0;
  },
};

export const reportCommands: readonly CliCommand[] = [report, outline, figures, compare, audit];
