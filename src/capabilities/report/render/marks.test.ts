import { describe, expect, test } from 'vitest';
import { unknown } from '../../../kernel/figure.ts';
import type { DocumentBlock, DocumentTable, ReportDocument } from '../document.ts';
import { composePrint } from './compose-print.ts';
import { chapter, documentOf, figureBook, number, text } from './document.samples.ts';
import { renderHtml } from './html.ts';
import { chartNotes, tableMarks } from './marks.ts';

const note = '* Période non arrêtée : tous ses mois ne sont pas verrouillés, ce chiffre peut encore changer.';

/** Days of a year in a table of one row, its chart, a sentence and a key figure. */
function daysDocument(unfinished: boolean): { document: ReportDocument; table: DocumentTable; chart: ChartOf } {
  const book = figureBook();
  const figures = [
    book.figure({ result: number('12'), unit: 'days', unfinished }),
    book.figure({ result: unknown('no-record'), unit: 'days', unfinished }),
    book.figure({ result: number('3'), unit: 'days' }),
  ];
  const table: DocumentTable = {
    type: 'table',
    id: 't-jours',
    caption: 'Jours',
    note: '',
    rowHeading: '',
    display: 'table',
    columns: ['2020', 'Autre', '2019'].map((label) => ({ label, unit: 'days', numeric: true })),
    rows: [{ label: 'Jours', kind: 'plain', cells: figures.map((figure) => ({ kind: 'figure', figure })) }],
  };
  const chart: ChartOf = {
    type: 'chart',
    id: 'g-jours',
    title: 'Jours',
    alternative: 'Jours',
    kind: 'bar',
    unit: 'days',
    categories: ['2020', 'Autre', '2019'],
    series: [{ name: 'Jours', values: [12, null, 3], figures }],
    tableId: null,
  };
  const [first = 0] = figures;
  const blocks: DocumentBlock[] = [
    { type: 'text', paragraphs: [{ list: false, runs: text(first) }] },
    { type: 'key-figures', items: [{ label: 'Jours', note: '', figure: first }] },
    table,
    chart,
  ];
  return { document: documentOf(book.figures, [chapter('c-1', '1', 'Temps', blocks)]), table, chart };
}
type ChartOf = Extract<DocumentBlock, { type: 'chart' }>;

const marksOf = ({ document, table }: ReturnType<typeof daysDocument>) => {
  const { markOf, notes } = tableMarks(document, table);
  return { marks: document.figures.map(markOf), notes };
};

/** Every mark of the printed model: sentence, key figure, table, table of the chart. */
const printed = (document: ReportDocument) =>
  [...JSON.stringify(composePrint(document)).matchAll(/"mark":"([^"]*)"/g)].map(([, mark]) => mark ?? '');

describe('figures of a period that is not closed', () => {
  test('have no mark, nor any note, once it is', () => {
    const closed = daysDocument(false);
    expect(marksOf(closed)).toEqual({ marks: ['', '(a)', ''], notes: ['(a) inconnu : aucun enregistrement.'] });
    expect(chartNotes(closed.document, closed.chart)).toEqual([]);
    expect(composePrint(closed.document).footer).toBe('');
    expect(renderHtml(closed.document)).not.toContain('non arrêtée');
    expect(printed(closed.document)).not.toContain('*');
  });

  test('carry a star in tables, but for one that is not known, and the table says why', () => {
    expect(marksOf(daysDocument(true))).toEqual({
      marks: ['*', '(a)', ''],
      notes: ['(a) inconnu : aucun enregistrement.', note],
    });
  });

  test('are told under the picture that draws them, by their period', () => {
    const { document, chart } = daysDocument(true);
    expect(chartNotes(document, chart)).toEqual([
      'Période non arrêtée (2020) : tous ses mois ne sont pas verrouillés, ce chiffre peut encore changer.',
    ]);
  });

  test('are marked on paper in the sentence, the key figure, the table and the data of the chart, and at the foot of pages', () => {
    const { document } = daysDocument(true);
    expect(printed(document).filter((mark) => mark === '*')).toHaveLength(4);
    expect(composePrint(document).footer).toBe('* période non arrêtée');
  });

  test('are marked on screen in the same places', () => {
    const page = renderHtml(daysDocument(true).document);
    expect(page.match(/<span class="mark" title="\* Période non arrêtée[^"]*">\*<\/span>/g)).toHaveLength(4);
    expect(page).toContain(`<li>${note}</li>`);
    expect(page).toContain('Période non arrêtée (2020)');
  });
});
