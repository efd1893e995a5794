import { describe, expect, it } from 'vitest';
import { contributionFormat, kindFormat } from './contributions.import.ts';

const check = (without: number | null, withTax: number | null) =>
  contributionFormat.check?.({ amount_cents: without, amount_with_tax_cents: withTax });

describe('a line of the contributions file', () => {
  it('is refused without any amount, and when tax makes it smaller', () => {
    expect(check(null, null)).toMatchObject({ rule: 'amount-missing' });
    expect(check(120_00, 100_00)).toMatchObject({ rule: 'tax-negative', field: 'montant_ttc' });
    expect(check(-100_00, -80_00)).toMatchObject({ rule: 'tax-negative' });
  });

  it('is taken with one amount, with none of tax, and for a refund', () => {
    expect(check(0, null)).toBeNull();
    expect(check(null, 120_00)).toBeNull();
    expect(check(100_00, 100_00)).toBeNull();
    expect(check(-100_00, -120_00)).toBeNull();
  });

  it('a kind is not its own parent', () => {
    expect(kindFormat.check?.({ code: 'alc', parent: 'alc' })).toMatchObject({ rule: 'own-parent' });
    expect(kindFormat.check?.({ code: 'alc', parent: null, from_day: '2020-01-01', to_day: '2019-01-01' })).toMatchObject({
      rule: 'stretch-reversed',
    });
  });
});
