import type { Registry } from '../../figures/registry.ts';
import { readBySchema } from '../../import/document-file.ts';
import type { Column, DocumentReading, FileFormat, ParsedRow } from '../../import/format.ts';
import { numberOccurrences } from '../../kernel/cell.ts';
import { periodForms } from '../../kernel/period.ts';
import { outlineSchema } from './outline.ts';
import { findOutlineFaults } from './outline-faults.ts';

const text = (value: ParsedRow[string] | undefined): string => (typeof value === 'string' ? value : '');

/** Position in the file, and which of several cells of the same labels: real reports repeat theirs. */
function numberCells(rows: readonly ParsedRow[]): ParsedRow[] {
  const seen = new Map<string, number>();
  const cells = rows.map((row) => ({
    section: JSON.stringify([text(row['edition']), text(row['section'])]),
    table: text(row['table_name']),
    row: text(row['row_label']),
    column: text(row['column_label']),
    period: text(row['period']),
    unit: text(row['unit']),
  }));
  return numberOccurrences(cells).map(({ occurrence }, index) => {
    const edition = text(rows[index]?.['edition']);
    const position = (seen.get(edition) ?? 0) + 1;
    seen.set(edition, position);
    return { position, occurrence };
  });
}

function label(name: string, field: string, description: string, example: string): Column {
  return { name, field, value: { kind: 'verbatim' }, required: false, key: true, description, example };
}

/** Any past report, one printed cell a line; the header is that of the reports already transcribed. */
export const publishedFiguresFormat: FileFormat = {
  file: 'chiffres-publies',
  also: ['cells', 'chiffres-publiés'],
  title: 'Chiffres d’un bilan publié',
  description:
    'Un bilan passé, une cellule imprimée par ligne, dans l’ordre du bilan : ce que le registre des chiffres garde et que le contrôle examine.',
  table: 'ledger.published_figure',
  hintsOperator: { field: 'edition', pattern: /^(.+?)-\d{4}$/ },
  columns: [
    {
      name: 'report',
      also: ['bilan'],
      field: 'edition',
      value: { kind: 'code' },
      required: true,
      key: true,
      description: 'Nom du bilan : opérateur, tiret, année.',
      example: 'siis77-2020',
    },
    label('section', 'section', 'Titre sous lequel la cellule est imprimée.', '5 Bilan financier'),
    label('table', 'table_name', 'Nom court du tableau.', 'operating-revenue-by-chapter'),
    label('row', 'row_label', 'Libellé de la ligne, tel qu’imprimé.', '74 dotations'),
    label('column', 'column_label', 'Libellé de la colonne, tel qu’imprimé.', 'Réalisations'),
    label('period', 'period', `Année, mois, jour, suite d’années ou de mois : ${periodForms}.`, '2020'),
    {
      name: 'value_printed',
      also: ['imprimé'],
      field: 'printed',
      value: { kind: 'verbatim' },
      required: false,
      description: 'Les caractères imprimés, sans rien corriger ; vide si rien n’est imprimé.',
      example: '5 691 932,72',
    },
    {
      name: 'value',
      also: ['valeur'],
      field: 'value',
      value: { kind: 'decimal' },
      required: false,
      description: 'La lecture du nombre, avec un point décimal ; vide pour un texte ou un nombre illisible.',
      example: '5691932.72',
    },
    label('unit', 'unit', 'EUR, kEUR, percent, count, days, agents, text…', 'EUR'),
    {
      name: 'note',
      field: 'note',
      value: { kind: 'verbatim' },
      required: false,
      description: '« approx » pour « environ », ou une remarque.',
      example: '',
    },
  ],
  derived: {
    columns: [{ field: 'position' }, { field: 'occurrence', key: true }],
    of: numberCells,
    told: 'et le rang quand ces libellés se répètent',
  },
};

/** The smallest outline that makes a report; what a person starts from when they write one by hand. */
const exampleOutline = {
  format: 'bievre-outline-1',
  operator: 'siis77',
  year: 2020,
  title: 'Bilan d’activité',
  chapters: [
    {
      number: '1',
      title: 'Le bilan financier',
      blocks: [
        {
          type: 'text',
          text: 'Les recettes de fonctionnement s’élèvent à **{recettes}**.',
          figures: {
            recettes: {
              measure: 'budget.realised',
              at: { section: 'operating', direction: 'revenue', perimeter: 'own' },
              unit: 'EUR',
              label: 'Recettes de fonctionnement',
            },
          },
        },
      ],
    },
  ],
};

const readForm = readBySchema(outlineSchema, (outline) => [{ year: outline.year, content: JSON.stringify(outline) }]);

/** Form first; then whether every figure that it asks can be answered. */
function readOutline(content: unknown, registry: Registry): DocumentReading {
  const reading = readForm(content);
  if ('faults' in reading) return reading;
  const faults = findOutlineFaults(outlineSchema.parse(content), registry);
  return faults.length === 0 ? reading : { faults: faults.map(({ where, message }) => ({ path: where, value: '', message })) };
}

/** The outline of a year's report, as JSON; see `outline.ts` for its form. `registry`: the measures that it may ask. */
export function outlineFormat(registry: Registry): FileFormat {
  return {
    file: 'plan',
    title: 'Plan d’un bilan',
    description:
      'Les chapitres et les blocs du bilan d’une année, en JSON (plan-2020.json). Sans plan, Bièvre en propose un d’après ce qui est enregistré.',
    table: 'report.outline',
    hintsOperator: { field: 'content', pattern: /"operator":"([a-z0-9-]+)"/ },
    columns: [
      {
        name: 'year',
        field: 'year',
        value: { kind: 'year' },
        required: true,
        key: true,
        description: 'Année du bilan.',
        example: '2020',
      },
      { name: 'content', field: 'content', value: { kind: 'json' }, required: true, description: 'Le plan.', example: '' },
    ],
    document: { ending: 'json', parse: (content) => readOutline(content, registry), example: exampleOutline },
  };
}
