import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { answering } from '../../../figures/answers.samples.ts';
import { day } from '../../../kernel/day.ts';
import { atDay, month, year, years } from '../../../kernel/period.ts';
import { recordLines } from '../budget.samples.ts';
import { registration } from '../index.ts';

let test: TestDatabase;
const actor = testActor('alpha');

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [registration] });
  await test.database.transaction(actor, (tx) =>
    recordLines(tx, actor, [
      { chapter: '20', forecast_cents: 1_204_843_98, realised_cents: 442_048_09, carried_over_cents: 502_299_38 },
      { chapter: '21', forecast_cents: 729_132_75, realised_cents: 474_681_60 },
      { chapter: '13', forecast_cents: 100_000_00, carried_over_cents: 40_000_00 },
      { chapter: '23', forecast_cents: 0, realised_cents: 0 },
      { chapter: '040' },
      { chapter: '042', detail: 'dt dotation aux amortissements', forecast_cents: 5_00, realised_cents: 4_00 },
      { chapter: '042', detail: 'dt valeur comptable', forecast_cents: 0 },
      { chapter: '042', forecast_cents: 10_00, realised_cents: 9_00 },
      { chapter: '20', perimeter: 'purchasing', forecast_cents: 7_00 },
      { chapter: '20', year: 2019, forecast_cents: 1_00 },
    ]),
  );
});
afterAll(() => test.close());
const { answer, rows } = answering(() => test.database, registration.measures);
const of2020 = (measure: string, at: Readonly<Record<string, string>>) =>
  answer(actor, `budget.${measure}`, year(2020), { perimeter: 'own', ...at });

describe('amounts of the chapters', () => {
  it('another operator’s are not seen, and a year without a budget is unknown', async () => {
    expect(await answer(testActor('beta'), 'budget.forecast', year(2020))).toBe('unknown: no-record');
    expect(await answer(actor, 'budget.forecast', year(2018))).toBe('unknown: no-record');
  });

  it('absent is unknown and zero is zero', async () => {
    expect(await of2020('realised', { chapter: '040' })).toBe('unknown: no-value');
    expect(await of2020('realised', { chapter: '13' })).toBe('unknown: no-value');
    expect(await of2020('realised', { chapter: '23' })).toBe('0');
    expect(await of2020('carried_over', { chapter: '21' })).toBe('unknown: no-value');
  });

  it('are euros with their cents, and add up; a chapter without an amount is passed over', async () => {
    expect(await of2020('forecast', { chapter: '20' })).toBe('1204843.98');
    // 442 048,09 + 474 681,60 + 0 + 9
    expect(await of2020('realised', {})).toBe('916738.69');
    expect(await of2020('carried_over', {})).toBe('542299.38');
  });

  it('a detail is never added to its chapter', async () => {
    expect(await of2020('forecast', { chapter: '042' })).toBe('10');
    expect(await of2020('detail_forecast', { chapter: '042' })).toBe('5');
    expect(await of2020('detail_realised', { detail: 'dt valeur comptable' })).toBe('unknown: no-value');
  });

  it('perimeters are kept apart', async () => {
    expect(await answer(actor, 'budget.forecast', year(2020), { perimeter: 'purchasing' })).toBe('7');
    expect(await of2020('forecast', { section: 'operating' })).toBe('unknown: no-record');
  });

  it('a year’s budget belongs to the year and to a stretch of years, not to one of its days', async () => {
    expect(await answer(actor, 'budget.forecast', years(2019, 2020), { perimeter: 'own', chapter: '20' })).toBe('1204844.98');
    expect(await answer(actor, 'budget.forecast', atDay(day('2020-12-31')))).toBe('unknown: no-record');
    expect(await answer(actor, 'budget.forecast', month(2020, 1))).toBe('unknown: no-record');
  });

  it('open to one row per chapter, those without an amount included', async () => {
    expect(await rows(actor, 'budget.carried_over', year(2020), { perimeter: 'own', chapter: ['20', '21'] })).toEqual([
      '20 chapitre 20 — reports, investissement, dépenses 2020: 502299.38',
      '21 chapitre 21 — reports, investissement, dépenses 2020: null',
    ]);
  });
});

describe('realised with what is carried over', () => {
  it('an absent part counts as none when the other is known; without either it is unknown', async () => {
    expect(await of2020('realised_with_carried_over', { chapter: '20' })).toBe('944347.47');
    expect(await of2020('realised_with_carried_over', { chapter: '21' })).toBe('474681.6');
    expect(await of2020('realised_with_carried_over', { chapter: '13' })).toBe('40000');
    expect(await of2020('realised_with_carried_over', { chapter: '040' })).toBe('unknown: no-value');
  });

  it('of all the chapters is the sum over the chapters', async () => {
    // 944 347,47 + 474 681,60 + 40 000 + 0 + 9
    expect(await of2020('realised_with_carried_over', {})).toBe('1459038.07');
  });
});

describe('rates', () => {
  it('on a zero forecast are unknown, and so is the rate of nothing realised', async () => {
    expect(await of2020('rate', { chapter: '23' })).toBe('unknown: zero-base');
    expect(await of2020('rate', { chapter: '040' })).toBe('unknown: no-value');
    expect(await of2020('detail_rate', { detail: 'dt valeur comptable' })).toBe('unknown: no-value');
  });

  it('are over the forecast of the same chapters', async () => {
    expect(await of2020('rate', { chapter: '21' })).toBe('65.1022'); // 474 681,60 ÷ 729 132,75
    expect(await of2020('rate_with_carried_over', { chapter: '20' })).toBe('78.3792'); // 944 347,47 ÷ 1 204 843,98
    expect(await of2020('detail_rate', { detail: 'dt dotation aux amortissements' })).toBe('80');
  });
});
