import { describe, expect, it } from 'vitest';
import { auditEdition } from './audit.ts';
import { grid, report } from './samples/grid.ts';

const audit = (...tables: Parameters<typeof report>[1][]) => auditEdition(report(2022, ...tables), []);
const cell = (text: string, unit = 'count', column = 'nombre') =>
  grid('Repères', 'texte', [`${column}|2022|${unit}`], [['actes', text]]);

describe('numbers of an impossible form', () => {
  it.each(['13 685', '1234', '0,95', '1.234.567,89', '3 à 4 mois', 'moins de deux jours', '+8.84%', '- €', '2 240 k€'])(
    'leave « %s » alone',
    (text) => {
      expect(audit(cell(text))).toEqual([]);
    },
  );

  it.each([
    ['1 3685', '1 3685'],
    ['3 3 737', ''],
    ['12,5,0', ''],
    ['1 234 56', ''],
    ['12O 000', ''],
  ])('find « %s »', (text) => {
    expect(audit(cell(text))).toMatchObject([{ kind: 'error', rule: 'malformed-number', published: text }]);
  });

  it('propose the reading that the other years make likely', () => {
    const table = grid(
      'Repères',
      'domain-volumes',
      ['aides|2022|count', 'aides|2021|count'],
      [['Action sociale', '3 3 737', '3 681']],
    );
    expect(audit(table)).toMatchObject([{ rule: 'malformed-number', expected: '3737' }]);
  });
});

describe('placeholders and broken references', () => {
  it.each(['postes à remplacer', 'XXe siècle', 'dossiers à compléter par les usagers', 'NC', '?', 'erreurs corrigées'])(
    'do not include « %s »',
    (text) => {
      expect(audit(cell(text, 'text'))).toEqual([]);
    },
  );

  it.each([
    'xx',
    'XX %',
    'à compléter',
    '(à mettre à jour)',
    '#REF!',
    '#DIV/0!',
    'Erreur ! Signet non défini.',
    'Lorem ipsum',
    '20XX',
    '???',
    '{{total}}',
  ])('include « %s »', (text) => {
    expect(audit(cell(text, 'text'))).toMatchObject([{ kind: 'error', rule: 'placeholder' }]);
  });

  it('are told once when a label carries them', () => {
    const table = grid(
      'Socle',
      'socle',
      ['domaine|2022|text', 'logiciel|2022|text'],
      [['Santé | Ajouter une ligne sur le dossier', 'Santé', 'Ajouter une ligne sur le dossier']],
    );
    expect(audit(table)).toMatchObject([{ rule: 'placeholder', cell: { column: 'logiciel' } }]);
  });
});

describe('last year left in a heading', () => {
  const body = (section: string) =>
    grid(
      section,
      'domain-volumes',
      ['mandats|2022|count', 'titres|2022|count', 'factures|2022|count', 'mandats|2021|count'],
      [['Finances', '4 512', '812', '9 120', '4 420']],
    );

  it.each(['Repères 2022', 'Évolution 2009-2022', 'Cellule créée en 2021', 'Rappel du budget 2021', 'Repères'])(
    'is not in « %s »',
    (section) => {
      expect(audit(body(section))).toEqual([]);
    },
  );

  it('is in a heading, a column and a comparison', () => {
    expect(audit(body('Repères 2021'))).toMatchObject([{ kind: 'error', rule: 'year-slip', expected: 'Repères 2022' }]);
    expect(
      audit(
        grid(
          'Recettes',
          'recettes',
          ['Prévisions 2021|2022|EUR', 'Réalisations 2022|2022|EUR'],
          [
            ['70', '1,00', '2,00'],
            ['74', '5,00', '6,00'],
          ],
        ),
      ),
    ).toMatchObject([{ rule: 'year-slip', expected: 'Prévisions 2022' }]);
    expect(audit(grid('Activité', 'texte', ['exercice de comparaison|2022|year'], [['interventions', '2022']]))).toMatchObject([
      { rule: 'year-slip', expected: '2021' },
    ]);
    expect(audit(grid('Les perspectives 2022', 'outlook', ['libellé|2023|text'], [['1', 'Refonte']]))).toMatchObject([
      { rule: 'year-slip', expected: 'Les perspectives 2023' },
    ]);
    expect(
      audit(
        grid(
          'Activité 2019-2022',
          'activite',
          ['2020|2020|days', '2021|2021|days', '2022|2022|days'],
          [
            ['MCO', '1', '2', '3'],
            ['Projet', '4', '5', '6'],
          ],
        ),
      ),
    ).toMatchObject([{ kind: 'doubtful', rule: 'year-slip' }]);
  });
});

describe('units and jumps', () => {
  it('a cell in another unit than its column is an error', () => {
    expect(
      audit(
        grid(
          'Recettes',
          'recettes',
          ['montant|2022|EUR'],
          [
            ['a', '1 200 €'],
            ['b', '1 k€'],
            ['c', '3 000 €'],
          ],
        ),
      ),
    ).toMatchObject([{ rule: 'unit-slip', cell: { row: 'b' } }]);
    expect(audit(grid('Maintenance', 'texte', ['montant|2022|kEUR'], [['a', '421K€']]))).toEqual([]);
  });

  it('ten times the other years is doubtful; small figures and steady growth are not', () => {
    const row = (...texts: string[]) =>
      grid('Repères', 'volumes', ['factures|2020|count', 'factures|2021|count', 'factures|2022|count'], [['Santé', ...texts]]);
    expect(audit(row('12 560', '13 620', '132 900'))).toMatchObject([{ kind: 'doubtful', rule: 'jump' }]);
    expect(audit(row('24', '13', '2'))).toEqual([]);
    expect(audit(row('2 080', '4 100', '7 256'))).toEqual([]);
  });
});

describe('the report as a whole', () => {
  it('has the annexes that it announces', () => {
    const mention = grid('2 Périmètre', 'texte', ['logiciels|2022|count'], [['voir annexe 2', '110']]);
    const annex = (number: number) => grid(`1${number} Annexe ${number} : liste`, 'liste', ['nom|2022|text'], [['A', 'A']]);
    expect(audit(mention, annex(1), annex(2))).toEqual([]);
    expect(audit(mention, annex(1))).toMatchObject([{ kind: 'error', rule: 'missing-annex' }]);
    expect(audit(mention)).toMatchObject([{ kind: 'doubtful', rule: 'missing-annex' }]);
    expect(audit(grid('Budget annexe 2022', 'texte', ['montant|2022|EUR'], [['budget annexe', '10 €']]))).toEqual([]);
  });

  it('counts what it lists', () => {
    const list = (count: string, listed: number) => [
      ...grid('Cellule', 'narrative-figures', ['catégories d’activités|2022|count'], [['Cellule', count]]),
      ...grid(
        'Cellule',
        'activites',
        ['libellé|2022|text'],
        Array.from({ length: listed }, (_, index) => [`catégorie ${index + 1}`, 'Activité']),
      ),
    ];
    expect(audit(list('5', 5))).toEqual([]);
    expect(audit(list('4', 5))).toMatchObject([{ kind: 'error', rule: 'count', expected: '5', difference: '-1' }]);
    expect(audit(list('35', 5))).toEqual([]); // a selection
    const members = grid(
      'Membres',
      'members',
      ['nombre|2022|count', 'catégorie|2022|text'],
      [
        ['villes', '3', '~'],
        ['A', '~', 'villes'],
        ['B', '~', 'villes'],
      ],
    );
    expect(audit(members)).toMatchObject([{ rule: 'count', expected: '2' }]);
  });

  it('turns its pages forward', () => {
    const contents = grid(
      'Sommaire',
      'table-of-contents',
      ['page|2022|count'],
      [
        ['Budget', '11'],
        ['Personnel', '15'],
        ['Système d’information', '8'],
        ['Support', '25'],
      ],
    );
    expect(audit(contents)).toMatchObject([{ rule: 'contents', cell: { row: 'Système d’information' } }]);
  });

  it('spells a column one way', () => {
    const heads = ['Ville A', 'Ville B', 'Ville C', 'Ville D', 'Office Thiais', 'Office Thais'].map(
      (name) => `${name}|2022|count`,
    );
    const rows = Array.from({ length: 8 }, (_, index) => [
      `logiciel ${index}`,
      '1',
      '1',
      '1',
      '1',
      index < 4 ? '1' : '~',
      index < 4 ? '~' : '1',
    ]);
    expect(audit(grid('Déploiement', 'matrice', heads, rows))).toMatchObject([
      { kind: 'doubtful', rule: 'spelling', expected: 'Office Thiais' },
    ]);
  });

  it('moves its staff from one date to the next', () => {
    const staff = (closing: string) =>
      grid(
        'Mouvements',
        'staff-movements',
        ['agents|2022|agents'],
        [
          ['Effectif au 31/12/2021', '28'],
          ['Arrivées', '4'],
          ['Départs', '5'],
          ['Effectif au 31/12/2022', closing],
        ],
      );
    expect(audit(staff('27'))).toEqual([]);
    expect(audit(staff('29'))).toMatchObject([{ kind: 'doubtful', rule: 'movements', expected: '27' }]);
  });
});
