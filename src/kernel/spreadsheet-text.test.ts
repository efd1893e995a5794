import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spreadsheetText, textOfSpreadsheet } from './spreadsheet-text.ts';

describe('a text in a file for a spreadsheet', () => {
  test.each([
    '=1+1',
    '=HYPERLINK("http://evil.example";"Cliquez")',
    '+33 1 23 45 67 89',
    '-2+3+cmd|" /C calc"!A0',
    '@SUM(A1:A9)',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    '＝1+1',
    '-12,5,0',
    '--1',
    '-',
  ])('is never run as a formula: %j', (text) => {
    expect(spreadsheetText(text)).toBe(`'${text}`);
  });

  test.each(['-12', '-12,50', '-0.000001', '+3', '-1234567,89'])('stays a number when it is one: %s', (text) => {
    expect(spreadsheetText(text)).toBe(text);
  });

  test('never begins like a formula unless it is a number, and loses nothing', () => {
    const text = fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', "'", '1', ',', '.', 'A', ' ', '(') });
    fc.assert(
      fc.property(text, (given) => {
        const written = spreadsheetText(given);
        expect(/^[=+\-@\t\r\n＝＋－＠]/.test(written) && !/^[+-]?\d+([.,]\d+)?$/.test(written)).toBe(false);
        expect(textOfSpreadsheet(written)).toBe(given);
      }),
    );
  });

  test.each(["'", "'a", "l'", "''", "'12"])('is read as it stands when nobody wrote it so: %s', (text) => {
    expect(spreadsheetText(text)).toBe(text);
    expect(textOfSpreadsheet(text)).toBe(text);
  });
});
