import { afterAll, beforeAll, expect, it } from 'vitest';
import { formats, schema } from '../src/app.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../src/database/testing.ts';
import { runImport } from '../src/import/run-import.ts';
import { makeTemplates } from '../src/import/templates.ts';
import { operatorRoles } from '../src/kernel/actor.ts';
import { importingPage } from './support/importing-page.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase({ capabilities: schema });
});
afterAll(() => test.close());

it('the guide to importing says the columns and measures that there are (else: node scripts/write-importing-page.mjs)', () => {
  const { written, expected } = importingPage();
  expect(written).toBe(expected);
});

it('the templates can be imported as they are, one row or more of each file', async () => {
  const operator = formats.find((format) => format.namesOperator !== undefined);
  const code = operator?.columns.find((column) => column.field === operator.namesOperator)?.example;
  const outcome = await runImport(test.database, testActor(code, operatorRoles), makeTemplates(formats), formats);
  expect(outcome.files.flatMap((file) => [...file.rejected, ...file.warnings])).toEqual([]);
  expect(outcome.files.filter((file) => file.added === 0)).toEqual([]);
});

it('the outline given as an example in the guide is one', () => {
  const example = /```json\n([\s\S]*?)```/.exec(importingPage().written)?.[1] ?? '';
  const outline = formats.find((format) => format.file === 'plan');
  const reading = outline?.document?.parse(JSON.parse(example));
  expect(reading).toMatchObject({ rows: [{ year: 2020 }] });
});
