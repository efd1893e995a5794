import { describe, expect, it } from 'vitest';
import { lostZero } from './chapter.ts';

/** Chapters of the M14, M43 and M57 charts of accounts (2019–2024), with both directions unless one is given. */
const operating = [
  '002',
  '011',
  '012',
  '013',
  '014',
  '016',
  '017',
  '022',
  '023',
  '042',
  '043',
  '65',
  '656',
  '6586',
  '66',
  '67',
  '68',
  '69',
  '70',
  '73',
  '731',
  '74',
  '75',
  '76',
  '77',
  '78',
];
const investment = [
  '001',
  '010',
  '018',
  '020',
  '021',
  '024',
  '040',
  '041',
  '10',
  '13',
  '16',
  '18',
  '20',
  '204',
  '21',
  '22',
  '23',
  '26',
  '27',
  '4541',
  '4581',
  '1068',
];

describe('a chapter that lost its zero', () => {
  it('no chapter of a chart of accounts is accused', () => {
    for (const direction of ['revenue', 'expenditure'] as const) {
      for (const chapter of operating) expect(lostZero(chapter, 'operating', direction)).toBeNull();
      for (const chapter of investment) expect(lostZero(chapter, 'investment', direction)).toBeNull();
    }
  });

  it('every chapter of operating that starts with a zero is recognised without it', () => {
    for (const chapter of operating.filter((code) => code.startsWith('0'))) {
      expect(lostZero(String(Number(chapter)), 'operating', 'expenditure')).toBe(chapter);
    }
  });

  it('in investment only those that can be nothing else: 21 and 023 are not 021 and 23', () => {
    expect(lostZero('1', 'investment', 'revenue')).toBe('001');
    expect(lostZero('40', 'investment', 'revenue')).toBe('040');
    expect(lostZero('41', 'investment', 'expenditure')).toBe('041');
    expect(lostZero('24', 'investment', 'revenue')).toBe('024');
    expect(lostZero('24', 'investment', 'expenditure')).toBeNull();
    expect(lostZero('21', 'investment', 'revenue')).toBeNull();
  });
});
