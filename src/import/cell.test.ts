import { describe, expect, it } from 'vitest';
import { cellReader } from './cell.ts';
import type { ColumnKind } from './format.ts';
import { shownValue } from './shown-value.ts';

const read = (kind: ColumnKind['kind'] & ('month' | 'hundredths' | 'synthetic' | 'text' | 'texts' | 'verbatim'), raw: string) =>
  cellReader({ kind }, false)(raw);

describe('a month', () => {
  it.each(['2020', '2020-13', '15/05/2020', 'mai', '05-20'])('is not « %s »', (raw) => {
    expect(read('month', raw)).toMatchObject({ rule: 'month' });
  });

  it.each(['2020-05', '05/2020', '5/2020', '2020-05-01', '01/05/2020'])('is « %s »', (raw) => {
    expect(read('month', raw)).toBe('2020-05-01');
  });
});

describe('a number of two decimals', () => {
  it.each(['1,005', 'douze', '1 3685', '9007199254740992'])('is not « %s »', (raw) => {
    expect(read('hundredths', raw)).toMatchObject({ rule: 'hundredths' });
  });

  it.each([
    ['12,5', 1250],
    ['0.25', 25],
    ['1 200', 120000],
    ['-3', -300],
  ])('« %s » is %d hundredths', (raw, hundredths) => {
    expect(read('hundredths', raw)).toBe(hundredths);
  });

  it('is shown as it would be typed', () => {
    const column = {
      name: 'jours',
      field: 'days',
      value: { kind: 'hundredths' as const },
      required: false,
      description: '',
      example: '',
    };
    expect([1250, 25, 120000].map((value) => shownValue(column, value))).toEqual(['12,5', '0,25', '1\u202f200']);
  });
});

describe('the mark of what is made up', () => {
  it('is oui, non, or a fault', () => {
    expect(read('synthetic', 'oui')).toBe('synthetic');
    expect(read('synthetic', 'non')).toBeNull();
    expect(read('synthetic', 'un peu')).toMatchObject({ rule: 'boolean' });
  });
});

describe('a text that an export kept from being run as a formula', () => {
  it('is read as it was, but where it is kept exactly as typed', () => {
    expect(read('text', "'=1+1")).toBe('=1+1');
    expect(read('text', "'90")).toBe("'90");
    expect(read('texts', "'-a | '-b")).toEqual(['-a', "'-b"]);
    expect(read('verbatim', "'=1+1")).toBe("'=1+1");
  });
});
