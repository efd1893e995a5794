import { expect, test } from 'vitest';
import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import { gardenFormats } from './import.samples.ts';
import { readInputFile } from './read-file.ts';

async function workbook(sheets: readonly { readonly sheet: string; readonly data: SheetData }[]): Promise<Uint8Array> {
  return new Uint8Array(await writeWorkbook(sheets.map(({ sheet, data }) => ({ sheet, data }))).toBuffer());
}

async function read(name: string, bytes: Uint8Array) {
  return await readInputFile({ name, bytes, size: bytes.length }, 0, gardenFormats);
}

const day = (text: string) => ({ value: new Date(`${text}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' });

test('dates, numbers and texts of a workbook are read as a person would type them', async () => {
  const bytes = await workbook([
    {
      sheet: 'Feuil1',
      data: [
        ['Nom', 'du', 'au', 'Partagé'],
        ['Verger', day('2018-03-01'), day('2020-12-31'), true],
      ],
    },
  ]);
  const { parsed } = await read('jardins.xlsx', bytes);
  expect(parsed[0]?.rejected).toEqual([]);
  expect(parsed[0]?.rows).toEqual([{ line: 2, values: [null, 'Verger', null, '2018-03-01', '2021-01-01', true] }]);
});

test('an amount computed by the spreadsheet keeps its cents and no more', async () => {
  const bytes = await workbook([
    {
      sheet: 'Feuil1',
      data: [
        ['parcelle', 'année', 'coût', 'poids'],
        ['v1', 2020, 0.1 + 0.2, 1234567.89],
        ['v1', '2021', -12, 1e-7],
      ],
    },
  ]);
  const { parsed } = await read('recoltes.xlsx', bytes);
  expect(parsed[0]?.rows.map((row) => row.values.slice(1, 5))).toEqual([
    [2020, null, 30, '1234567.89'],
    [2021, null, -1200, '0.0000001'],
  ]);
});

test('a chapter that the spreadsheet took for a number reaches its file’s rule without the zeros that it lost', async () => {
  const { parsed } = await read(
    'parcelles.xlsx',
    await workbook([
      {
        sheet: 'Feuil1',
        data: [
          ['code', 'nom', 'jardin', 'chapitre'],
          ['v1', 'Haut', 'verger', 2],
        ],
      },
    ]),
  );
  expect(parsed[0]?.rows[0]?.values[4]).toBe('2');
});

test('comments, empty rows and rows before the headings keep the numbers that the spreadsheet shows', async () => {
  const bytes = await workbook([
    { sheet: 'Feuil1', data: [[], ['# Récoltes de l’année'], ['parcelle', 'année'], [], ['v1', 'bissextile'], ['v1', 2020]] },
  ]);
  const { parsed } = await read('recoltes.xlsx', bytes);
  expect(parsed[0]?.rejected.map(({ line, rule }) => [line, rule])).toEqual([[5, 'year']]);
  expect(parsed[0]?.rows.map((row) => row.line)).toEqual([6]);
});

test('a workbook of several sheets gives one file per sheet that is recognised, and leaves the others aside', async () => {
  const bytes = await workbook([
    { sheet: 'Jardins', data: [['nom'], ['Verger']] },
    { sheet: 'Calculs', data: [['x'], [1]] },
    {
      sheet: 'Récoltes 2020',
      data: [
        ['parcelle', 'année'],
        ['v1', 2020],
      ],
    },
  ]);
  const { parsed, unread } = await read('classeur.xlsx', bytes);
  expect(parsed.map((file) => [file.name, file.format.file, file.rows.length])).toEqual([
    ['classeur.xlsx › Jardins', 'jardins', 1],
    ['classeur.xlsx › Récoltes 2020', 'recoltes', 1],
  ]);
  expect(unread.map((file) => [file.name, file.rejected.length, file.warnings[0]?.rule])).toEqual([
    ['classeur.xlsx › Calculs', 0, 'ignored-file'],
  ]);
});

test('the table of a page saved as a workbook is refused by the name of its sheet, among others too', async () => {
  const page = { sheet: 'vue-jardins-2020', data: [['nom'], ['Verger']] };
  for (const sheets of [[page], [page, { sheet: 'Jardins', data: [['nom'], ['Verger']] }]]) {
    const { parsed, unread } = await read('jardins.xlsx', await workbook(sheets));
    expect(parsed.map((file) => file.format.file)).toEqual(sheets.length === 1 ? [] : ['jardins']);
    expect(unread.map((file) => file.rejected[0]?.rule)).toEqual(['page-table']);
  }
});

test('a workbook without a cell is empty', async () => {
  const { unread } = await read('jardins.xlsx', await workbook([{ sheet: 'Feuil1', data: [] }]));
  expect(unread[0]?.rejected[0]?.rule).toBe('empty-file');
});
