import { sourceColumn, textColumn } from '../../../import/columns.ts';
import type { Column, FileFormat, ParsedRow } from '../../../import/format.ts';
import { checkAll } from '../../../import/stretch.ts';
import { applicationColumn, domainColumn } from '../../catalogue/index.ts';
import { bodyColumn } from '../../directory/index.ts';
import { checkBeneficiary, kindColumn, projectColumn, scopeColumn } from './activity.columns.ts';
import { followWeeks } from './follow-weeks.ts';
import { heldLines } from './held-days.ts';
import { lineRules } from './rules/line-rules.ts';

const workFields = ['kind', 'application', 'project', 'domain', 'body', 'scope'] as const;

/** What two lines have in common that are told apart by their rank alone. */
export function sameWork(line: ParsedRow): string {
  return JSON.stringify(['person', 'day', ...workFields].map((field) => line[field] ?? null));
}

/**
 * The same work twice on a day is two lines: the first, the second… in the order of the file, unless the file says which. Looked for
 * among those of the day.
 */
function numberOccurrences(rows: readonly ParsedRow[]): readonly ParsedRow[] {
  const byPerson = new Map<unknown, Map<unknown, ParsedRow[]>>();
  return rows.map((row) => {
    const days = byPerson.get(row['person']) ?? new Map<unknown, ParsedRow[]>();
    if (days.size === 0) byPerson.set(row['person'], days);
    const before = days.get(row['day']);
    const told = row['rank'] ?? null;
    if (before === undefined) {
      days.set(row['day'], [row]);
      return { occurrence: told ?? 1 };
    }
    const alike = before.filter((one) => workFields.every((field) => one[field] === row[field])).length;
    before.push(row);
    return { occurrence: told ?? alike + 1 };
  });
}

const checkDays: NonNullable<FileFormat['check']> = ({ days_hundredths: days }) =>
  typeof days === 'number' && (days <= 0 || days > 100)
    ? {
        field: 'jours',
        rule: 'part-of-day',
        message: 'Une ligne est une partie d’un jour : plus de 0 et au plus 1 (un demi s’écrit 0,5).',
      }
    : null;

const checkRank: NonNullable<FileFormat['check']> = ({ rank }) =>
  typeof rank === 'number' && rank < 1
    ? { field: 'rang', rule: 'rank', message: 'Un rang commence à 1 : corrigez-le, ou videz la case.' }
    : null;

/** Which line it is among those of the same work on a day, where the order of the file does not say it. */
export const rankColumn: Column = {
  name: 'rang',
  also: ['rank'],
  field: 'rank',
  value: { kind: 'integer' },
  required: false,
  stored: false,
  description:
    'Laissez vide. Un export le dit quand une ligne identique du même jour a été retirée, pour que la recharger ne change rien.',
  example: '',
};

export const timeLineFormat: FileFormat = {
  file: 'lignes-de-temps',
  also: ['time-lines', 'temps', 'activites'],
  title: 'Lignes de temps',
  description:
    'Ce que chaque agent a fait de chaque jour : un type d’activité, pour qui, et s’il y a lieu sur quel logiciel ou projet. Les congés et absences sont dans le fichier des absences.',
  table: 'activity.time_line',
  importers: { beside: ['direction', 'hr'] },
  columns: [
    {
      name: 'personne',
      also: ['person', 'matricule', 'agent'],
      field: 'person',
      value: { kind: 'reference', to: 'person' },
      required: true,
      key: true,
      description: 'Matricule de la personne.',
      example: 'A017',
    },
    {
      name: 'jour',
      also: ['day', 'date'],
      field: 'day',
      value: { kind: 'day' },
      required: true,
      key: true,
      description: 'Jour travaillé.',
      example: '12/03/2020',
    },
    kindColumn({ key: true }),
    {
      name: 'jours',
      also: ['days', 'duree', 'quantite'],
      field: 'days_hundredths',
      value: { kind: 'hundredths' },
      required: true,
      description: 'Part du jour : 1, 0,5 ou 0,25.',
      example: '0,5',
    },
    bodyColumn({ key: true, description: 'Adhérent pour qui ; vide si la ligne est MULTI ou INTERNE.' }),
    scopeColumn,
    applicationColumn('Coriolis', { key: true }),
    { ...projectColumn(), key: true },
    { ...domainColumn('Domaine, s’il n’est pas celui du logiciel.', ''), key: true },
    textColumn({ name: 'commentaire', also: ['comment'], field: 'comment', description: 'Ce qui a été fait.', example: '' }),
    sourceColumn('D’où vient la ligne.', 'Feuilles de temps 2020'),
    rankColumn,
  ],
  check: checkAll(checkDays, checkBeneficiary, checkRank),
  beside: lineRules,
  held: heldLines,
  touched: followWeeks,
  derived: {
    columns: [{ field: 'occurrence', key: true }],
    of: numberOccurrences,
    told: 'deux lignes identiques d’un même jour sont deux lignes',
  },
};
