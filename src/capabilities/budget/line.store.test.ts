import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import { recordLines } from './budget.samples.ts';
import { budgetYears, listBudgetLines, registration } from './index.ts';

let test: TestDatabase;
const actor = testActor('alpha');

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [registration] });
  await test.database.transaction(actor, (tx) =>
    recordLines(tx, actor, [
      { chapter: '042', detail: 'dt amortissements', section: 'operating', forecast_cents: 5_00 },
      { chapter: '042', section: 'operating', forecast_cents: 10_00, realised_cents: 0 },
      { chapter: '74', section: 'operating', direction: 'revenue', realised_cents: 5_381_870_42 },
      { chapter: '20' },
      { chapter: '20', perimeter: 'purchasing', forecast_cents: 1_00 },
      { chapter: '20', year: 2018, forecast_cents: 1_00 },
    ]),
  );
});
afterAll(() => test.close());

describe('the lines of a budget', () => {
  it('are not those of another operator', async () => {
    expect(await test.database.read(testActor('beta'), budgetYears)).toEqual([]);
  });

  it('two lines of one chapter without detail contradict each other', async () => {
    await expect(
      test.database.transaction(actor, (tx) => recordLines(tx, actor, [{ chapter: '20', year: 2018 }])),
    ).rejects.toThrow();
  });

  it('stand by year and perimeter', async () => {
    expect(await test.database.read(actor, budgetYears)).toEqual([
      { year: 2020, perimeters: ['own', 'purchasing'] },
      { year: 2018, perimeters: ['own'] },
    ]);
  });

  it('operating first, revenue first, a chapter before its details; absent is null and zero is 0', async () => {
    const lines = await test.database.read(actor, (tx) => listBudgetLines(tx, 2020, 'own'));
    expect(
      lines.map(({ section, direction, chapter, detail, forecast, realised }) => [
        section,
        direction,
        chapter,
        detail,
        forecast,
        realised,
      ]),
    ).toEqual([
      ['operating', 'revenue', '74', null, null, 538187042],
      ['operating', 'expenditure', '042', null, 1000, 0],
      ['operating', 'expenditure', '042', 'dt amortissements', 500, null],
      ['investment', 'expenditure', '20', null, null, null],
    ]);
  });
});
