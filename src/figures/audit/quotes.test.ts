import { describe, expect, it } from 'vitest';
import { auditEdition } from './audit.ts';
import { grid, report } from './samples/grid.ts';

const audit = (...tables: Parameters<typeof report>[1][]) => auditEdition(report(2022, ...tables), []);
const brief = (findings: ReturnType<typeof audit>) =>
  findings.map(({ kind, rule, cell, expected }) => `${kind} ${rule} ${cell.row}/${cell.column} ${expected}`);

const formation = '9.2 Activité de formation';
const training = grid(
  formation,
  'training-by-category',
  ['2021|2021|agents', '2022|2022|agents', '2022|2022|days'],
  [
    ['bureautique', '577', '582', '91'],
    ['métiers', '367', '865', '149'],
    ['reclassements', '45', '20', '10.5'],
    ['TOTAL', '989', '1467', '250.5'],
  ],
);
const said = (row: string, column: string, text: string) => grid(formation, 'narrative-figures', [column], [[row, text]]);

describe('a figure told in a sentence', () => {
  it('is not held against a figure of another year, unit or thing', () => {
    expect(audit(training, said('formation', 'jours de préparation|2022|days', '262 jours'))).toEqual([]);
    expect(audit(training, said('formation', 'agents en formation|2020|agents', '1407 agents'))).toEqual([]);
    expect(audit(training, said('accueil', 'agents|2022|agents', '1407 agents'))).toEqual([]);
  });

  it('is that of the total of its section', () => {
    expect(audit(training, said('formation', 'agents en formation|2022|agents', '1467 agents'))).toEqual([]);
    expect(brief(audit(training, said('formation', 'agents en formation|2022|agents', '1407 agents')))).toEqual([
      'error same-figure formation/agents en formation 1467',
    ]);
  });

  it('is known by its initials', () => {
    const table = grid(
      'Activité',
      'si-activity-by-type',
      ['2021|2021|days', '2022|2022|days'],
      [
        ['MCO', '1 404', '1 653'],
        ['Projet', '1 646', '1 538'],
        ['Total', '3 050', '3 191'],
      ],
    );
    const quote = grid(
      'Répartition',
      'si-activity-by-type',
      ['jours|2022|days'],
      [['maintien en conditions opérationnelles', '1 729']],
    );
    expect(brief(audit(table, quote))).toEqual(['error same-figure maintien en conditions opérationnelles/jours 1653']);
  });

  it('may be a budget read by its words, in thousands of euros or in euros', () => {
    const section = '5.5 Dépenses d’investissement';
    const table = grid(
      section,
      'investment-expenditure-by-chapter',
      ['Prévisions|2022|EUR', 'Réalisations|2022|EUR', 'reports|2022|EUR'],
      [
        ['20 incorporelles', '1 000 000,00', '400 000,00', '91 606,60'],
        ['21 corporelles', '500 000,00', '350 000,00', '75 000,00'],
        ['16 dette', '300 000,00', '280 000,00', ''],
        ['Total', '1 800 000,00', '1 030 000,00', '166 606,60'],
      ],
    );
    const text = (column: string, shown: string) =>
      grid(section, 'budget-execution', [column], [['Dépenses d’investissement', shown]]);
    expect(
      audit(table, text('réalisées|2022|EUR', '1 030 000,00 €'), text('réalisées, en milliers|2022|kEUR', '1 030 k€')),
    ).toEqual([]);
    expect(brief(audit(table, text('reports|2022..2023|EUR', '166 606,66 €')))).toEqual([
      'error same-figure Dépenses d’investissement/reports 166606.60',
    ]);
    expect(brief(audit(table, text('part des crédits prévus|2022|percent', '68,67 %')))).toEqual([
      'error rate Dépenses d’investissement/part des crédits prévus 57.22',
    ]);
    const [finding] = audit(table, text('part des crédits prévus|2022|percent', '68,67 %'));
    expect(finding?.explanation).toMatch(/«\sPrévisions\s» sans «\s16 dette\s» \(1.500.000.€\)/);
  });
});

describe('one series in two tables', () => {
  it('agrees in every year, and the table whose own total confirms it is believed', () => {
    const members = grid(
      'Par collectivité',
      'by-member',
      ['2020|2020|days', '2021|2021|days', '2022|2022|days'],
      [
        ['Villes', '443', '471', '603'],
        ['Offices', '215', '234', '308'],
        ['Total', '658', '705', '911'],
      ],
    );
    const offices = grid(
      'Par office',
      'by-office',
      ['2020|2020|days', '2021|2021|days', '2022|2022|days'],
      [
        ['Office A', '138', '115', '111'],
        ['Office B', '77', '119', '194'],
        ['Total', '215', '234', '305'],
      ],
    );
    const findings = audit(members, offices).filter(({ kind }) => kind === 'error');
    expect(brief(findings)).toHaveLength(1);
    expect(findings[0]?.rule).toBe('same-figure');
  });
});

describe('a change told in a sentence', () => {
  it('is a change and not a ratio', () => {
    const text = grid(
      formation,
      'narrative-figures',
      ['augmentation de l’activité|2021..2022|percent', 'agents|2022|agents'],
      [['formation sur les logiciels métiers', '+235%', '865 agents']],
    );
    const [finding] = audit(training, text);
    expect(finding).toMatchObject({ kind: 'error', rule: 'change', expected: '136' });
    expect(finding?.explanation).toContain('le rapport des deux années');
  });

  it('may be rounded from rounded amounts', () => {
    const text = grid(
      'Maintenance',
      'narrative-figures',
      ['augmentation|2021..2022|percent', 'montant|2021|kEUR', 'montant|2022|kEUR'],
      [['maintenance', '13.4%', '421K€', '477K€']],
    );
    expect(audit(text)).toEqual([]);
  });
});
