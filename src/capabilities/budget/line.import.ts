import { amountColumn, sourceColumn, yearColumn } from '../../import/columns.ts';
import type { FileFormat } from '../../import/format.ts';
import { lostZero } from './chapter.ts';
import { directionWords, perimeterWords, sectionWords } from './line.ts';

type Row = Readonly<Record<string, unknown>>;

function isSection(value: unknown): value is 'operating' | 'investment' {
  return value === 'operating' || value === 'investment';
}

function isDirection(value: unknown): value is 'revenue' | 'expenditure' {
  return value === 'revenue' || value === 'expenditure';
}

function checkChapter(row: Row): ReturnType<NonNullable<FileFormat['check']>> {
  const { chapter, section, direction } = row;
  if (typeof chapter !== 'string' || !isSection(section) || !isDirection(direction)) return null;
  const meant = lostZero(chapter, section, direction);
  if (meant !== null) {
    return {
      field: 'chapitre',
      rule: 'chapter-lost-zero',
      message: `Le chapitre « ${chapter} » a perdu son zéro : écrivez « ${meant} » (mettez la colonne du tableur au format texte).`,
    };
  }
  if (!/^\d{2,6}$/.test(chapter)) {
    return {
      field: 'chapitre',
      rule: 'chapter-form',
      message: `« ${chapter} » n’est pas un numéro de chapitre : deux à six chiffres sont attendus, comme « 011 » ou « 74 » ; le libellé va dans sa propre colonne.`,
    };
  }
  return null;
}

export const budgetFormat: FileFormat = {
  file: 'budget',
  also: ['budgets', 'compte-administratif'],
  title: 'Budget par chapitre',
  description:
    'Une ligne par chapitre. Laisser un montant vide veut dire qu’il n’existe pas ; 0 veut dire zéro : les deux sont conservés. Les totaux et les taux ne se saisissent pas, ils sont calculés.',
  table: 'budget.line',
  columns: [
    yearColumn('Exercice.'),
    {
      name: 'section',
      field: 'section',
      value: { kind: 'choice', choices: sectionWords },
      required: true,
      key: true,
      description: 'fonctionnement ou investissement.',
      example: 'fonctionnement',
    },
    {
      name: 'sens',
      also: ['direction'],
      field: 'direction',
      value: { kind: 'choice', choices: directionWords },
      required: true,
      key: true,
      description: 'recettes ou dépenses.',
      example: 'dépenses',
    },
    {
      name: 'chapitre',
      also: ['chapter'],
      field: 'chapter',
      value: { kind: 'code' },
      required: true,
      key: true,
      description: 'Numéro du chapitre, zéros compris (colonne au format texte dans un tableur).',
      example: '011',
    },
    {
      name: 'detail',
      field: 'detail',
      value: { kind: 'text' },
      required: false,
      key: true,
      description:
        'Vide pour le chapitre lui-même ; sinon ce que la ligne détaille (« dt … »). Une ligne de détail n’est jamais additionnée.',
      example: '',
    },
    {
      name: 'libelle',
      also: ['label'],
      field: 'label',
      value: { kind: 'text' },
      required: true,
      description: 'Libellé du chapitre ou du détail.',
      example: 'Charges à caractère général',
    },
    amountColumn({
      name: 'prevision',
      also: ['forecast', 'prévisions'],
      field: 'forecast_cents',
      description: 'Crédits ouverts, en euros.',
      example: '1 311 210,00',
    }),
    amountColumn({
      name: 'realise',
      also: ['realised', 'réalisations'],
      field: 'realised_cents',
      description: 'Réalisé, en euros.',
      example: '1 161 682,27',
    }),
    amountColumn({
      name: 'reports',
      also: ['carried_over', 'restes à réaliser'],
      field: 'carried_over_cents',
      description: 'Restes à réaliser reportés sur l’exercice suivant, en euros.',
      example: '',
    }),
    {
      name: 'perimetre',
      also: ['perimeter'],
      field: 'perimeter',
      value: { kind: 'choice', choices: perimeterWords },
      required: true,
      key: true,
      description: 'propre, centrale d’achat ou refacturé : les trois ne se mélangent jamais.',
      example: 'propre',
    },
    sourceColumn('D’où viennent les montants.', 'Compte administratif 2020'),
  ],
  check: checkChapter,
};
