import { amountColumn, codeColumn, nameColumn, parentColumn, sourceColumn, yearColumn } from '../../import/columns.ts';
import type { FileFormat } from '../../import/format.ts';
import { refuseItself } from '../../import/self-references.ts';
import { checkAll, checkStretch, stretchColumns } from '../../import/stretch.ts';
import { bodyColumn } from '../directory/index.ts';

export const kindFormat: FileFormat = {
  file: 'natures-de-cotisation',
  also: ['contribution-kinds', 'natures'],
  title: 'Natures de cotisation',
  description:
    'Ce que paient les adhérents, par nature. Une nature qui en réunit plusieurs est leur nature parente : une année peut n’enregistrer que la parente ; enregistrées ensemble pour un adhérent, la parente et ses filles s’additionnent.',
  table: 'contributions.kind',
  columns: [
    codeColumn('infogerance-socle'),
    nameColumn('Nom de la nature.', 'Infogérance des applications du socle'),
    parentColumn('nature_parente', 'contribution-kind', 'Nature qui la réunit avec d’autres.', 'Infogérance'),
    ...stretchColumns({ first: 'Premier jour où elle est appelée', open: 'si elle est toujours appelée', example: '01/01/2012' }),
  ],
  referable: { as: 'contribution-kind', code: 'code', names: ['name'], what: 'nature de cotisation' },
  codeFrom: { code: 'code', from: 'name' },
  check: checkAll(
    checkStretch,
    refuseItself({
      field: 'parent',
      rule: 'own-parent',
      message: 'Une nature ne peut pas être sa propre parente : indiquez-en une autre, ou laissez vide.',
    }),
  ),
};

/** An amount and the same with tax have the same sign, and tax only makes it larger (a refund: larger downwards). */
function taxIsPlausible(withoutTax: number, withTax: number): boolean {
  return withoutTax >= 0 ? withTax >= withoutTax : withTax <= withoutTax;
}

export const contributionFormat: FileFormat = {
  file: 'cotisations',
  also: ['contributions'],
  title: 'Cotisations',
  description:
    'Ce que chaque adhérent a payé dans l’année, par nature. Pas de ligne : rien n’a été appelé ; un montant 0 : il a été appelé zéro.',
  table: 'contributions.contribution',
  columns: [
    yearColumn('Année de la cotisation.'),
    bodyColumn({ required: true, key: true }),
    {
      name: 'nature',
      also: ['kind'],
      field: 'kind',
      value: { kind: 'reference', to: 'contribution-kind' },
      required: true,
      key: true,
      description: 'Code ou nom de la nature.',
      example: 'Infogérance des applications du socle',
    },
    amountColumn({
      name: 'montant_ht',
      also: ['amount', 'montant'],
      field: 'amount_cents',
      description: 'Montant hors taxes, en euros.',
      example: '309 012,00',
    }),
    amountColumn({
      name: 'montant_ttc',
      also: ['amount_with_tax'],
      field: 'amount_with_tax_cents',
      description: 'Montant toutes taxes comprises, en euros.',
      example: '',
    }),
    sourceColumn('D’où vient le montant.', 'Délibération du 12 décembre 2019'),
  ],
  check: (row) => {
    const { amount_cents: withoutTax, amount_with_tax_cents: withTax } = row;
    if (typeof withoutTax !== 'number' && typeof withTax !== 'number') {
      return {
        field: 'montant_ht',
        rule: 'amount-missing',
        message:
          'La ligne ne donne aucun montant : remplissez le montant hors taxes ou toutes taxes comprises (0 s’il est nul), ou retirez la ligne.',
      };
    }
    if (typeof withoutTax === 'number' && typeof withTax === 'number' && !taxIsPlausible(withoutTax, withTax)) {
      return {
        field: 'montant_ttc',
        rule: 'tax-negative',
        message: 'Le montant hors taxes dépasse le montant toutes taxes comprises : les deux colonnes sont peut-être inversées.',
      };
    }
    return null;
  },
};
