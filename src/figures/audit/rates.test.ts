import { describe, expect, it } from 'vitest';
import { auditEdition } from './audit.ts';
import { grid, report } from './samples/grid.ts';

const audit = (...tables: Parameters<typeof report>[1][]) => auditEdition(report(2022, ...tables), []);
const heads = ['Prévisions|2022|EUR', 'Réalisations|2022|EUR', 'taux de réalisation|2022|percent'];
const rows = [
  ['70 produits', '30 000,00', '15 000,00', '50,00%'],
  ['74 dotations', '200 000,00', '150 500,00', '75,25%'],
  ['75 autres', '40 000,00', '39 000,00', '97,50%'],
  ['77 produits exceptionnels', '0,00', '0,00', '0,00%'],
];

describe('rates', () => {
  it('follow the base that the other rows agree on; nil over nil is left alone', () => {
    expect(audit(grid('Recettes', 'budget', heads, rows))).toEqual([]);
  });

  it('name the other base that one row was computed on', () => {
    const carried = [
      'Prévisions|2022|EUR',
      'Réalisations|2022|EUR',
      'reports|2022|EUR',
      'total avec reports|2022|EUR',
      'taux de réalisation|2022|percent',
    ];
    const table = [
      ['20 incorporelles', '1 000,00', '400,00', '300,00', '700,00', '70,00%'],
      ['21 corporelles', '2 000,00', '900,00', '100,00', '1 000,00', '50,00%'],
      ['23 en cours', '4 000,00', '1 000,00', '2 000,00', '3 000,00', '25,00%'],
      ['16 dette', '500,00', '450,00', '10,00', '460,00', '92,00%'],
    ];
    const [finding, ...rest] = audit(grid('Dépenses', 'budget', carried, table));
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      kind: 'error',
      rule: 'rate',
      cell: { row: '23 en cours' },
      expected: '75.00',
      difference: '-50.00',
    });
    expect(finding?.explanation).toContain('taux calculé sur une autre base : « Réalisations » / « Prévisions »');
  });

  it('question a rate of what was not forecast at all', () => {
    const table = [...rows.slice(0, 3), ['013 stocks', '0,00', '350,00', '0,00%']];
    expect(audit(grid('Recettes', 'budget', heads, table))).toMatchObject([
      { kind: 'doubtful', rule: 'rate', cell: { row: '013 stocks' }, expected: null },
    ]);
  });

  it('call a truncated rate rounding, and blame the rate before the amounts', () => {
    const table = rows.map((row) => (row[0] === '74 dotations' ? ['74 dotations', '200 000,00', '150 516,00', '75,25%'] : row));
    expect(audit(grid('Recettes', 'budget', heads, table))).toMatchObject([
      { kind: 'rounding', rule: 'rate', expected: '75.26' },
    ]);
    const wrong = rows.map((row) => (row[0] === '74 dotations' ? ['74 dotations', '200 000,00', '150 500,00', '72,55%'] : row));
    expect(audit(grid('Recettes', 'budget', heads, wrong))).toMatchObject([
      { kind: 'error', cell: { column: 'taux de réalisation' }, expected: '75.25' },
    ]);
  });
});

describe('shares and changes', () => {
  it('are of the printed total, and of the year before', () => {
    const activity = ['jours|2022|days', 'part|2022|percent'];
    const table = [
      ['MCO', '1 588', '50%'],
      ['Projet', '1 244', '39%'],
      ['Interne', '360', '11%'],
      ['Total', '3 192', '100%'],
    ];
    expect(audit(grid('Activité', 'activite', activity, table))).toEqual([]);
    expect(
      audit(
        grid(
          'Activité',
          'activite',
          activity,
          table.map((row) => (row[0] === 'Projet' ? ['Projet', '1 244', '36%'] : row)),
        ),
      ),
    ).toMatchObject([{ kind: 'error', rule: 'share', cell: { row: 'Projet' }, expected: '39' }]);
    const change = ['2021|2021|EUR', '2022|2022|EUR', 'évolution|2022|percent'];
    const members = [
      ['Ville A', '1 000 000', '1 020 000', '2,0%'],
      ['Ville B', '500 000', '510 000', '2,0%'],
      ['Office', '150 000', '145 000', '+3,3%'],
    ];
    expect(audit(grid('Contributions', 'contributions', change, members))).toMatchObject([
      { rule: 'change', cell: { row: 'Office' }, expected: '-3.3' },
    ]);
  });

  it('are believed from the words of a list, when they name every amount', () => {
    const shares = grid(
      'Support',
      'support',
      ['part de l’activité|2022|percent'],
      [
        ['activités « postées »', '47%'],
        ['interventions sur site', '25%'],
        ['helpdesk', '28%'],
      ],
    );
    const days = grid(
      'Support',
      'support',
      ['nb jours|2022|days'],
      [
        ['travail posté', '610,5'],
        ['sur site', '292'],
        ['hotline / helpdesk', '280,5'],
        ['Total', '1183'],
      ],
    );
    expect(audit(shares, days).map(({ cell, expected }) => [cell.row, expected])).toEqual([
      ['activités « postées »', '52'],
      ['helpdesk', '24'],
    ]);
  });

  it('cannot exceed the whole', () => {
    expect(audit(grid('Support', 'texte', ['part de l’activité|2022|percent'], [['assistance', '135%']]))).toMatchObject([
      { kind: 'error', rule: 'impossible-value' },
    ]);
  });
});
