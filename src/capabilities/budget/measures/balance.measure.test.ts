import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { answering } from '../../../figures/answers.samples.ts';
import { year } from '../../../kernel/period.ts';
import { recordLines } from '../budget.samples.ts';
import { registration } from '../index.ts';

let test: TestDatabase;
const actor = testActor('alpha');

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [registration] });
  await test.database.transaction(actor, (tx) =>
    recordLines(tx, actor, [
      { section: 'operating', direction: 'revenue', chapter: '70', realised_cents: 100_00 },
      { section: 'operating', direction: 'revenue', chapter: '74', realised_cents: 250_00 },
      { section: 'operating', direction: 'revenue', chapter: '74', detail: 'dt ville', realised_cents: 90_00 },
      { section: 'operating', direction: 'expenditure', chapter: '011', realised_cents: 400_50 },
      { section: 'investment', direction: 'revenue', chapter: '10', realised_cents: 12_00 },
    ]),
  );
});
afterAll(() => test.close());
const { answer } = answering(() => test.database, registration.measures);
const realised = (measure: string, section: string) =>
  answer(actor, `budget.${measure}`, year(2020), { perimeter: 'own', section });

describe('the balance of a section', () => {
  it('is unknown when one side is not recorded: a missing side is not zero', async () => {
    expect(await realised('balance', 'investment')).toBe('unknown: no-record');
  });

  it('is its revenue less its expenditure, details left out', async () => {
    expect(await realised('revenue_realised', 'operating')).toBe('350');
    expect(await realised('expenditure_realised', 'operating')).toBe('400.5');
    expect(await realised('balance', 'operating')).toBe('-50.5');
  });
});
