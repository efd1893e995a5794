import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { cellKey } from '../../../kernel/cell.ts';
import { knownText, unknown } from '../../../kernel/figure.ts';
import { renderFiguresCsv, renderFrenchFiguresCsv } from './csv.ts';
import { chapter, documentOf, figureBook, number, sampleDocument, text } from './document.samples.ts';

type Line = Readonly<Record<string, string>>;

function read(csv: string): Line[] {
  return parse<Line>(csv, { columns: true });
}

const evidence = (figure: { readonly index: number }) => `/preuve/${figure.index}`;

test('an unknown figure has no value, and says that it is unknown', () => {
  const book = figureBook();
  book.figure({ result: unknown('zero-base'), unit: 'percent' });
  book.figure({ result: { found: 'not-applicable', reason: 'sans objet' } });
  book.figure({ result: unknown('secret') });
  const document = documentOf(book.figures, []);
  const lines = read(renderFiguresCsv(document, evidence));
  expect(lines.map((line) => [line['value'], line['found']])).toEqual([
    ['', 'unknown'],
    ['', 'not-applicable'],
    ['', 'secret'],
  ]);
  const french = parse<Line>(renderFrenchFiguresCsv(document, evidence), { columns: true, delimiter: ';', bom: true });
  expect(french.map((line) => [line['Valeur'], line['État']])).toEqual([
    ['', 'inconnu'],
    ['', 'sans objet'],
    ['', 'secret'],
  ]);
});

test('a number of a period that is not closed stays a number: a column of its own says so, of known figures alone', () => {
  const book = figureBook();
  book.figure({ result: number('12'), unit: 'days' });
  book.figure({ result: number('12'), unit: 'days', unfinished: true });
  book.figure({ result: unknown('no-record'), unit: 'days', unfinished: true });
  const document = documentOf(book.figures, []);
  expect(read(renderFiguresCsv(document, evidence)).map((line) => [line['value'], line['unfinished']])).toEqual([
    ['12', 'false'],
    ['12', 'true'],
    ['', 'false'],
  ]);
  const french = parse<Line>(renderFrenchFiguresCsv(document, evidence), { columns: true, delimiter: ';', bom: true });
  expect(french.map((line) => [line['Valeur'], line['Période non arrêtée']])).toEqual([
    ['12', ''],
    ['12', 'oui'],
    ['', ''],
  ]);
});

test('every figure of the document is there exactly once, with its evidence', () => {
  const document = sampleDocument(12);
  const lines = read(renderFiguresCsv(document, evidence));
  const keys = lines.map((line) =>
    cellKey({
      section: line['section'] ?? '',
      table: line['table'] ?? '',
      row: line['row'] ?? '',
      column: line['column'] ?? '',
      period: line['period'] ?? '',
      unit: line['unit'] ?? '',
      occurrence: Number(line['occurrence']),
    }),
  );
  expect(keys).toEqual(document.figures.map((figure) => cellKey(figure.cell)));
  expect(lines.map((line) => line['evidence'])).toEqual(document.figures.map(evidence));
});

test('euros have two decimals and a point, other numbers only the decimals that they have, texts are kept', () => {
  const book = figureBook();
  book.figure({ result: number('1234567.5'), unit: 'EUR' });
  book.figure({ result: number('97.25'), unit: 'percent' });
  book.figure({ result: number('12'), published: true });
  book.figure({ result: knownText('Éditeur, "X"'), unit: 'text' });
  const lines = read(renderFiguresCsv(documentOf(book.figures, []), evidence));
  expect(lines.map((line) => line['value'])).toEqual(['1234567.50', '97.25', '12', 'Éditeur, "X"']);
  expect(lines.map((line) => line['origin'])).toEqual(['computed', 'computed', 'published', 'computed']);
});

test('the header is the one that other programs rely on', () => {
  const csv = renderFiguresCsv(documentOf([], []), evidence);
  expect(csv).toBe('section,table,row,column,period,unit,occurrence,value,found,origin,evidence,unfinished\n');
});

test('the file for people opens in a French spreadsheet: mark, semicolons, decimal comma, and no label run as a formula', () => {
  const book = figureBook();
  book.figure({ result: number('-1234.5'), unit: 'EUR', row: '=SOMME(A1)' });
  const csv = renderFrenchFiguresCsv(
    documentOf(book.figures, [chapter('c-1', '1', 'Un', [{ type: 'text', paragraphs: [{ list: false, runs: text(0) }] }])]),
    evidence,
  );
  expect(csv.startsWith('\ufeffChapitre;')).toBe(true);
  expect(csv).toContain(";'=SOMME(A1);");
  expect(csv).toContain(';-1234,50;connu;');
});
