import type { Column, ColumnKind, FileFormat } from '../../../import/format.ts';
import { byBudget } from './staff.columns.ts';
import { readStaffAnnex } from './totem-annex.ts';

type Kind = Extract<ColumnKind['kind'], 'text' | 'code' | 'year' | 'integer' | 'boolean' | 'decimal'>;

function part(field: string, kind: Kind, description: string, more: Partial<Column> = {}): Column {
  return { name: field, field, value: { kind }, required: false, description, example: '', ...more };
}

const key = { required: true, key: true } as const;

export const budgetedPostFormat: FileFormat = {
  file: 'document-budgetaire',
  title: 'Document budgétaire (TotEM) : annexe du personnel',
  description:
    'Le XML d’un budget ou d’un compte, tel que TotEM l’enregistre : Bièvre y lit l’annexe du personnel, postes budgétés et effectifs pourvus par grade. Son nom est libre. Un document remplace celui du même budget, du même exercice et de la même décision : les lignes qu’il n’a plus sont retirées.',
  table: 'staff.budgeted_post',
  importers: byBudget,
  columns: [
    part('year', 'year', 'Exercice.', key),
    part('budget', 'code', 'SIRET du budget.', key),
    part('budget_name', 'text', 'Nom du budget.'),
    part(
      'step',
      'code',
      'Nature de la décision : 01 budget primitif, 02 décision modificative, 03 supplémentaire, 09 et 10 comptes.',
      key,
    ),
    part('decision', 'integer', 'Numéro de la décision modificative.', { key: true }),
    part('position', 'integer', 'Rang de la ligne dans l’annexe.', key),
    part('grade', 'text', 'Grade ou emploi, comme le document l’écrit.', { required: true }),
    part('category', 'text', 'Catégorie.'),
    part('sector', 'code', 'Secteur : ADM, TECH, ANIM…'),
    part('is_tenured', 'boolean', 'Titulaire ou non.'),
    part('is_full_time', 'boolean', 'Emploi à temps complet.'),
    part('is_permanent', 'boolean', 'Emploi permanent.'),
    part('contract', 'text', 'Nature du contrat.'),
    part('budgeted', 'decimal', 'Effectif budgétaire.'),
    part('filled', 'decimal', 'Effectif pourvu, en équivalents temps plein.'),
  ],
  replaces: ['year', 'budget', 'step', 'decision'],
  document: { ending: 'xml', root: 'DocumentBudgetaire', parse: readStaffAnnex },
};
