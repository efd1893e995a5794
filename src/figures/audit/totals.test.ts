import { describe, expect, it } from 'vitest';
import { auditEdition } from './audit.ts';
import { grid, report } from './samples/grid.ts';

const found = (...tables: Parameters<typeof report>[1][]) =>
  auditEdition(report(2022, ...tables), []).map(
    ({ kind, rule, cell, expected }) => `${kind} ${rule} ${cell.row}/${cell.column} ${expected}`,
  );

const years = ['2020|2020|days', '2021|2021|days', '2022|2022|days'];

describe('totals down a column', () => {
  it('hold when sub-totals, details and accounts below accounts are counted once', () => {
    const chapters = [
      ['011 charges générales', '1 000,00', '1 100,00'],
      ['012 personnel', '5 000,00', '5 200,00'],
      ['dont titulaires', '3 000,00', '3 100,00'],
      ['Total dépenses réelles', '6 000,00', '6 300,00'],
      ['042 opérations d’ordre', '500,00', '510,00'],
      ['Total dépenses d’ordre', '500,00', '510,00'],
      ['TOTAL', '6 500,00', '6 810,00'],
    ];
    const accounts = [
      ['10 dotations', '300,00', '420,00'],
      ['10222 FCTVA', '100,00', '120,00'],
      ['1068 excédents', '200,00', '300,00'],
      ['16 emprunts', '500,00', '0,00'],
      ['TOTAL', '800,00', '420,00'],
    ];
    const heads = ['2021|2021|EUR', '2022|2022|EUR'];
    expect(found(grid('A', 'depenses', heads, chapters), grid('B', 'recettes', heads, accounts))).toEqual([]);
  });

  it('name the row that was left out', () => {
    const rows = [
      ['MCO', '100', '110', '120'],
      ['Projet', '50', '61', '70'],
      ['Interne', '17', '18', '19'],
      ['Total', '167', '189', '190'],
    ];
    const [finding] = auditEdition(report(2022, grid('A', 'activite', years, rows)), []);
    expect(finding).toMatchObject({
      kind: 'error',
      rule: 'total-down',
      cell: { row: 'Total', column: '2022' },
      expected: '209',
      published: '190',
      difference: '-19',
    });
    expect(finding?.explanation).toContain('« Interne » n’est pas compté dans le total');
  });

  it('tell rounding from error', () => {
    const rounded = [
      ['MCO', '101', '110', '120'],
      ['Projet', '50', '61', '70'],
      ['Interne', '17', '18', '19'],
      ['Total', '167', '189', '209'],
    ];
    expect(found(grid('A', 'activite', years, rounded))).toEqual(['rounding total-down Total/2020 168']);
    const cents = [
      ['011', '10,01', '1,00'],
      ['012', '20,02', '1,00'],
      ['Total', '30,02', '2,00'],
    ];
    expect(found(grid('A', 'depenses', ['Prévisions|2022|EUR', 'Réalisations|2022|EUR'], cents))).toEqual([
      'error total-down Total/Prévisions 30.03',
    ]);
  });

  it('stay silent where the rows were never all the rows', () => {
    expect(
      found(
        grid(
          'A',
          'top',
          ['jours|2022|days'],
          [
            ['1 Logiciel', '120'],
            ['2 Logiciel', '95'],
            ['Total', '591'],
          ],
        ),
      ),
    ).toEqual([]);
  });

  it('tell a missing row once, by the columns that are short together', () => {
    const heads = ['Prévisions|2022|EUR', 'Réalisations|2022|EUR', 'taux de réalisation|2022|percent'];
    const rows = [
      ['011 charges générales', '1 000,00', '900,00', '90,00%'],
      ['012 personnel', '5 000,00', '4 950,00', '99,00%'],
      ['66 intérêts', '200,00', '150,00', '75,00%'],
      ['Total', '6 700,00', '6 440,00', '96,12%'],
    ];
    const [finding, ...rest] = auditEdition(report(2022, grid('A', 'depenses', heads, rows)), []);
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ kind: 'error', rule: 'total-down', cell: { row: 'Total' } });
    expect(finding?.explanation).toMatch(/une ligne manque sans doute.*500.*440/i);
  });

  it('read the row that heads its group though no word says total', () => {
    const heads = ['ouverts|2022-12-31|agents', 'pourvus|2022-12-31|agents', 'titulaires|2022-12-31|agents'];
    const rows = [
      ['Filière administrative', '14', '12', '8'],
      ['attaché', '5', '4', '3'],
      ['rédacteur', '9', '8', '5'],
      ['Filière technique', '31', '27', '15'],
      ['ingénieur', '18', '16', '9'],
      ['technicien', '13', '11', '6'],
      ['Total', '45', '39', '23'],
    ];
    expect(found(grid('A', 'emplois', heads, rows))).toEqual([]);
    const wrong = rows.map((row) => (row[0] === 'Filière technique' ? ['Filière technique', '31', '72', '15'] : row));
    expect(found(grid('A', 'emplois', heads, wrong))).toEqual(['error total-down Filière technique/pourvus 27']);
  });

  it('hold details below their row', () => {
    const rows = [
      ['agents', '49'],
      ['dont responsables', '77'],
      ['apprentis', '2'],
    ];
    expect(found(grid('A', 'effectif', ['nombre|2022|agents'], rows))).toEqual(['error detail agents/nombre 77']);
  });
});

describe('totals across a row', () => {
  const heads = ['socle|2022|EUR', 'hors socle|2022|EUR', 'total contribution|2022|EUR'];
  const rows = [
    ['Ville A', '100', '20', '120'],
    ['Ville B', '300', '40', '340'],
    ['Ville C', '50', '7', '57'],
    ['Ville D', '80', '9', '89'],
  ];

  it('are the sum of the columns that most rows agree on', () => {
    expect(found(grid('A', 'contributions', heads, rows))).toEqual([]);
    const wrong = [...rows.slice(0, 3), ['Ville D', '80', '9', '98']];
    expect(found(grid('A', 'contributions', heads, wrong))).toEqual(['error total-across Ville D/total contribution 89']);
  });

  it('tell a lost column by the rows that are short', () => {
    const wrong = [
      ['Ville A', '100', '20', '170'],
      ['Ville B', '300', '40', '400'],
      ...rows.slice(2),
      ['Ville E', '70', '5', '75'],
    ];
    const findings = auditEdition(report(2022, grid('A', 'contributions', heads, wrong)), []);
    expect(findings.map(({ cell }) => cell.row)).toEqual(['Ville A', 'Ville B']);
    expect(findings[0]?.explanation).toContain('une colonne a sans doute été perdue');
  });

  it('blame the amount that both its row and its column accuse', () => {
    const table = [...rows.slice(0, 3), ['Ville D', '80', '90', '89'], ['Total', '530', '76', '606']];
    expect(found(grid('A', 'contributions', heads, table))).toEqual(['error total-across Ville D/hors socle 9']);
  });

  it('know « réalisations + reports » by its words, and a difference by its rows', () => {
    const budget = ['Réalisations|2022|EUR', 'reports|2022|EUR', 'total avec reports|2022|EUR'];
    expect(
      found(
        grid('A', 'investissement', budget, [
          ['20', '10,00', '5,00', '15,00'],
          ['21', '7,00', '', '7,00'],
          ['23', '4,00', '2,00', '9,00'],
        ]),
      ),
    ).toEqual(['error total-across 23/total avec reports 6.00']);
    const gap = ['Budgété|2022|EUR', 'Réalisé|2022|EUR', 'écart|2022|EUR'];
    expect(
      found(
        grid('A', 'execution', gap, [
          ['a', '10,00', '8,00', '-2,00'],
          ['b', '20,00', '21,00', '1,00'],
          ['c', '30,00', '25,00', '-5,00'],
          ['d', '40,00', '41,00', '-1,00'],
        ]),
      ),
    ).toHaveLength(1);
  });
});
