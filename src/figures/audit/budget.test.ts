import { describe, expect, it } from 'vitest';
import { auditEdition } from './audit.ts';
import { grid, report } from './samples/grid.ts';

const heads = ['Prévisions|2022|EUR', 'Réalisations|2022|EUR'];
const spent = (transfer: string, order: string, total: string) =>
  grid('Dépenses de fonctionnement', 'operating-expenditure-by-chapter', heads, [
    ['011 charges', '700 000,00', '650 000,00'],
    ['023 virement', transfer, ''],
    ['042 ordre', '120 000,00', order],
    ['Total', total, order === '118 000,00' ? '768 000,00' : '768 900,00'],
  ]);
const earned = grid('Recettes de fonctionnement', 'operating-revenue-by-chapter', heads, [
  ['74 dotations', '900 000,00', '910 000,00'],
  ['75 autres', '20 000,00', '19 000,00'],
  ['Total', '920 000,00', '929 000,00'],
]);
const funded = grid('Recettes d’investissement', 'investment-revenue-by-chapter', heads, [
  ['021 virement', '100 000,00', ''],
  ['040 ordre', '120 000,00', '118 000,00'],
  ['Total', '220 000,00', '118 000,00'],
]);

const audit = (...tables: Parameters<typeof report>[1][]) => auditEdition(report(2022, ...tables), []);

describe('the budget as a whole', () => {
  it('balances, section by section, and its order entries stand on both sides', () => {
    expect(audit(earned, spent('100 000,00', '118 000,00', '920 000,00'), funded)).toEqual([]);
  });

  it('names the two chapters of an order entry that differ', () => {
    const [finding] = audit(earned, spent('100 000,00', '118 900,00', '920 000,00'), funded);
    expect(finding).toMatchObject({ kind: 'error', rule: 'order-entries', difference: '900.00' });
    expect(finding?.explanation).toContain(
      'chapitre 042 (dépenses de fonctionnement) = chapitre 040 (recettes d’investissement)',
    );
  });

  it('finds the section that is not voted in balance', () => {
    const table = grid('Dépenses de fonctionnement', 'operating-expenditure-by-chapter', heads, [
      ['011 charges', '700 000,00', '650 000,00'],
      ['042 ordre', '120 000,00', '118 000,00'],
      ['Total', '820 000,00', '768 000,00'],
    ]);
    expect(audit(earned, table, funded)).toMatchObject([
      { kind: 'error', rule: 'section-balance', expected: '920000.00', difference: '-100000.00' },
    ]);
  });

  it('finds it as well where one table has a row for each side', () => {
    const rows = [
      ['Recettes de fonctionnement', '3 250 000,00'],
      ['Dépenses de fonctionnement', '3 520 000,00'],
      ['Recettes d’investissement', '850 000,00'],
      ['Dépenses d’investissement', '850 000,00'],
    ];
    expect(audit(grid('Le budget principal', 'budget-execution', ['Budgété|2022|EUR'], rows))).toMatchObject([
      { rule: 'section-balance', cell: { row: 'Dépenses de fonctionnement' } },
    ]);
  });
});

describe('a result', () => {
  const columns = ['dépenses|2022|EUR', 'recettes|2022|EUR', 'résultat de l’exercice|2022|EUR'];

  it('is revenue less expenditure on the same line', () => {
    expect(
      audit(grid('Bilan', 'budget-results', columns, [['Bilan', '5 412 750,32', '5 710 256,04', '82 626,49']])),
    ).toMatchObject([{ kind: 'error', rule: 'result', expected: '297505.72' }]);
  });

  it('may take in the year before, when the table says so', () => {
    const table = ['montant|2022|EUR'];
    const rows = [
      ['Recettes', '600 000,00'],
      ['Dépenses', '550 000,00'],
      ['Report de 2021', '12 000,00'],
      ['Résultat', '62 000,00'],
    ];
    expect(audit(grid('Résultats', 'budget-results', table, rows))).toEqual([]);
  });

  it('« hors A et B » leaves out what the table prints for A and for B', () => {
    const heads = ['dépenses|2022|EUR', 'exécution, équilibrée en dépenses et en recettes|2022|EUR'];
    const rows = (own: string) => [
      ['Bilan annuel brut', '6 500 000,00', '~'],
      ['Centrale d’achats', '~', '600 000,00'],
      ['Prestations refacturées', '200 000,00', '~'],
      ['Bilan hors centrale d’achat et prestations refacturées', own, '~'],
    ];
    expect(audit(grid('Bilan', 'budget-results', heads, rows('5 700 000,00')))).toEqual([]);
    expect(audit(grid('Bilan', 'budget-results', heads, rows('5 400 000,00')))).toMatchObject([
      { kind: 'doubtful', rule: 'result', expected: '5700000.00', difference: '-300000.00' },
    ]);
  });
});
