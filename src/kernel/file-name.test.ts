import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attachedName, attachment, safeFileName } from './file-name.ts';

describe('the name of a file that is given back', () => {
  test.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['..\\..\\boot.ini', '_.._boot.ini'],
    ['.htaccess', 'htaccess'],
    ['a.csv"; filename="b.exe', 'a.csv__ filename__b.exe'],
    ['a\r\nset-cookie: x=1', 'aset-cookie_ x_1'],
    ['facture\u202efdp.exe', 'facturefdp.exe'],
    ['con.csv', '_con.csv'],
    ['', 'fichier'],
    ['…', '_'],
  ])('leads nowhere and ends no header: %j', (asked, safe) => {
    expect(safeFileName(asked)).toBe(safe);
  });

  test('keeps its accents, beside a plain form for those who know none', () => {
    expect(attachment('adhérents 2020.csv')).toBe(
      `attachment; filename="adherents 2020.csv"; filename*=UTF-8''adh%C3%A9rents%202020.csv`,
    );
    expect(attachment('bilan-2020.pdf')).toBe('attachment; filename="bilan-2020.pdf"');
  });

  test('is read again from the header that gives it, and from no other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(attachedName(attachment(name))).toBe(safeFileName(name));
      }),
    );
    expect(attachedName('attachment')).toBe('fichier');
    expect(attachedName('inline; filename="a.csv"')).toBeNull();
  });

  test('keeps its ending when it is too long', () => {
    expect(safeFileName(`${'a'.repeat(400)}.xlsx`)).toMatch(/^a{115}\.xlsx$/);
  });

  test('makes one header of plain characters, whatever the file was called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(attachment(name)).toMatch(
          /^attachment; filename="[A-Za-z0-9._ -]+"(; filename\*=UTF-8''[A-Za-z0-9._~!'()*%-]+)?$/,
        );
      }),
    );
  });
});
