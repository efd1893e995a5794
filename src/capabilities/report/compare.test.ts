import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublishedCell } from '../../kernel/cell.ts';
import { known, knownText, unknown } from '../../kernel/figure.ts';
import { fraction, whole } from '../../kernel/quantity.ts';
import { compareCell, compareEditions } from './compare.ts';
import type { DocumentFigure } from './document.ts';

function printed(text: string, value: string | null, unit = 'EUR'): PublishedCell {
  return {
    section: '5',
    table: 'recettes',
    row: '74',
    column: 'Réalisations',
    period: '2020',
    unit,
    occurrence: 1,
    printed: text,
    value,
    note: '',
  };
}

describe('a computed figure beside the published cell', () => {
  it('is equal when it rounds to what is printed, whatever the precision', () => {
    expect(compareCell(known(fraction(9965n, 100n)), printed('99,65%', '99.65', 'percent'))).toBe('equal');
    expect(compareCell(known(fraction(624_996n, 10_000n)), printed('62%', '62', 'percent'))).toBe('equal');
    expect(compareCell(known(fraction(625n, 10n)), printed('63%', '63', 'percent'))).toBe('equal');
  });

  it('differs by a cent', () => {
    expect(compareCell(known(fraction(198_466_231n, 100n)), printed('1 984 662,30', '1984662.30'))).toBe('differs');
  });

  it('is unknown-computed where the report prints something and we know nothing', () => {
    expect(compareCell(unknown('zero-base'), printed('0,00%', '0.00', 'percent'))).toBe('unknown-computed');
  });

  it('is equal when neither says anything, a dash included', () => {
    expect(compareCell(unknown('no-value'), printed('', null))).toBe('equal');
    expect(compareCell(unknown('no-value'), printed('- €', null))).toBe('equal');
  });

  it('is equal when an empty deployment cell is a known absence, and only-computed when it is not', () => {
    expect(compareCell(known(whole(0)), printed('', null, 'count'))).toBe('equal');
    expect(compareCell(known(whole(1)), printed('', null, 'count'))).toBe('only-computed');
    expect(compareCell(known(whole(0)), printed('', null, 'EUR'))).toBe('only-computed');
  });

  it('compares texts trimmed, and their case', () => {
    expect(compareCell(knownText('ARPEGE'), printed(' ARPEGE ', null, 'text'))).toBe('equal');
    expect(compareCell(knownText('Arpège'), printed('ARPEGE', null, 'text'))).toBe('differs');
  });

  it('is equal to its own rounding at any precision', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.bigInt({ min: 1n, max: 997n }),
        fc.integer({ min: 0, max: 4 }),
        (numerator, denominator, decimals) => {
          const scale = 10n ** BigInt(decimals);
          const size = numerator < 0n ? -numerator : numerator;
          const rounded = ((2n * size * scale) / denominator + 1n) / 2n;
          const sign = numerator < 0n && rounded !== 0n ? '-' : '';
          const digits = rounded.toString().padStart(decimals + 1, '0');
          const value = decimals === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
          expect(compareCell(known(fraction(numerator, denominator)), printed(value, value))).toBe('equal');
        },
      ),
    );
  });
});

describe('two editions laid side by side', () => {
  const cell = printed('10,00', '10.00');
  const { printed: _printed, value: _value, note: _note, ...address } = cell;
  const figure: DocumentFigure = {
    index: 0,
    cell: address,
    result: known(whole(10)),
    origin: {
      origin: 'computed',
      question: {
        measure: 'budget.realised',
        at: {},
        period: { kind: 'year', from: '2020-01-01' as never, to: '2021-01-01' as never },
      },
      definitionVersion: 1,
      rowCount: 1,
      synthetic: false,
    },
    printed: '10,00 €',
    label: '',
    unit: 'EUR',
  };

  it('names cells that stand on one side only', () => {
    const other = { ...figure, index: 1, cell: { ...address, row: '75' } };
    expect(
      compareEditions([figure, other], [cell, { ...cell, row: '77' }]).map(({ cell: { row }, status }) => [row, status]),
    ).toEqual([
      ['74', 'equal'],
      ['77', 'only-published'],
      ['75', 'only-computed'],
    ]);
  });

  it('does not count a figure taken from the ledger as computed', () => {
    const quoted = { ...figure, origin: { origin: 'published' as const, edition: 'x-2020', cell: address } };
    expect(compareEditions([quoted], [cell])).toMatchObject([{ status: 'only-published', computed: '' }]);
  });
});
