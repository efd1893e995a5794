import { describe, expect, it } from 'vitest';
import { auditEdition } from './audit.ts';
import { grid, report } from './samples/grid.ts';

/** Small tables of the activity reports that SIIM94 published for 2018 and 2020, figures as printed. */
const told = (year: number, ...tables: Parameters<typeof report>[1][]) =>
  auditEdition(report(year, ...tables), []).map(
    ({ kind, rule, cell, expected }) => `${kind} ${rule} ${cell.row}/${cell.column} ${expected}`,
  );

describe('the report of 2018', () => {
  it('adds up by domain and by office, rounding apart', () => {
    const years = ['2016|2016|days', '2017|2017|days', '2018|2018|days'];
    const kinds = grid('7.4.1.2 Activité Projet', 'si-project-by-kind', years, [
      ["assistance à maîtrise d'ouvrage", '100 jour', '94 jour', '77 jour'],
      ['Conception / Développement', '294 jour', '38 jour', '28 jour'],
      ['Conduite de Projet', '570 jour', '835 jour', '830 jour'],
      ['Total Général', '965 jour', '968 jour', '935 jour'],
    ]);
    expect(told(2018, kinds)).toEqual([
      'rounding total-down Total Général/2016 964',
      'rounding total-down Total Général/2017 967',
    ]);
  });

  it('is out of balance by the transfer that both sections leave out', () => {
    const heads = ['Prévisions|2018|EUR', 'Réalisations|2018|EUR'];
    const table = (section: string, id: string, rows: string[][]) => grid(section, id, heads, rows);
    const findings = auditEdition(
      report(
        2018,
        table('5.2 Recettes de fonctionnement 2018', 'operating-revenue-by-chapter', [
          ['70 produits des services', '60 000,00', '45 119,55'],
          ['74 dotations', '5 324 400,00', '5 381 870,42'],
          ['002 résultat reporté', '1 235 734,41', '1 235 734,41'],
          ['Total', '6 620 134,41', '6 662 724,38'],
        ]),
        table('5.3 Dépenses de fonctionnement', 'operating-expenditure-by-chapter', [
          ['011 frais de gestion', '1 311 210,00', '1 161 682,27'],
          ['012 charges de perso', '3 420 000,00', '3 264 575,95'],
          ['022 dépenses imprévues', '746 924,41', ''],
          ["042 opérations d'ordre", '592 000,00', '586 712,32'],
          ['dt dot amort', '592 000,00', '586 712,32'],
          ['Total', '6 070 134,41', '5 012 970,54'],
        ]),
        table("5.4 Recettes d'investissements", 'investment-revenue-by-chapter', [
          ['16 emprunts', '1 000 000,00', '500 000,00'],
          ['10 dotations', '185 200,44', '78 719,00'],
          ['1068 excédent capitalisé', '212 299,56', '212 299,56'],
          ["040 opérations d'ordre", '592 000,00', '586 712,32'],
          ['Total', '1 989 500,00', '1 377 730,88'],
        ]),
        table("5.5 Dépenses d'investissements", 'investment-expenditure-by-chapter', [
          ['20 immo incorporelles', '1 634 026,07', '630 687,88'],
          ['16 remb. Capital dette', '620 000,00', '619 709,34'],
          ['001 résultat reporté', '285 473,93', '285 473,93'],
          ['Total', '2 539 500,00', '1 535 871,15'],
        ]),
      ),
      [],
    );
    expect(findings.map(({ rule, difference }) => [rule, difference])).toEqual([
      ['section-balance', '-550000.00'],
      ['section-balance', '550000.00'],
    ]);
    expect(findings[0]?.explanation).toContain('le virement entre sections (chapitres 023 et 021');
  });

  it('prints 3 3 737, and compares 2018 with itself', () => {
    const volumes = grid(
      '7.1 Quelques points de repère 2018',
      'domain-volumes',
      ['aides légales attribuées|2018|count', 'aides légales attribuées|2017|count'],
      [['Action Sociale', '3 3 737', '3 681']],
    );
    const systems = grid(
      '8.4.4 Répartition interventions systèmes',
      'infrastructure-mco-breakdown',
      ['exercice de comparaison (« par rapport à »)|2018|year'],
      [['interventions systèmes', '2018']],
    );
    expect(told(2018, volumes, systems)).toEqual([
      'error malformed-number Action Sociale/aides légales attribuées 3737',
      'error year-slip interventions systèmes/exercice de comparaison (« par rapport à ») 2017',
    ]);
  });
});

describe('the report of 2020', () => {
  it('leaves chapter 040 out of a total, as the rate in its own text shows', () => {
    const section = "Dépenses d'investissement";
    const heads = ['Prévision 2020|2020|EUR', 'Réalisations 2020|2020|EUR', 'reports|2020|EUR', 'total avec report|2020|EUR'];
    const table = grid(section, 'investment-expenditure-by-chapter', heads, [
      ['20 immo incorporelles', '1 204 843,98', '442 048,09', '502 299,38', '944 347,47'],
      ['21 immo corpo', '729 132,75', '474 681,60', '109 081,17', '583 762,77'],
      ['23 immo en cours', '90 000,00', '0,00', '', '0,00'],
      ['16 remb. Capital dette', '480 000,00', '456 552,06', '', '456 552,06'],
      ["040 opérations d'ordre", '9 000,00', '8 929,75', '', ''],
      ['Total', '2 512 976,73', '1 382 211,50', '611 380,55', '1 984 662,30'],
    ]);
    const text = grid(
      section,
      'budget-execution',
      ['avec reports|2020|EUR', 'part des crédits ouverts, avec reports|2020|percent'],
      [["Dépenses d'investissement", '1 984 662,3 €', '79,33%']],
    );
    const [finding, ...rest] = auditEdition(report(2020, table, text), []);
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      kind: 'error',
      rule: 'total-across',
      cell: { row: 'Total', column: 'total avec report' },
      expected: '1993592.05',
      difference: '-8929.75',
    });
    expect(finding?.others.map(({ table: other }) => other)).toContain('budget-execution');
  });

  it('lost a column of its contributions', () => {
    const rows = [
      ['MAIRIE DE VITRY', '1 599 450 €', '1 583 332 €', '7 478 €'],
      ['MAIRIE D IVRY', '1 080 612 €', '1 049 600 €', '28 492 €'],
      ['MAIRIE DE VILLEJUIF', '984 156 €', '984 156 €', ''],
      ['EPT', '400 000 €', '329 800 €', '70 200 €'],
      ['OPALY', '253 852 €', '235 852 €', '18 000 €'],
      ['OPH VITRY', '154 488 €', '143 368 €', '11 120 €'],
    ];
    const heads = ['Total général|2020|EUR', 'INFOGERANCE|2020|EUR', 'ALC RECCURENSPECIFIQUE|2020|EUR'];
    expect(told(2020, grid('Recettes de fonctionnement 2020', 'contributions-by-member', heads, rows))).toEqual([
      'error total-across MAIRIE DE VITRY/Total général 1590810',
      'error total-across MAIRIE D IVRY/Total général 1078092',
    ]);
  });

  it('prints a total of pages above its domains, and a training total without one category', () => {
    const heads = [
      'total|2020|pages',
      'facturation|2020|pages',
      'gestion locative|2020|pages',
      'Gestion financière|2020|pages',
      'domaine RH|2020|pages',
      'autres domaines|2020|pages',
    ];
    const pages = grid('Chiffres clés', 'infrastructure-key-figures', heads, [
      ['pages éditées mensuellement', '88 000', '35000', '19000', '2500', '20 000', '3500'],
    ]);
    const years = ['2018|2018|agents', '2019|2019|agents', '2020|2020|agents'];
    const training = grid('Formation', 'training-by-category', years, [
      ['bureautiques', '582 agents', '588 agents', '152 agents'],
      ['métiers', '865 agents', '694 agents', '280 agents'],
      ['reclassements', '20 agents', '15 agents', '0 agents'],
      ['TOTAL', '1467 agents', '1282 agents', '432 agents'],
    ]);
    expect(told(2020, pages, training)).toEqual([
      'error total-across pages éditées mensuellement/total 80000',
      'error total-down TOTAL/2019 1297',
    ]);
  });
});
