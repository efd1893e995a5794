import { describe, expect, it } from 'vitest';
import { memberTables } from './member-tables.ts';
import type { MemberFigure } from './members-figures.ts';
import { memberFigure } from './publication.samples.ts';

const laid = (figures: readonly Partial<MemberFigure>[]) =>
  memberTables(
    figures.map((figure, position) => memberFigure({ position, printed: `n° ${position}`, ...figure })),
    (label) => label === 'Gentilly',
  ).map(({ title, columns, rows }) => ({
    title,
    columns,
    rows: rows.map(({ group, label, cells }) => [group, label, ...cells.map((cell) => cell?.printed ?? null)]),
  }));

describe('the tables of one member', () => {
  it('are none without a figure', () => {
    expect(laid([])).toEqual([]);
  });

  it('turn a row of its own into lines, by what their columns say', () => {
    expect(laid([{ columnLabel: 'Total' }, { columnLabel: 'Infogérance' }])).toEqual([
      {
        title: 'Qui paie',
        columns: ['Chiffre publié'],
        rows: [
          [null, 'Total', 'n° 0'],
          [null, 'Infogérance', 'n° 1'],
        ],
      },
    ]);
  });

  it('keep the rows of a column of its own, each group of them under its heading', () => {
    const rows = [
      { rowLabel: 'Orphée', rowGroup: 'Bibliothèques' },
      { rowLabel: 'Mélodie', rowGroup: 'État civil' },
      { rowLabel: 'Adagio', rowGroup: 'État civil' },
    ];
    expect(laid(rows.map((row) => ({ ...row, columnLabel: 'Gentilly' })))).toEqual([
      {
        title: 'Qui paie',
        columns: ['Chiffre publié'],
        rows: [
          ['Bibliothèques', 'Orphée', 'n° 0'],
          ['État civil', 'Mélodie', 'n° 1'],
          [null, 'Adagio', 'n° 2'],
        ],
      },
    ]);
  });

  it('stay rows and columns where neither is the member, with nothing where nothing was printed', () => {
    const figures = [
      { rowLabel: 'Lots', columnLabel: '2018' },
      { rowLabel: 'Lots', columnLabel: '2020' },
      { rowLabel: 'Quittances', columnLabel: '2020' },
    ];
    expect(laid(figures)[0]).toMatchObject({
      columns: ['2018', '2020'],
      rows: [
        [null, 'Lots', 'n° 0', 'n° 1'],
        [null, 'Quittances', null, 'n° 2'],
      ],
    });
  });

  it('are one where the report printed one over several pages', () => {
    const rows = [
      { tableTitle: 'Déploiements (1 sur 2)', rowLabel: 'Orphée' },
      { tableTitle: 'Déploiements (2 sur 2)', rowLabel: 'Adagio' },
    ];
    const tables = laid(rows.map((row) => ({ ...row, columnLabel: 'Gentilly' })));
    expect(tables.map(({ title, rows: lines }) => [title, lines.length])).toEqual([['Déploiements', 2]]);
  });

  it('keep two rows of the same name apart, and each table of the report by itself', () => {
    const twice = { rowLabel: 'Portage', columnLabel: 'Gentilly' };
    const tables = laid([twice, twice, { tableTitle: 'Volumes', rowLabel: 'Lots', columnLabel: '2020' }]);
    expect(tables.map(({ title, rows }) => [title, rows.length])).toEqual([
      ['Qui paie', 2],
      ['Volumes', 1],
    ]);
  });
});
