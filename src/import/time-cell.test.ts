import { expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import type { FileFormat } from './format.ts';
import { readInputFile } from './read-file.ts';
import { readTime } from './time-cell.ts';

const column = { required: false, description: '', example: '' };
const visits: FileFormat = {
  file: 'visites',
  title: 'Visites',
  description: '',
  table: 'garden.visit',
  columns: [
    { ...column, name: 'jour', field: 'day', value: { kind: 'day' } },
    { ...column, name: 'de', field: 'begins', value: { kind: 'time' } },
    { ...column, name: 'a', field: 'ends', value: { kind: 'time' } },
  ],
};

const cell = (value: number, format: string) => ({ value, type: Number, format });
const day = cell(43_902, 'dd/mm/yyyy'); // 12/03/2020

async function readSheet(...rows: readonly (readonly (ReturnType<typeof cell> | string)[])[]) {
  const data = [['jour', 'de', 'a'], ...rows.map((row) => [...row])];
  const bytes = new Uint8Array(await writeWorkbook([{ sheet: 'Feuil1', data }]).toBuffer());
  const { parsed } = await readInputFile({ name: 'visites.xlsx', bytes, size: bytes.length }, 0, [visits]);
  return {
    rows: parsed[0]?.rows.map(({ values }) => values),
    rejected: parsed[0]?.rejected.map(({ line, field, message }) => [line, field, message]),
  };
}

it('a cell that holds more than a day, or days, is no time of the day', async () => {
  const { rejected } = await readSheet([day, cell(25.5 / 24, '[h]:mm'), '9h30'], [day, cell(1, 'hh:mm'), day]);
  expect(rejected).toEqual([
    [2, 'de', '« 25:30:00 » n’est pas une heure : écrivez 09:30 ou 9h30.'],
    [3, 'de', '« 24:00:00 » n’est pas une heure : écrivez 09:30 ou 9h30.'],
    [3, 'a', '« 2020-03-12 » n’est pas une heure : écrivez 09:30 ou 9h30.'],
  ]);
});

it('a time of a workbook is the time that it shows, typed, computed or shown in words', async () => {
  const { rows, rejected } = await readSheet(
    [day, cell(0.375, 'hh:mm'), cell(12.5 / 24, 'hh:mm:ss')],
    [day, cell(0.3958333, 'h:mm;@'), cell(0.5208333333, '[$-F400]h:mm:ss\\ AM/PM')],
    [day, cell(0, 'hh:mm'), cell(17 / 24, '[$-40C]hh"h"mm')],
    [day, '9h', '12:30:00'],
  );
  expect(rejected).toEqual([]);
  expect(rows).toEqual([
    ['2020-03-12', '09:00', '12:30'],
    ['2020-03-12', '09:30', '12:30'],
    ['2020-03-12', '00:00', '17:00'],
    ['2020-03-12', '09:00', '12:30'],
  ]);
});

it('a workbook that counts from 1904 keeps the same times', () => {
  expect(readTime('1904-01-01T09:30:00.000Z')).toBe('09:30');
  expect(readTime('1904-01-02T09:30:00.000Z')).toMatchObject({ rule: 'time' });
});
