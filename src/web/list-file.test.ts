import { describe, expect, test } from 'vitest';
import { listFile, listFileResponse, recordsFile } from './list-file.ts';
import { figureColumn, type ListColumn, readListState } from './list-state.ts';

type Line = { readonly name: string; readonly amount: string | null };

const columns: readonly ListColumn<Line>[] = [
  { key: 'nom', label: 'Nom', value: (line) => line.name },
  {
    key: 'montant',
    label: 'Montant',
    numeric: true,
    value: (line) => (line.amount === null ? null : Number(line.amount)),
    file: (line) => line.amount ?? '',
  },
];
const state = readListState(new URLSearchParams());

describe('the file of a list', () => {
  test('bears a name that no import takes for its own, unless it is written in the columns of one', () => {
    const named = (answer: Response) => answer.headers.get('content-disposition');
    expect(named(listFileResponse('adherents-2020', ''))).toBe('attachment; filename="vue-adherents-2020.csv"');
    expect(named(recordsFile('adherents', ''))).toBe('attachment; filename="adherents.csv"');
  });

  test('never lets a spreadsheet run a text as a formula', () => {
    expect(listFile([{ name: '=1+1', amount: null }], columns, state)).toContain("'=1+1;");
  });

  test('opens in a French spreadsheet: mark, semicolons, decimal comma, negative amounts as numbers', () => {
    expect(listFile([{ name: 'A;B "C"', amount: '-12.50' }], columns, state)).toBe('\ufeffNom;Montant\r\n"A;B ""C""";-12,50\r\n');
  });

  test('leaves an unknown amount empty, never 0', () => {
    expect(listFile([{ name: 'A', amount: null }], columns, state)).toBe('\ufeffNom;Montant\r\nA;\r\n');
  });

  describe('of figures', () => {
    type Figures = { readonly name: string; readonly open: readonly boolean[] };
    const years: readonly ListColumn<Figures>[] = [
      { key: 'nom', label: 'Nom', value: (line) => line.name },
      ...['2019', '2020'].map((label, index) =>
        figureColumn<Figures>(label, label, ({ open }) => ({
          approximate: 1.5,
          plain: '1.5',
          ...(open[index] ? { unfinished: true } : {}),
        })),
      ),
    ];

    test('has no more columns when every period is closed', () => {
      expect(listFile([{ name: 'A', open: [false, false] }], years, state)).toBe('\ufeffNom;2019;2020\r\nA;1,5;1,5\r\n');
    });

    test('names those of a period that is not, in a column of their own, so that numbers stay numbers', () => {
      const rows = [
        { name: 'A', open: [false, true] },
        { name: 'B', open: [true, true] },
        { name: 'C', open: [false, false] },
      ];
      expect(listFile(rows, years, state)).toBe(
        '\ufeffNom;2019;2020;Période non arrêtée\r\nA;1,5;1,5;2020\r\nB;1,5;1,5;2019, 2020\r\nC;1,5;1,5;\r\n',
      );
    });

    test('says nothing of one that is withheld', () => {
      const secret = figureColumn<Figures>('2021', '2021', () => ({ approximate: null, plain: null, synthetic: true }));
      expect(listFile([{ name: 'A', open: [false, false] }], [...years, secret], state)).toBe(
        '\ufeffNom;2019;2020;2021\r\nA;1,5;1,5;\r\n',
      );
    });

    test('names those that count made up records, after that', () => {
      const columns = [...years, figureColumn<Figures>('2021', '2021', () => ({ approximate: 2, plain: '2', synthetic: true }))];
      expect(listFile([{ name: 'A', open: [true, false] }], columns, state)).toBe(
        '\ufeffNom;2019;2020;2021;Période non arrêtée;Synthétique\r\nA;1,5;1,5;2;2019;2021\r\n',
      );
    });
  });
});
