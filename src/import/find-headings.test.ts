import { expect, test } from 'vitest';
import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import { gardenFormats } from './import.samples.ts';
import type { FileReading } from './parsed-file.ts';
import { readInputFile } from './read-file.ts';

async function readCsv(name: string, text: string): Promise<FileReading> {
  const bytes = new TextEncoder().encode(text);
  return await readInputFile({ name, bytes, size: bytes.length }, 0, gardenFormats);
}

async function readSheets(name: string, ...sheets: { readonly sheet: string; readonly data: SheetData }[]): Promise<FileReading> {
  const bytes = new Uint8Array(await writeWorkbook(sheets.map(({ sheet, data }) => ({ sheet, data }))).toBuffer());
  return await readInputFile({ name, bytes, size: bytes.length }, 0, gardenFormats);
}

function brief({ parsed, unread }: FileReading): unknown {
  return [...parsed, ...unread].map((file) => ({
    rows: 'rows' in file ? file.rows.map((row) => row.line) : [],
    rejected: file.rejected.map(({ line, field, rule }) => [line, field, rule]),
    noted: file.warnings.map(({ line, rule }) => [line, rule]),
  }));
}

const belowTitle = (line: number) => [line, 'headings-below'];

test('a required column that is missing from headings on the first line is named, whatever the rows below hold', async () => {
  const reading = await readCsv('parcelles.csv', 'code;intitule;jardin\nv1;Nom;verger\ncode;nom;jardin\n');
  expect(brief(reading)).toEqual([{ rows: [], rejected: [[null, 'nom', 'missing-column']], noted: [[1, 'unknown-column']] }]);
});

test('a required column that is missing from headings under a title is named from those headings', async () => {
  const { parsed } = await readCsv('recoltes.csv', 'Récoltes du verger;;\n\nparcelle;anne;coût\nv1;2020;3\n');
  expect(parsed[0]?.rejected.map(({ message }) => message)).toEqual([
    'La colonne année manque. Est-ce la colonne « anne » ? Renommez-la année.',
  ]);
});

test('rows without headings are not headings, even where a cell of theirs is a heading’s word', async () => {
  expect(brief(await readCsv('jardins.csv', 'verger;Verger;oui\nnom;Jardin du nom;non\n'))).toMatchObject([
    { rows: [], rejected: [[null, 'nom', 'missing-column']] },
  ]);
});

test('headings that a sort sent among their rows are refused rather than the rows above them lost', async () => {
  expect(brief(await readCsv('recoltes.csv', 'v1;2019;5\nv1;2020;6\nparcelle;année;coût\nv2;2019;7\n'))).toMatchObject([
    { rows: [], rejected: [[null, 'année', 'missing-column']] },
  ]);
});

test('headings are looked for in the first fifteen rows only', async () => {
  const titles = (count: number) => Array.from({ length: count }, (_, index) => `Titre ${index}`).join('\n');
  expect(brief(await readCsv('recoltes.csv', `${titles(14)}\nparcelle;année\nv1;2020\n`))).toMatchObject([
    { rows: [16], rejected: [] },
  ]);
  expect(brief(await readCsv('recoltes.csv', `${titles(15)}\nparcelle;année\nv1;2020\n`))).toMatchObject([{ rows: [] }]);
});

test('titles above the headings of a separated file are passed over, and lines keep the numbers of the file', async () => {
  const text =
    'Récoltes, par parcelle\r\nÉdité le;03/01/2021;\r\n;;\r\n# à relire\r\nparcelle;année;coût\r\nv1;20x0;3\r\nv1;2020;4\r\n';
  expect(brief(await readCsv('recoltes.csv', text))).toEqual([
    { rows: [7], rejected: [[6, 'année', 'year']], noted: [belowTitle(5)] },
  ]);
});

test('titles above the headings of a sheet are passed over, and the columns beside the table do not count', async () => {
  const reading = await readSheets('recoltes.xlsx', {
    sheet: 'Feuil1',
    data: [
      ['Récoltes du verger', null, null, 'page 1'],
      [],
      [null, 'Identité', 'Finances'],
      ['parcelle', 'année', 'coût'],
      ['v1', 2020, 3],
    ],
  });
  expect(brief(reading)).toEqual([{ rows: [5], rejected: [], noted: [belowTitle(4)] }]);
});

test('a title that is a heading’s word, or holds the year, is no heading where a fuller row follows', async () => {
  expect(brief(await readCsv('recoltes.csv', 'Année;2020;\nparcelle;année;coût\nv1;2020;3\n'))).toEqual([
    { rows: [3], rejected: [], noted: [belowTitle(2)] },
  ]);
});

test('a file in one column is read under its title', async () => {
  expect(brief(await readCsv('jardins.csv', 'Liste des jardins\nnom\nVerger\n'))).toEqual([
    { rows: [3], rejected: [], noted: [belowTitle(2)] },
  ]);
});

test('a file and a sheet whose names say nothing are recognised by headings under a title', async () => {
  expect(brief(await readCsv('export.csv', 'Mes parcelles;;\ncode;nom;jardin\nv1;Haut;verger\n'))).toMatchObject([{ rows: [3] }]);
  const reading = await readSheets(
    'classeur.xlsx',
    { sheet: 'Notice', data: [['À lire'], ['nom', 'ce que c’est']] },
    { sheet: 'Feuil2', data: [['Mes parcelles'], ['code', 'nom', 'jardin'], ['v1', 'Haut', 'verger']] },
  );
  expect(brief(reading)).toEqual([
    { rows: [3], rejected: [], noted: [belowTitle(2)] },
    { rows: [], rejected: [], noted: [[null, 'ignored-file']] },
  ]);
});
