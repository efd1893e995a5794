import { type Found, known, knownText, type Origin, unknown } from '../../../kernel/figure.ts';
import { frenchFound } from '../../../kernel/french.ts';
import { year } from '../../../kernel/period.ts';
import { quantityFromDecimal } from '../../../kernel/quantity.ts';
import type { DocumentBlock, DocumentChapter, DocumentFigure, DocumentTable, ReportDocument, TextRun } from '../document.ts';

/** Builders of documents for tests and for looking at pages: nothing here comes from an operator. */
export type Sample = { readonly figure: (given: GivenFigure) => number; readonly figures: readonly DocumentFigure[] };

export type GivenFigure = {
  readonly result: Found;
  readonly unit?: string;
  readonly published?: boolean;
  /** Its period is not closed. */
  readonly unfinished?: boolean;
  readonly section?: string;
  readonly table?: string;
  readonly row?: string;
  readonly column?: string;
  readonly label?: string;
  /** It is a change. */
  readonly signed?: true;
};

/** A known number, from its plain decimal. */
export function number(decimal: string, approximate = false): Found {
  const quantity = quantityFromDecimal(decimal);
  if (quantity === null) throw new RangeError(`not a decimal: ${decimal}`);
  return known(quantity, approximate);
}

/** Collects figures in the order in which the blocks ask for them, as the assembly does. */
export function figureBook(): Sample {
  const figures: DocumentFigure[] = [];
  return {
    figures,
    figure: (given) => {
      const index = figures.length;
      const unit = given.unit ?? 'count';
      const cell = {
        section: given.section ?? '1 Exemple',
        table: given.table ?? 'texte',
        row: given.row ?? `ligne ${index}`,
        column: given.column ?? 'valeur',
        period: '2020',
        unit,
        occurrence: 1,
      };
      const computed: Origin = {
        origin: 'computed',
        question: { measure: 'budget.realised', at: {}, period: year(2020) },
        definitionVersion: 1,
        rowCount: 3,
        synthetic: false,
        ...(given.unfinished === true ? { unfinished: true } : {}),
      };
      const origin: Origin = given.published === true ? { origin: 'published', edition: 'exemple-2020', cell } : computed;
      figures.push({
        index,
        cell,
        result: given.result,
        origin,
        printed: frenchFound(given.result, unit),
        label: given.label ?? `${cell.row}, ${cell.column}, 2020`,
        unit,
        ...(given.signed ? { signed: true } : {}),
      });
      return index;
    },
  };
}

export function text(...parts: readonly (string | number)[]): TextRun[] {
  return parts.map(
    (part): TextRun =>
      typeof part === 'number'
        ? { kind: 'figure', figure: part, strong: false, emphasis: false }
        : { kind: 'text', text: part, strong: false, emphasis: false },
  );
}

export function chapter(
  id: string,
  numberPrinted: string,
  title: string,
  blocks: readonly DocumentBlock[],
  chapters: readonly DocumentChapter[] = [],
  annex = false,
): DocumentChapter {
  return { id, number: numberPrinted, title, annex, blocks, chapters };
}

export function documentOf(figures: readonly DocumentFigure[], chapters: readonly DocumentChapter[]): ReportDocument {
  return {
    operator: { code: 'exemple', name: 'Syndicat d’exemple', demonstration: true },
    year: 2020,
    language: 'fr',
    title: 'Bilan d’activité 2020',
    subtitle: 'Partager le numérique entre collectivités',
    status: 'draft',
    recordsOnly: false,
    chapters,
    figures,
  };
}

const hostile = 'Signes # $ \\ " < > & @ * _ ` [crochets] {accolades} //';

function budgetTable(book: Sample): DocumentTable {
  const cell = (row: string, column: string, result: Found, unit = 'EUR', published = false) => ({
    kind: 'figure' as const,
    figure: book.figure({ result, unit, published, table: 'budget', row, column }),
  });
  const line = (label: string, kind: DocumentTable['rows'][number]['kind'], forecast: Found, realised: Found, rate: Found) => ({
    label,
    kind,
    cells: [cell(label, 'Prévision', forecast), cell(label, 'Réalisé', realised), cell(label, 'Taux', rate, 'percent')],
  });
  return {
    type: 'table',
    id: 't-budget',
    caption: 'Dépenses par chapitre, hors centrale d’achat',
    note: 'Montants hors taxes.',
    rowHeading: 'Chapitre',
    columns: [
      { label: 'Prévision 2020', unit: 'EUR', numeric: true },
      { label: 'Réalisations 2020', unit: 'EUR', numeric: true },
      { label: 'Taux de réalisation', unit: 'percent', numeric: true },
    ],
    rows: [
      { label: 'Fonctionnement', kind: 'heading', cells: [{ kind: 'empty' }, { kind: 'empty' }, { kind: 'empty' }] },
      line('011 Charges à caractère général', 'plain', number('1234567.89'), number('1200000.05'), number('97.2')),
      line('dont maintenance', 'detail', number('400000'), number('-1250.5'), unknown('part-unknown')),
      line(hostile, 'plain', unknown('no-record'), number('0'), unknown('zero-base')),
      line('Sous-total', 'subtotal', unknown('part-unknown'), number('1200000.05'), {
        found: 'not-applicable',
        reason: 'sans objet',
      }),
      { label: '', kind: 'plain', cells: [{ kind: 'empty' }, cell('', 'Réalisé', number('12'), 'EUR', true), { kind: 'empty' }] },
      line('Total', 'total', number('1634567.89'), number('1198749.55'), number('73.34')),
    ],
    display: 'table',
  };
}

const members = [
  'Arcueil',
  'Gentilly',
  'Ivry-sur-Seine',
  'Villejuif',
  'Vitry-sur-Seine',
  'OPH de Thiais',
  'Établissement public territorial',
];

function deploymentMatrix(book: Sample, rows: number): DocumentTable {
  return {
    type: 'table',
    id: 't-matrice',
    caption: 'Logiciels déployés chez les adhérents au 31 décembre 2020',
    note: '',
    rowHeading: 'Logiciel',
    columns: members.map((label) => ({ label, unit: 'count', numeric: true })),
    rows: Array.from({ length: rows }, (_, index) => ({
      label: `Logiciel métier ${index + 1}, au nom assez long pour tenir sur deux lignes`,
      kind: 'plain' as const,
      cells: members.map((member, place) =>
        (index + place) % 3 === 0
          ? ({ kind: 'empty' } as const)
          : {
              kind: 'figure' as const,
              figure: book.figure({
                result: knownText('×'),
                unit: 'text',
                table: 'deploiements',
                row: `Logiciel ${index + 1}`,
                column: member,
              }),
            },
      ),
    })),
    display: 'matrix',
  };
}

function seriesOf(book: Sample, name: string, decimals: readonly (string | null)[]) {
  const figures = decimals.map((decimal, index) =>
    book.figure({
      result: decimal === null ? unknown('no-value') : number(decimal),
      unit: 'days',
      table: 'activité',
      row: String(2018 + index),
      column: name,
    }),
  );
  return { name, values: decimals.map((decimal) => (decimal === null ? null : Number(decimal))), figures };
}

/** One block of each kind, with what usually breaks a layout: unknown and absent values, long labels, signs of every markup. */
export function sampleDocument(matrixRows = 30): ReportDocument {
  const book = figureBook();
  const members2020 = book.figure({ result: number('18'), row: 'adhérents' });
  const share = book.figure({ result: number('51.8', true), unit: 'percent', row: 'part', published: true });
  const missing = book.figure({ result: unknown('no-record'), row: 'sites' });
  const strong: TextRun = { kind: 'figure', figure: members2020, strong: true, emphasis: false };
  const introduction: DocumentBlock = {
    type: 'text',
    paragraphs: [
      {
        list: false,
        runs: [
          { kind: 'text', text: 'Le syndicat réunit ', strong: false, emphasis: false },
          strong,
          ...text(' adhérents ; le maintien en conditions opérationnelles représente ', share, ' de l’activité.'),
        ],
      },
      { list: true, runs: text('Nombre de sites : ', missing, '.') },
      { list: true, runs: [{ kind: 'text', text: hostile, strong: true, emphasis: true }] },
      { list: false, runs: text('Signes hors de la police : 数字 🙂, et un mot d’un seul tenant : ', 'a'.repeat(120)) },
    ],
  };
  const keyFigures: DocumentBlock = {
    type: 'key-figures',
    items: [
      { label: 'Adhérents', note: 'au 31 décembre', figure: members2020 },
      { label: 'Part du maintien', note: '', figure: share },
      { label: 'Sites', note: '', figure: missing },
    ],
  };
  const budget = budgetTable(book);
  const chart: DocumentBlock = {
    type: 'chart',
    id: 'g-activite',
    title: 'Jours par type d’activité',
    alternative: 'Le maintien progresse chaque année.',
    kind: 'stacked-bar',
    unit: 'days',
    categories: ['2018', '2019', '2020'],
    series: [seriesOf(book, 'Maintien', ['1062', '1404', '1653']), seriesOf(book, 'Projets "P" <1>', ['921', null, '1103'])],
    tableId: null,
  };
  const budgetChart: DocumentBlock = {
    type: 'chart',
    id: 'g-budget',
    title: 'Prévision et réalisation',
    alternative: 'La réalisation suit la prévision.',
    kind: 'grouped-bar',
    unit: 'EUR',
    categories: ['011 Charges', 'Total'],
    series: [{ name: 'Réalisations 2020', values: [1200000.05, 1198749.55], figures: [null, null] }],
    tableId: budget.id,
  };
  const matrix = deploymentMatrix(book, matrixRows);
  return documentOf(book.figures, [
    chapter('c-1', '1', 'Le syndicat', [introduction, keyFigures], [chapter('c-1-1', '1.1', 'Une gouvernance collective', [])]),
    chapter('c-2', '2', 'Bilan financier', [budget, budgetChart], [chapter('c-2-1', '', 'Répartition des activités', [chart])]),
    chapter('c-a1', 'Annexe 1', 'Logiciels déployés', [matrix], [], true),
  ]);
}
