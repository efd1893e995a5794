import type { Column } from '../../../import/format.ts';
import { stretchColumns } from '../../../import/stretch.ts';
import { annexReaders, payReaders, staffManagers } from '../staff.access.ts';

/** Files of staff: those who manage it load them, beside administrators. */
export const byManagers = { beside: staffManagers } as const;
/** The annex of a budget belongs to the finances as much as to HR. */
export const byBudget = { beside: annexReaders } as const;
/** Absences tell of the health of people, pay of their income: administrators have no business there. */
export const byManagersOnly = { only: staffManagers } as const;
export const byPayReadersOnly = { only: payReaders } as const;

type Own = Partial<Column>;

/** The person that a row is about: a staff number, since no file has to name anybody. */
export function personColumn(own: Own = {}): Column {
  return {
    name: 'personne',
    also: ['person', 'matricule', 'agent'],
    field: 'person',
    value: { kind: 'reference', to: 'person' },
    required: true,
    key: true,
    description: 'Matricule de la personne.',
    example: 'A017',
    ...own,
  };
}

export function teamColumn(own: Own = {}): Column {
  return {
    name: 'equipe',
    also: ['team', 'pole', 'service'],
    field: 'team',
    value: { kind: 'reference', to: 'team' },
    required: false,
    description: 'Code ou nom de l’équipe.',
    example: 'Pôle support',
    ...own,
  };
}

export function gradeColumn(description: string, own: Own = {}): Column {
  return {
    name: 'grade',
    field: 'grade',
    value: { kind: 'reference', to: 'grade', brings: ['name', 'to_day'] },
    required: false,
    description,
    example: 'Technicien principal de 1re classe',
    ...own,
  };
}

export function categoryColumn(description: string): Column {
  return {
    name: 'categorie',
    also: ['category'],
    field: 'category',
    value: { kind: 'choice', choices: { A: 'A', B: 'B', C: 'C' } },
    required: false,
    description,
    example: 'B',
  };
}

/** A part of full time, of a post or of a person, in hundredths; goes with `checkPercent`. */
export function percentColumn(told: Pick<Column, 'name' | 'also' | 'field' | 'description' | 'example'>): Column {
  return { ...told, value: { kind: 'integer' }, required: false };
}

export function monthColumn(description: string, example: string): Column {
  return {
    name: 'mois',
    also: ['month'],
    field: 'month',
    value: { kind: 'month' },
    required: true,
    key: true,
    description,
    example,
  };
}

/** « du » and « au » where the first day is always known. */
export function knownStretchColumns(told: { first: string; open: string; example: string; key?: boolean }): readonly Column[] {
  return stretchColumns(told).map((column) =>
    column.field === 'from_day' ? { ...column, required: true, description: `${told.first}.` } : column,
  );
}
