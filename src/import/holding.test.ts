import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../database/testing.ts';
import type { Holding } from './holding.ts';
import { filesOf, gardenFormats, gardenSchema } from './import.samples.ts';
import { runImport } from './run-import.ts';

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase(gardenSchema);
});
afterAll(() => opened.close());

const remark = { line: null, field: 'code', rule: 'to-water', value: 'a', message: 'À arroser.' };
const taking = (remarks: (typeof remark)[]): Holding => ({
  field: 'code',
  take: async () => async () => ({ facts: [], remarks }),
});
const formats = gardenFormats.map((format) => {
  if (format.table === 'garden.garden') return { ...format, held: taking([remark]) };
  return format.table === 'garden.plot' ? { ...format, held: taking([]) } : format;
});

test('what follows from a file is said of it, and not of another that is held and loaded after it', async () => {
  const texts = { 'jardins.csv': 'code;nom\na;Ancien\n', 'parcelles.csv': 'code;nom;jardin\np;Potager;a\n' };
  const { files } = await runImport(opened.database, testActor('jardin-tenu'), filesOf(texts), formats);
  expect(files.map(({ format, warnings }) => [format, warnings])).toEqual([
    ['jardins', [remark]],
    ['parcelles', []],
  ]);
});
