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

function documentWithChart(linesBefore: number, linesAfter: number): ReportDocument {
  const book = figureBook();
  const figures = Array.from({ length: 12 }, () => book.figure({ result: number('12'), unit: 'days' }));
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
  return documentOf(book.figures, [chapter('c', '1', 'Un', [lines(linesBefore), table, chart, lines(linesAfter)])]);
}

test('what follows a chart that does not fit fills the page that it leaves', () => {
  const pdf = Buffer.from(compilePdf(documentWithChart(16, 18))).toString('latin1');
  // Cover, contents, and two pages where a blank under the table would push the last lines to a third.
  expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(4);
});
