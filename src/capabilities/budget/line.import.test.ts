import { describe, expect, it } from 'vitest';
import { budgetFormat } from './line.import.ts';

const check = (chapter: string, section = 'operating', direction = 'expenditure') =>
  budgetFormat.check?.({ chapter, section, direction });

describe('a line of the budget file', () => {
  it('is refused with the chapter that was meant when it lost its zero', () => {
    expect(check('11')).toMatchObject({
      field: 'chapitre',
      rule: 'chapter-lost-zero',
      message: expect.stringContaining('« 011 »'),
    });
    expect(check('2', 'operating', 'revenue')).toMatchObject({ message: expect.stringContaining('« 002 »') });
  });

  it('is refused when the chapter is not a number', () => {
    for (const chapter of ['74 dotations', 'Total', '7', '7x', '1234567']) expect(check(chapter, 'investment')).not.toBeNull();
  });

  it('is taken with the zero, or without one where none belongs', () => {
    expect(check('011')).toBeNull();
    expect(check('74', 'operating', 'revenue')).toBeNull();
    expect(check('1068', 'investment', 'revenue')).toBeNull();
  });
});
