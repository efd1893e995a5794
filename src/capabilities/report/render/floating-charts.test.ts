import { expect, test } from 'vitest';
import type { DocumentBlock, ReportDocument } from '../document.ts';
import { chapter, documentOf, figureBook, number, text } from './document.samples.ts';
import { settleCharts } from './floating-charts.ts';
import { compilePdf } from './typst.ts';

function afloat(...layouts: readonly (readonly (readonly [label: string, y: number])[])[]): (string | null)[] {
  const settling = settleCharts();
  return layouts.map((places) => {
    const told = [places.map(([label, y], index) => ({ label, page: index + 3, y }))];
    return settling.amend(told)?.get('afloat.json') ?? null;
  });
}

test('charts that stand within a page stay where they are', () => {
  expect(afloat([['graphique-1', 257.6]])).toEqual([null]);
  expect(afloat([])).toEqual([null]);
});

test('charts that head a page float, one after another, and one that is settled is not asked again', () => {
  const first = [
    ['graphique-1', 73.7],
    ['graphique-2', 310],
    ['graphique-3', 73.7],
  ] as const;
  expect(afloat(first, first, first)).toEqual(['["graphique-1"]', '["graphique-1","graphique-3"]', null]);
});

test('a chart that the others moved up the page is left there', () => {
  const before = [
    ['graphique-1', 73.7],
    ['graphique-2', 73.7],
  ] as const;
  const after = [
    ['graphique-1', 73.7],
    ['graphique-2', 400],
  ] as const;
  expect(afloat(before, after)).toEqual(['["graphique-1"]', null]);
});

test('a document of which every page begins with a chart is laid out a few times, not once for each', () => {
  const places = Array.from({ length: 40 }, (_, index) => [`graphique-${index}`, 73.7] as const);
  expect(afloat(...Array.from({ length: 14 }, () => places)).filter((one) => one !== null)).toHaveLength(12);
});

type Lines = { readonly before: number; readonly after: number; readonly inNextChapter?: number };

function documentWithChart({ before, after, inNextChapter = 0 }: Lines, bars = 12): ReportDocument {
  const book = figureBook();
  const figures = Array.from({ length: bars }, () => book.figure({ result: number('12'), unit: 'days' }));
  const lines = (count: number): DocumentBlock => ({
    type: 'text',
    paragraphs: Array.from({ length: count }, () => ({ list: false, runs: text('Une ligne.') })),
  });
  const table: DocumentBlock = {
    type: 'table',
    id: 't',
    caption: 'Jours',
    note: '',
    rowHeading: '',
    columns: [{ label: 'Jours', unit: 'days', numeric: true }],
    rows: figures.map((figure) => ({ label: `Ligne ${figure}`, kind: 'plain', cells: [{ kind: 'figure', figure }] })),
    display: 'table',
  };
  const chart: DocumentBlock = {
    type: 'chart',
    id: 'g',
    title: 'Jours',
    alternative: 'Douze barres.',
    kind: 'bar',
    unit: 'days',
    categories: figures.map(String),
    series: [{ name: 'Jours', values: figures.map(() => 12), figures }],
    tableId: table.id,
  };
  const first = chapter('c', '1', 'Un', [lines(before), table, chart, lines(after)]);
  return documentOf(book.figures, [first, ...(inNextChapter > 0 ? [chapter('d', '2', 'Deux', [lines(inNextChapter)])] : [])]);
}

const pagesOf = (document: ReportDocument) =>
  Buffer.from(compilePdf(document))
    .toString('latin1')
    .match(/\/Type \/Page\b(?!s)/g);

test('what follows a chart that does not fit fills the page that it leaves', () => {
  // Cover, contents, and two pages where a blank under the table would push the last lines to a third.
  expect(pagesOf(documentWithChart({ before: 16, after: 18 }))).toHaveLength(4);
});

test('a chart that floats stays in its chapter: what follows in the next one does not go before it', () => {
  // Without its chart, the first chapter would leave room on its page for all that the second says.
  expect(pagesOf(documentWithChart({ before: 6, after: 0, inNextChapter: 16 }, 20))).toHaveLength(5);
});
