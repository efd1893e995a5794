import type { FileFormat } from '../../import/format.ts';
import { checkAll, checkStretch } from '../../import/stretch.ts';

export const kindFormat: FileFormat = {
  file: 'natures-de-cotisation',
  also: ['contribution-kinds', 'natures'],
  title: 'Natures de cotisation',
  description:
    'Ce que paient les adhérents, par nature. Une nature qui en réunit plusieurs est leur nature parente : une année peut n’enregistrer que la parente.',
  table: 'contributions.kind',
  columns: [
    {
      name: 'code',
      field: 'code',
      value: { kind: 'code' },
      required: false,
      key: true,
      description: 'Nom court et stable ; tiré du nom s’il est laissé vide.',
      example: 'infogerance-socle',
    },
    {
      name: 'nom',
      also: ['name'],
      field: 'name',
      value: { kind: 'text' },
      required: true,
      description: 'Nom de la nature.',
      example: 'Infogérance des applications du socle',
    },
    {
      name: 'nature_parente',
      also: ['parent'],
      field: 'parent',
      value: { kind: 'reference', to: 'contribution-kind' },
      required: false,
      description: 'Nature qui la réunit avec d’autres.',
      example: 'Infogérance',
    },
    {
      name: 'du',
      also: ['from'],
      field: 'from_day',
      value: { kind: 'day' },
      required: false,
      description: 'Premier jour où elle est appelée ; vide si inconnu.',
      example: '01/01/2012',
    },
    {
      name: 'au',
      also: ['to'],
      field: 'to_day',
      value: { kind: 'lastDay' },
      required: false,
      description: 'Dernier jour, compris ; vide si elle est toujours appelée.',
      example: '',
    },
  ],
  referable: { as: 'contribution-kind', code: 'code', names: ['name'], what: 'nature de cotisation' },
  codeFrom: { code: 'code', from: 'name' },
  check: checkAll(checkStretch, (row) =>
    typeof row['parent'] === 'string' && row['parent'] === row['code']
      ? {
          field: 'nature_parente',
          rule: 'own-parent',
          message: 'Une nature ne peut pas être sa propre parente : indiquez-en une autre, ou laissez vide.',
        }
      : null,
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
    'Ce que chaque adhérent a payé dans l’année, par nature. Pas de ligne : rien n’a été appelé ; un montant 0 : il a été appelé zéro.',
  table: 'contributions.contribution',
  columns: [
    {
      name: 'annee',
      also: ['year', 'exercice'],
      field: 'year',
      value: { kind: 'year' },
      required: true,
      key: true,
      description: 'Année de la cotisation.',
      example: '2020',
    },
    {
      name: 'adherent',
      also: ['body', 'member'],
      field: 'body',
      value: { kind: 'reference', to: 'body' },
      required: true,
      key: true,
      description: 'Code ou nom de l’adhérent.',
      example: 'Mairie de Melun',
    },
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
    {
      name: 'montant_ht',
      also: ['amount', 'montant'],
      field: 'amount_cents',
      value: { kind: 'amount' },
      required: false,
      description: 'Montant hors taxes, en euros.',
      example: '309 012,00',
    },
    {
      name: 'montant_ttc',
      also: ['amount_with_tax'],
      field: 'amount_with_tax_cents',
      value: { kind: 'amount' },
      required: false,
      description: 'Montant toutes taxes comprises, en euros.',
      example: '',
    },
    {
      name: 'source',
      field: 'source',
      value: { kind: 'text' },
      required: false,
      description: 'D’où vient le montant.',
      example: 'Délibération du 12 décembre 2019',
    },
  ],
  check: (row) => {
    const { amount_cents: withoutTax, amount_with_tax_cents: withTax } = row;
    if (typeof withoutTax !== 'number' && typeof withTax !== 'number') {
      return {
        field: 'montant_ht',
        rule: 'amount-missing',
        message:
          'La ligne ne donne aucun montant : remplissez le montant hors taxes ou toutes taxes comprises (0 s’il est nul), ou retirez la ligne.',
      };
    }
    if (typeof withoutTax === 'number' && typeof withTax === 'number' && !taxIsPlausible(withoutTax, withTax)) {
      return {
        field: 'montant_ttc',
        rule: 'tax-negative',
        message: 'Le montant hors taxes dépasse le montant toutes taxes comprises : les deux colonnes sont peut-être inversées.',
      };
    }
    return null;
  },
};
