import type { FileFormat } from '../../import/format.ts';
import { accumulationWords, isPeriodKind, periodKindWords, periodMismatch, unitWords } from './indicator.ts';

export const indicatorFormat: FileFormat = {
  file: 'indicateurs',
  also: ['indicators'],
  title: 'Indicateurs',
  description: 'Ce que l’on compte pour suivre l’activité des adhérents : actes, factures, patients, courriers…',
  table: 'indicators.indicator',
  columns: [
    {
      name: 'code',
      field: 'code',
      value: { kind: 'code' },
      required: false,
      key: true,
      description: 'Nom court et stable ; tiré du nom s’il est laissé vide.',
      example: 'mandats-emis',
    },
    {
      name: 'nom',
      also: ['name'],
      field: 'name',
      value: { kind: 'text' },
      required: true,
      description: 'Ce qui est compté.',
      example: 'Mandats émis',
    },
    {
      name: 'unite',
      also: ['unit'],
      field: 'unit',
      value: { kind: 'choice', choices: unitWords },
      required: true,
      description: 'nombre, heures, jours, pages, euros, pourcentage ou texte.',
      example: 'nombre',
    },
    {
      name: 'logiciel',
      also: ['application'],
      field: 'application',
      value: { kind: 'reference', to: 'application' },
      required: false,
      description: 'Logiciel qui en est la source.',
      example: 'Coriolis',
    },
    {
      name: 'domaine',
      also: ['domain'],
      field: 'domain',
      value: { kind: 'reference', to: 'domain' },
      required: false,
      description: 'Domaine, s’il n’est pas celui du logiciel.',
      example: 'Finances',
    },
    {
      name: 'nature_periode',
      also: ['period_kind'],
      field: 'period_kind',
      value: { kind: 'choice', choices: periodKindWords },
      required: true,
      description: 'année, mois, jour, ou à une date.',
      example: 'année',
    },
    {
      name: 'cumul',
      also: ['accumulation'],
      field: 'accumulation',
      value: { kind: 'choice', choices: accumulationWords },
      required: true,
      description: '« somme » si les périodes s’additionnent, « dernière valeur » si seule la plus récente compte.',
      example: 'somme',
    },
    {
      name: 'source',
      field: 'source',
      value: { kind: 'text' },
      required: false,
      description: 'D’où viennent les valeurs.',
      example: 'Extraction annuelle',
    },
  ],
  referable: { as: 'indicator', code: 'code', names: ['name'], what: 'indicateur' },
  codeFrom: { code: 'code', from: 'name' },
};

export const indicatorValueFormat: FileFormat = {
  file: 'valeurs-indicateurs',
  also: ['indicator-values'],
  title: 'Valeurs des indicateurs',
  description:
    'Une valeur par indicateur, adhérent et période. Sans adhérent, la valeur est celle de tous ; elle fait foi pour le total, et les valeurs par adhérent la répartissent.',
  table: 'indicators.value',
  columns: [
    {
      name: 'indicateur',
      also: ['indicator'],
      field: 'indicator',
      value: { kind: 'reference', to: 'indicator', brings: ['period_kind', 'unit'] },
      required: true,
      key: true,
      description: 'Code ou nom de l’indicateur.',
      example: 'Mandats émis',
    },
    {
      name: 'adherent',
      also: ['body', 'member'],
      field: 'body',
      value: { kind: 'reference', to: 'body' },
      required: false,
      key: true,
      description: 'Code ou nom de l’adhérent ; vide : tous.',
      example: '',
    },
    {
      name: 'periode',
      also: ['period'],
      field: 'period',
      value: { kind: 'period' },
      required: true,
      key: true,
      description: 'Année, mois ou jour, selon l’indicateur.',
      example: '2020',
    },
    {
      name: 'valeur',
      also: ['value'],
      field: 'value',
      value: { kind: 'number' },
      required: false,
      description: 'La valeur ; vide si elle est inconnue ou si l’indicateur est un texte.',
      example: '58 000',
    },
    {
      name: 'texte',
      also: ['text'],
      field: 'text_value',
      value: { kind: 'text' },
      required: false,
      description: 'Pour un indicateur dont la valeur est un texte.',
      example: '',
    },
    {
      name: 'approximatif',
      also: ['approximate'],
      field: 'approximate',
      value: { kind: 'boolean' },
      required: false,
      description: '« oui » si la valeur est arrondie ou estimée.',
      example: 'oui',
    },
    {
      name: 'source',
      field: 'source',
      value: { kind: 'text' },
      required: false,
      description: 'D’où vient la valeur, si ce n’est pas de la source de l’indicateur.',
      example: '',
    },
  ],
  check: (row) => {
    const { period, 'indicator.period_kind': kind, 'indicator.unit': unit, value, text_value: text } = row;
    if (typeof period === 'string' && isPeriodKind(kind)) {
      const mismatch = periodMismatch(kind, period);
      if (mismatch !== null) return { field: 'periode', rule: 'period-kind', message: mismatch };
    }
    if (unit === 'text' && typeof value === 'string') {
      return {
        field: 'valeur',
        rule: 'value-of-text',
        message: 'Cet indicateur est un texte : sa valeur va dans la colonne « texte ».',
      };
    }
    if (typeof unit === 'string' && unit !== 'text' && typeof text === 'string') {
      return {
        field: 'texte',
        rule: 'text-of-number',
        message: 'Cet indicateur est un nombre : sa valeur va dans la colonne « valeur », et une remarque dans « source ».',
      };
    }
    return null;
  },
};
