import { describe, expect, it } from 'vitest';
import { auditEdition } from './audit.ts';
import { grid, report } from './samples/grid.ts';

const found = (...tables: Parameters<typeof report>[1][]) =>
  auditEdition(report(2022, ...tables), [])
    .filter(({ kind }) => kind !== 'rounding')
    .map(({ kind, rule, cell, expected }) => `${kind} ${rule} ${cell.row}/${cell.column} ${expected}`);

describe('what tables of other operators hide when a figure is wrong', () => {
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

  it('is found where a row between sub-totals is gone, or one of a sub-total among several', () => {
    const heads = ['CA 2021|2021|EUR', 'CA 2022|2022|EUR'];
    const chapters = [
      ['011 charges générales', '4 000,00', '4 100,00'],
      ['012 personnel', '5 000,00', '5 200,00'],
      ['65 autres charges', '700,00', '610,00'],
      ['Total gestion courante', '9 700,00', '9 910,00'],
      ['66 charges financières', '120,00', '130,00'],
      ['67 charges spécifiques', '45,00', '54,00'],
      ['042 opérations d’ordre', '500,00', '510,00'],
      ['Total des dépenses d’ordre', '500,00', '510,00'],
      ['TOTAL', '10 365,00', '10 604,00'],
    ];
    const without = (code: string) =>
      found(
        grid(
          'Dépenses',
          'depenses',
          heads,
          chapters.filter(([row]) => !row?.startsWith(code)),
        ),
      );
    expect(without('rien')).toEqual([]);
    expect(without('67')).toEqual([expect.stringContaining('error total-down TOTAL/')]);
    expect(without('65')).toEqual([expect.stringContaining('error total-down Total gestion courante/')]);
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
    expect(left).toMatch(/^Total : .*«\sContractuels\s» n’est pas compté/);
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
