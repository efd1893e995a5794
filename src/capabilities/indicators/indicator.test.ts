import { describe, expect, it } from 'vitest';
import { periodMismatch } from './indicator.ts';
import { indicatorValueFormat } from './indicators.import.ts';

describe('the period of a value', () => {
  it('is refused, with an example, when it is not of the indicator’s kind', () => {
    expect(periodMismatch('year', '2020-05')).toContain('« 2020 »');
    expect(periodMismatch('month', '2020')).toContain('« 2020-05 »');
    expect(periodMismatch('month', '2020-13')).not.toBeNull();
    expect(periodMismatch('day', '2020-02-30')).not.toBeNull();
    expect(periodMismatch('date', '2016..2020')).toContain('à une date');
  });

  it('is taken when it is', () => {
    expect(periodMismatch('year', '2020')).toBeNull();
    expect(periodMismatch('month', '2020-12')).toBeNull();
    expect(periodMismatch('day', '2020-02-29')).toBeNull();
    expect(periodMismatch('date', '2020-12-31')).toBeNull();
  });
});

describe('a line of the values file', () => {
  const check = (row: Readonly<Record<string, unknown>>) =>
    indicatorValueFormat.check?.({
      period: '2020',
      value: null,
      text_value: null,
      'indicator.period_kind': 'year',
      'indicator.unit': 'count',
      ...row,
    });

  it('is refused with a period of another kind, a text for a number, or a number for a text', () => {
    expect(check({ 'indicator.period_kind': 'month' })).toMatchObject({ field: 'periode', rule: 'period-kind' });
    expect(check({ text_value: 'environ' })).toMatchObject({ field: 'texte', rule: 'text-of-number' });
    expect(check({ 'indicator.unit': 'text', value: '3' })).toMatchObject({ field: 'valeur', rule: 'value-of-text' });
  });

  it('is taken with its value, without one (known to be unknown), and when the indicator is not there to compare', () => {
    expect(check({ value: '58000' })).toBeNull();
    expect(check({})).toBeNull();
    expect(check({ 'indicator.unit': 'text', text_value: 'CORIOLIS' })).toBeNull();
    expect(check({ 'indicator.period_kind': undefined, 'indicator.unit': undefined, period: '2020-05' })).toBeNull();
  });
});
