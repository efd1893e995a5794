import { codeColumn, nameColumn, sourceColumn, textColumn } from '../../import/columns.ts';
import type { FileFormat } from '../../import/format.ts';
import { applicationColumn, domainColumn } from '../catalogue/index.ts';
import { bodyColumn } from '../directory/index.ts';
import { accumulationWords, isPeriodKind, periodKindWords, periodMismatch, unitWords } from './indicator.ts';

export const indicatorFormat: FileFormat = {
  file: 'indicateurs',
  also: ['indicators'],
  title: 'Indicateurs',
  description: 'Ce que l’on compte pour suivre l’activité des adhérents : actes, factures, patients, courriers…',
  table: 'indicators.indicator',
  columns: [
    codeColumn('mandats-emis'),
    nameColumn('Ce qui est compté.', 'Mandats émis'),
    {
      name: 'unite',
      also: ['unit'],
      field: 'unit',
      value: { kind: 'choice', choices: unitWords },
      required: true,
      description: 'nombre, heures, jours, pages, euros, pourcentage ou texte.',
      example: 'nombre',
    },
    applicationColumn('Coriolis', { description: 'Logiciel qui en est la source.' }),
    domainColumn('Domaine, s’il n’est pas celui du logiciel.', 'Finances'),
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
      description: '« somme » si les périodes s’additionnent, « dernière valeur » si seule la plus récente compte.',
      example: 'somme',
    },
    sourceColumn('D’où viennent les valeurs.', 'Extraction annuelle'),
  ],
  referable: { as: 'indicator', code: 'code', names: ['name'], what: 'indicateur' },
  codeFrom: { code: 'code', from: 'name' },
};

export const indicatorValueFormat: FileFormat = {
  file: 'valeurs-indicateurs',
  also: ['indicator-values'],
  title: 'Valeurs des indicateurs',
  description:
    'Une valeur par indicateur, adhérent et période. Sans adhérent, la valeur est celle de tous ; elle fait foi pour le total, et les valeurs par adhérent la répartissent.',
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
    bodyColumn({ key: true, description: 'Code ou nom de l’adhérent ; vide : tous.', example: '' }),
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
      description: 'La valeur ; vide si elle est inconnue ou si l’indicateur est un texte.',
      example: '58 000',
    },
    textColumn({
      name: 'texte',
      also: ['text'],
      field: 'text_value',
      description: 'Pour un indicateur dont la valeur est un texte.',
      example: '',
    }),
    {
      name: 'approximatif',
      also: ['approximate'],
      field: 'approximate',
      value: { kind: 'boolean' },
      required: false,
      description: '« oui » si la valeur est arrondie ou estimée.',
      example: 'oui',
    },
    sourceColumn('D’où vient la valeur, si ce n’est pas de la source de l’indicateur.', ''),
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
        message: 'Cet indicateur est un texte : sa valeur va dans la colonne « texte ».',
      };
    }
    if (typeof unit === 'string' && unit !== 'text' && typeof text === 'string') {
      return {
        field: 'texte',
        rule: 'text-of-number',
        message: 'Cet indicateur est un nombre : sa valeur va dans la colonne « valeur », et une remarque dans « source ».',
      };
    }
    return null;
  },
};
