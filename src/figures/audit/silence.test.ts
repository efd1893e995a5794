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

describe('what the same tables hide when a figure is wrong', () => {
  it('is found in months and quarters under a total of the year, and in years under a total of several', () => {
    const quarters = [
      'T1|2022-01..2022-03|count',
      'T2|2022-04..2022-06|count',
      'T3|2022-07..2022-09|count',
      'T4|2022-10..2022-12|count',
      'Total|2022|count',
    ];
    const rows = [
      ['Interventions', '112', '205', '310', '118', '745'],
      ['Astreintes', '12', '25', '30', '18', '85'],
      ['Déplacements', '52', '61', '70', '81', '246'],
    ];
    const programme = ['CP 2022|2022|EUR', 'CP 2023|2023|EUR', 'AP totale|2022..2023|EUR'];
    const projects = [
      ['Portail', '20 585', '67 537', '88 122'],
      ['Réseau', '154 780', '12 345', '176 125'],
      ['Archives', '56 869', '31 310', '88 179'],
    ];
    expect(found(grid('A', 'interventions', quarters, rows), grid('B', 'programme', programme, projects))).toEqual([
      'error total-across Déplacements/Total 264',
      'error total-across Réseau/AP totale 167125',
    ]);
  });

  it('is found in a sub-total that lost a row', () => {
    const heads = ['MCO|2022|days', 'Projet|2022|days'];
    const rows = [
      ['Aubry', '120', '310'],
      ['Belmont', '240', '115'],
      ['Total communes', '360', '425'],
      ['OPH Nord', '77', '61'],
      ['Total offices', '177', '193'],
      ['Total général', '537', '618'],
    ];
    expect(found(grid('Jours', 'jours', heads, rows)).map((text) => text.split(' ').slice(0, 3).join(' '))).toContain(
      'error total-down Total',
    );
  });

  it('is found in savings, whose rows are differences of the rows above', () => {
    const heads = ['2020|2020|EUR', '2021|2021|EUR', '2022|2022|EUR'];
    const rows = [
      ['Recettes réelles', '6 120 331', '6 301 442', '6 298 553'],
      ['Dépenses réelles', '4 530 424', '4 616 083', '4 700 117'],
      ['Épargne brute', '1 589 907', '1 685 359', '1 958 436'],
    ];
    expect(found(grid('Épargne', 'epargne', heads, rows))).toEqual([
      expect.stringMatching(/^error .* Épargne brute\/2022 1598436$/),
    ]);
  });

  it('is found in a balance told in rows, restes à réaliser or not', () => {
    const rows = [
      ['recettes d’investissement', '553 461,73'],
      ['dépenses d’investissement', '535 461,73'],
      ['restes à réaliser en dépenses d’investissement', '41 212,09'],
    ];
    const [first] = found(grid('Le budget', 'budget', ['prévu|2022|EUR'], rows));
    expect(first).toContain('error section-balance');
  });

  it('is found in a table that an earlier report printed under the same heading, among tables of one name', () => {
    const table = (section: string, last: string, figures: string[]) =>
      grid(section, 'indicators', ['2021|2021|count', '2022|2022|count'].slice(0, figures.length), [
        ['Utilisateurs', ...figures],
        [last, ...figures.map(() => '5')],
      ]);
    const earlier = report(2021, table('RH', 'Référents', ['189']), table('Élections', 'Référents', ['210']));
    const now = report(2022, table('RH', 'Référents', ['198', '204']), table('Élections', 'Référents', ['210', '215']));
    expect(
      auditEdition(now, [earlier]).map(({ kind, rule, cell, expected }) => `${kind} ${rule} ${cell.section} ${expected}`),
    ).toEqual(['error last-year RH 189']);
  });

  it('is named a mix of thousands and euros, cents lost or not', () => {
    const rows = [
      ['Fournitures', '553,46'],
      ['Personnel', '2 284 227,32'],
      ['Divers', '48 112,07'],
      ['Total', '2 885 801,12'],
    ];
    const [finding] = auditEdition(report(2022, grid('Dépenses', 'depenses', ['montant|2022|EUR'], rows)), []);
    expect(finding?.explanation).toContain('milliers d’euros');
  });

  it('is named a row left out, a sign or a quote mistyped, rounding or not', () => {
    const explained = (...tables: Parameters<typeof report>[1][]) =>
      auditEdition(report(2022, ...tables), []).map(({ cell, explanation }) => `${cell.row} : ${explanation}`);
    const paid = [
      ['Titulaires', '13,35', '7 345'],
      ['Contractuels', '23,11', '6 201'],
      ['Vacataires', '1,45', '1 612'],
      ['Total', '14,80', '15 158'],
    ];
    const [left] = explained(grid('Effectifs', 'effectifs', ['ETP|2022|FTE', 'heures|2022|hours'], paid));
    expect(left).toMatch(/^Total : .*« Contractuels » n’est pas compté/);
    const shares = [
      ['Aubry', '-272 285'],
      ['Belmont', '56 636'],
      ['Cercy', '380 752'],
      ['Total', '709 673'],
    ];
    const [sign] = explained(grid('Parts', 'parts', ['montant|2022|EUR'], shares));
    expect(sign).toMatch(/^Aubry : .*signe inversé/);
    const exact = [
      ['Aubry', '272 285,17'],
      ['Belmont', '56 636,60'],
      ['Total', '328 921,77'],
    ];
    const quote = grid('2 Contributions', 'textes', ['montant total|2022|EUR'], [['contributions', '358 922']]);
    const [quoted] = explained(grid('2 Contributions', 'contributions', ['montant|2022|EUR'], exact), quote);
    expect(quoted).toMatch(/^contributions : .*un chiffre faux/);
  });

  it('is asked about in the change of the staff that its table opens and closes', () => {
    const staff = grid(
      'RH',
      'mouvements',
      ['agents|2022|agents'],
      [
        ['Effectif au 1er janvier', '40'],
        ['Arrivées', '5'],
        ['Départs', '3'],
        ['Effectif au 31 décembre', '42'],
      ],
    );
    const change = (printed: string) => grid('RH', 'mouvements', ['variation|2022|percent'], [['Ensemble', printed]]);
    expect(found(staff, change('5,0 %'))).toEqual([]);
    expect(found(staff, change('9,0 %'))).toEqual(['doubtful change Ensemble/variation 5.0']);
  });
});
