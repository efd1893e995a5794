import { describe, expect, it } from 'vitest';
import { auditEdition } from './audit.ts';
import { grid, report } from './samples/grid.ts';

const volumes = (year: number, ...rows: (readonly string[])[]) =>
  grid(`Repères ${year}`, 'domain-volumes', [`factures|${year}|count`, `factures|${year - 1}|count`], rows);
const before = report(
  2021,
  volumes(
    2021,
    ['Santé', '380 000', '372 464'],
    ['Familles', '13 620', '12 560'],
    ['État civil', '6 218', '4 017'],
    ['Courrier', '68 220', '68 158'],
  ),
);

describe('figures of last year printed again', () => {
  it('are those that last year’s report printed', () => {
    const edition = report(
      2022,
      volumes(2022, ['Santé', '373 000', '380 000'], ['Familles', '12 090', '13 620'], ['Etat civil', '5 012', '6 218']),
    );
    expect(auditEdition(edition, [before])).toEqual([]);
  });

  it('are an error when one differs alone', () => {
    const edition = report(
      2022,
      volumes(
        2022,
        ['Santé', '373 000', '380 000'],
        ['Familles', '12 090', '13 620'],
        ['État civil', '5 012', '6 128'],
        ['Courrier', '70 110', '68 220'],
      ),
    );
    expect(auditEdition(edition, [before])).toMatchObject([
      { kind: 'error', rule: 'last-year', cell: { row: 'État civil', period: '2021' }, expected: '6218', difference: '-90' },
    ]);
  });

  it('are told once when a whole table was recomputed', () => {
    const days = (year: number, ...columns: string[][]) =>
      grid(
        'Activité',
        'activite',
        columns.map((_, index) => `${year - 1 + index}|${year - 1 + index}|days`),
        ['MCO', 'Projet', 'Interne', 'Total'].map((row, at) => [row, ...columns.map((column) => column[at] ?? '')]),
      );
    const old = report(2021, days(2021, ['1 046', '965', '379', '2 390'], ['1 083', '935', '415', '2 433']));
    const edition = report(2022, days(2022, ['1 062', '921', '389', '2 372'], ['1 404', '1 100', '303', '2 807']));
    const findings = auditEdition(edition, [old]);
    expect(findings).toMatchObject([{ kind: 'doubtful', rule: 'last-year', cell: { row: 'Total', column: '2021' } }]);
    expect(findings[0]?.others).toHaveLength(3);
  });

  it('stand out when they stand for this year', () => {
    const edition = report(2022, volumes(2022, ['Courrier', '68 220', '68 220']));
    expect(auditEdition(edition, [])).toEqual([]);
    const money = (year: number) => grid('Charges', 'texte', [`montant|${year}|EUR`], [['loyer', '412 345,67']]);
    expect(auditEdition(report(2022, money(2022)), [report(2021, money(2021))])).toMatchObject([
      { kind: 'doubtful', rule: 'not-updated' },
    ]);
  });

  it('explain a total that no longer adds up', () => {
    const heads = (year: number) => [`Prévisions ${year}|${year}|EUR`, `Réalisations ${year}|${year}|EUR`];
    const old = report(
      2021,
      grid('Recettes', 'recettes', heads(2021), [
        ['70 produits', '30 000,00', '21 034,56'],
        ['74 dotations', '5 000 000,00', '4 950 123,45'],
        ['Total', '5 030 000,00', '4 971 158,01'],
      ]),
    );
    const edition = report(
      2022,
      grid('Recettes', 'recettes', heads(2022), [
        ['70 produits', '32 000,00', '25 100,00'],
        ['74 dotations', '5 200 000,00', '4 950 123,45'],
        ['Total', '5 232 000,00', '5 225 100,00'],
      ]),
    );
    const [finding] = auditEdition(edition, [old]);
    expect(finding).toMatchObject({
      rule: 'total-down',
      cell: { row: '74 dotations', column: 'Réalisations 2022' },
      expected: '5200000.00',
    });
    expect(finding?.explanation).toContain('chiffre non mis à jour : c’est celui que le bilan 2021 imprimait');
  });
});
