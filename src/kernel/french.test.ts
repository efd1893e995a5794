import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from './day.ts';
import { known, knownText, unknown } from './figure.ts';
import {
  frenchDay,
  frenchFound,
  frenchInstant,
  frenchList,
  frenchNumber,
  frenchPeriod,
  frenchQuantity,
  frenchReason,
  parseFrenchNumber,
  withSign,
} from './french.ts';
import { atDay, month, months, year, years } from './period.ts';
import { areEqual, euros, fraction, toPlainDecimal, whole } from './quantity.ts';

describe('reading a number as French people type it', () => {
  it.each([
    '',
    ' ',
    '1 3685',
    '12,5,0',
    '12 34',
    '1 234 56',
    '1.234,56',
    '1,234.5',
    'douze',
    '12 €',
    '5 %',
    '1e3',
    '- -5',
    ',5',
    '5,',
    '1  234',
  ])('refuses %j as doubtful', (text) => {
    expect(parseFrenchNumber(text)).toBeNull();
  });

  it.each([
    ['1 234,56', '1234.56'],
    ['1\u202f234\u202f567', '1234567'],
    ['1\u00a0234,5', '1234.5'],
    ['1234.56', '1234.56'],
    ['-12', '-12'],
    ['\u221212,5', '-12.5'],
    ['- 3', '-3'],
    ['007', '7'],
    ['0', '0'],
  ])('reads %j as %s', (text, expected) => {
    const read = parseFrenchNumber(text);
    expect(read && toPlainDecimal(read)).toBe(expected);
  });

  it('reads back every amount that it prints', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), (amount) => {
        const printed = frenchQuantity(euros(amount), 'EUR').replace('\u00a0€', '');
        const read = parseFrenchNumber(printed);
        expect(read !== null && areEqual(read, euros(amount))).toBe(true);
      }),
    );
  });
});

describe('writing a number in French', () => {
  it('groups thousands by a narrow no-break space and cuts decimals by a comma', () => {
    expect(frenchNumber('1234567.8')).toBe('1\u202f234\u202f567,8');
    expect(frenchNumber('999')).toBe('999');
    expect(frenchNumber('-1000')).toBe('\u22121\u202f000');
  });

  it('keeps both decimals of an amount, and drops the useless ones of a count', () => {
    expect(frenchQuantity(euros(123450), 'EUR')).toBe('1\u202f234,50\u00a0€');
    expect(frenchQuantity(fraction(2n, 3n), 'percent')).toBe('0,67\u00a0%');
    expect(frenchQuantity(whole(3500), 'count')).toBe('3\u202f500');
    expect(frenchQuantity(fraction(15n, 2n), 'days')).toBe('7,5\u00a0jours');
    expect(frenchQuantity(whole(110), 'percent', 0)).toBe('110\u00a0%');
  });

  it('counts in the plural from two, and leaves symbols and « mois » as they are', () => {
    expect(frenchQuantity(whole(1), 'agents')).toBe('1\u00a0agent');
    expect(frenchQuantity(fraction(3n, 2n), 'days')).toBe('1,5\u00a0jour');
    expect(frenchQuantity(whole(0), 'hours')).toBe('0\u00a0heure');
    expect(frenchQuantity(whole(2), 'days')).toBe('2\u00a0jours');
    expect(frenchQuantity(whole(1), 'months')).toBe('1\u00a0mois');
    expect(frenchQuantity(whole(1), 'Gbit')).toBe('1\u00a0Gbit/s');
  });

  it('does not group the digits of a year, and prints a unit that it does not know as it is', () => {
    expect(frenchQuantity(whole(2020), 'year')).toBe('2020');
    expect(frenchQuantity(whole(12), 'repas')).toBe('12\u00a0repas');
  });

  it('never prints an unknown figure as a number', () => {
    expect(frenchFound(unknown('zero-base'), 'percent')).toBe('inconnu');
    expect(frenchFound({ found: 'not-applicable', reason: 'no such chapter' }, 'EUR')).toBe('');
    expect(frenchReason('zero-base')).toBe('taux sur une base nulle');
  });

  it('says that a figure is approximate', () => {
    expect(frenchFound(known(whole(1500), true), 'count')).toBe('env.\u00a01\u202f500');
    expect(frenchFound(known(whole(1500)), 'count')).toBe('1\u202f500');
    expect(frenchFound(knownText('Éditeur'), 'text')).toBe('Éditeur');
  });
});

describe('writing days and periods in French', () => {
  it('writes the first of a month as an ordinal', () => {
    expect(frenchDay('2020-03-01')).toBe('1er mars 2020');
    expect(frenchDay('2020-08-31')).toBe('31 août 2020');
  });

  it('says which days a period holds', () => {
    expect(frenchPeriod(year(2020))).toBe('du 1er janvier au 31 décembre 2020');
    expect(frenchPeriod(month(2020, 2))).toBe('février 2020');
    expect(frenchPeriod(atDay(day('2020-12-31')))).toBe('au 31 décembre 2020');
    expect(frenchPeriod(years(2016, 2020))).toBe('de 2016 à 2020');
    expect(frenchPeriod(months({ year: 2020, month: 9 }, { year: 2020, month: 12 }))).toBe('de septembre à décembre 2020');
    expect(frenchPeriod(months({ year: 2019, month: 10 }, { year: 2020, month: 3 }))).toBe('d’octobre 2019 à mars 2020');
  });
});

describe('an instant', () => {
  it.each([
    ['2026-11-22T10:05:00.123456Z', '22 novembre 2026 à 11:05'],
    ['2026-06-30T22:30:00Z', '1er juillet 2026 à 00:30'],
  ])('%s is told by the clocks of France', (instant, told) => {
    expect(frenchInstant(instant)).toBe(told);
  });
});

describe('a change', () => {
  const printed = (decimal: bigint, approximate = false) => {
    const found = known(fraction(decimal, 1000n), approximate);
    return withSign(frenchFound(found, 'percent', 1), found);
  };

  it('has its sign, « + » included', () => {
    expect(printed(3200n)).toBe('+3,2\u00a0%');
    expect(printed(-66700n)).toBe('−66,7\u00a0%');
    expect(printed(3200n, true)).toBe('env.\u00a0+3,2\u00a0%');
  });

  it('has none when it is 0 or is printed so', () => {
    expect(printed(0n)).toBe('0,0\u00a0%');
    expect(printed(4n)).toBe('0,0\u00a0%');
  });

  it('has none when it is not known', () => {
    expect(withSign('inconnu', unknown('no-record'))).toBe('inconnu');
    expect(withSign('3 de plus', knownText('3 de plus'))).toBe('3 de plus');
  });
});

it('lists words as a sentence does', () => {
  expect([[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map(frenchList)).toEqual(['', 'A', 'A et B', 'A, B et C']);
});
