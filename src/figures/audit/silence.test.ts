import { describe, expect, it } from 'vitest';
import { auditEdition } from './audit.ts';
import { grid, report } from './samples/grid.ts';

const found = (...tables: Parameters<typeof report>[1][]) =>
  auditEdition(report(2022, ...tables), [])
    .filter(({ kind }) => kind !== 'rounding')
    .map(({ kind, rule, cell, expected }) => `${kind} ${rule} ${cell.row}/${cell.column} ${expected}`);

const threeYears = ['2020|2020|count', '2021|2021|count', '2022|2022|count'];

describe('tables of honest reports on which the audit stays silent', () => {
  it('print the same labels for each application or team', () => {
    const indicators = (section: string, ...rows: string[][]) => grid(section, 'application-indicators', threeYears, rows);
    expect(
      found(
        indicators('RH', ['Agents formés', '27', '31', '44'], ['Utilisateurs', '189', '190', '214']),
        indicators('Élections', ['Agents formés', '30', '33', '43'], ['Utilisateurs', '189', '192', '204']),
        grid('4 Support', 'textes', ['jours|2022|days'], [['assistance', '303']]),
        grid('5 Systèmes', 'textes', ['jours|2022|days'], [['assistance', '313']]),
      ),
    ).toEqual([]);
  });

  it('print averages, prices and running totals beside sums', () => {
    const sessions = [
      ['Bureautique', '12', '115', '9,6'],
      ['Métier', '8', '168', '21,0'],
      ['Sécurité', '14', '69', '4,9'],
      ['Total', '34', '352', '10,4'],
    ];
    const months = [
      ['janvier', '16', '134', '150', '150'],
      ['février', '17', '131', '148', '298'],
      ['mars', '12', '137', '149', '447'],
      ['Total', '45', '402', '447', ''],
      ['Moyenne mensuelle', '15', '134', '148', ''],
    ];
    expect(
      found(
        grid('Formations', 'training', ['sessions|2022|count', 'agents|2022|agents', 'agents/session|2022|agents'], sessions),
        grid('Tickets', 'tickets', ['P1|2022|count', 'P2|2022|count', 'Total|2022|count', 'cumul|2022|count'], months),
      ),
    ).toEqual([]);
  });

  it('print shares of grades under the share of their branch, and the total beside the main rows only', () => {
    const branches = [
      ['Filière administrative', '37 %'],
      ['Attachés', '15 %'],
      ['Rédacteurs', '22 %'],
      ['Filière technique', '63 %'],
      ['Total', '100 %'],
    ];
    const suppliers = [
      ['CEGID', '66 464'],
      ['CIRIL', '39 685'],
      ['UGAP', '29 187'],
      ['Total des achats', '160 533'],
    ];
    expect(
      found(
        grid('Filières', 'staff', ['part|2022|percent'], branches),
        grid('Principaux fournisseurs', 'suppliers', ['montant|2022|EUR'], suppliers),
      ),
    ).toEqual([]);
  });

  it('print a sub-total of one row above which other rows stand outside of any', () => {
    const chapters = [
      ['70 produits', '4 000,00', '4 100,00'],
      ['74 dotations', '5 000,00', '5 200,00'],
      ['Total gestion courante', '9 000,00', '9 300,00'],
      ['77 produits spécifiques', '120,00', '130,00'],
      ['78 reprises', '45,00', '54,00'],
      ['042 opérations d’ordre', '500,00', '510,00'],
      ['Total des recettes d’ordre', '500,00', '510,00'],
      ['TOTAL', '9 665,00', '9 994,00'],
    ];
    expect(found(grid('Recettes', 'recettes', ['CA 2021|2021|EUR', 'CA 2022|2022|EUR'], chapters))).toEqual([]);
  });

  it('vote a section in balance thanks to a result carried over that stands apart', () => {
    const rows = [
      ['recettes de fonctionnement', '3 562 998,65'],
      ['dépenses de fonctionnement', '4 248 355,04'],
      ['excédent reporté', '685 356,39'],
    ];
    expect(found(grid('Le budget', 'budget', ['prévu|2022|EUR'], rows))).toEqual([]);
  });

  it('share an amount out by a key, each part rounded to the cent', () => {
    const rows = [
      ['Lorne', '166 666,67'],
      ['Maure', '166 666,67'],
      ['Nérac', '83 333,33'],
      ['Sivom', '83 333,34'],
      ['Total', '500 000,00'],
    ];
    expect(found(grid('Clé', 'key', ['contribution|2022|EUR'], rows))).toEqual([]);
  });

  it('name a market, an election or a plan by its year, and a budget annexe', () => {
    const counts = (section: string) =>
      grid(
        section,
        'suivi',
        ['nombre|2022|count'],
        [
          ['lignes', '118'],
          ['mobiles', '205'],
          ['cartes', '90'],
        ],
      );
    const text = grid(
      'Budget',
      'textes',
      ['mention|2022|text'],
      [['note', 'Le budget annexe d’assainissement ; l’annexe a été votée.']],
    );
    const annex = grid('Annexe 1', 'liste', ['libellé|2022|text'], [['a', 'x']]);
    expect(found(counts('Marché 2021 de téléphonie'), counts('Élections municipales de 2021 : suivi'), text, annex)).toEqual([]);
  });

  it('call a thing to replace or a date to confirm by that name', () => {
    const equipment = grid('Parc', 'parc', ['à remplacer|2022|count', 'état|2022|text'], [['Postes', '12', 'à vérifier']]);
    const plans = grid('Perspectives 2023', 'jalons', ['date|2023|date'], [['Bascule du SIRH', 'à définir']]);
    expect(found(equipment, plans)).toEqual([]);
  });

  it('quote the annex of another document, and give one delay in days among hours', () => {
    const text = grid('Préambule', 'textes', ['renvoi|2022|text'], [['note', 'voir l’annexe 2 de la délibération du 8 juin']]);
    const delays = grid(
      'Délais',
      'sla',
      ['délai|2022|hours'],
      [
        ['Majeur', '8 h'],
        ['Moyen', '24 h'],
        ['Mineur', '3 jours'],
      ],
    );
    const converted = delays.map((cell) => (cell.row === 'Mineur' ? { ...cell, value: '72' } : cell));
    expect(found(text, converted)).toEqual([]);
  });
});
