import type { Tx } from '../../../database/face.ts';
import type { FileFormat } from '../../../import/format.ts';
import type { Touching } from '../../../import/touching.ts';
import { type Problem, problem } from '../../../kernel/problem.ts';
import { countOf } from '../../../web/count-of.ts';
import { frenchMonthOf } from '../activity.problems.ts';
import { frenchWeek } from '../week/week-days.ts';
import { frenchWeekState } from '../week/week-state.ts';
import {
  listChangedSince,
  listClosedLines,
  listEnded,
  listLockedLines,
  type MonthLines,
  raiseVersions,
  type WeekLines,
} from './touched-weeks.store.ts';

const shownAtMost = 6;

/** « mars 2020 : 3 lignes ; avril 2020 : 1 ligne » */
function listed(parts: readonly { readonly what: string; readonly lines: number }[]): string {
  const shown = parts.slice(0, shownAtMost).map(({ what, lines }) => `${what} : ${countOf(lines, 'ligne', 'lignes')}`);
  const more = parts.length - shown.length;
  return [...shown, ...(more > 0 ? [`et ${more} de plus`] : [])].join(' ; ');
}

const ofMonths = (months: readonly MonthLines[]) =>
  listed(months.map(({ month, lines }) => ({ what: frenchMonthOf(month), lines })));

const ofWeeks = (weeks: readonly WeekLines[]) =>
  listed(
    weeks.map(({ person, monday, state, lines }) => ({
      what: `${person}, semaine ${frenchWeek(monday)}, ${frenchWeekState[state]}`,
      lines,
    })),
  );

const sumOf = (parts: readonly { readonly lines: number }[]) => parts.reduce((sum, { lines }) => sum + lines, 0);

function notUndone(importId: string, code: string, why: string): Problem {
  return problem('conflict', code, `L’import ${importId} ne peut pas être annulé : ${why}`, { import: importId });
}

/** @throws Problem that says of which months and weeks, when some of the lines may not be taken back any more */
async function demandTakenBack(tx: Tx, { actor, importId, rows }: Touching): Promise<void> {
  const locked = await listLockedLines(tx, actor, rows);
  if (locked.length > 0)
    throw notUndone(
      importId,
      'activity.undo-locked',
      `${countOf(sumOf(locked), 'de ses lignes est dans un mois verrouillé', 'de ses lignes sont dans des mois verrouillés')} (${ofMonths(locked)}). Ce qui est à reprendre s’y corrige ligne à ligne, à l’écran de la semaine ; ou bien un mois se déverrouille d’abord, avec une raison.`,
    );
  const closed = await listClosedLines(tx, actor, rows);
  if (closed.length > 0)
    throw notUndone(
      importId,
      'activity.undo-closed',
      `${countOf(sumOf(closed), 'de ses lignes est dans une semaine terminée ou approuvée', 'de ses lignes sont dans des semaines terminées ou approuvées')} (${ofWeeks(closed)}). Faites-les rendre d’abord.`,
    );
  const changed = await listChangedSince(tx, actor, importId, rows);
  if (changed.length > 0)
    throw notUndone(
      importId,
      'activity.undo-changed',
      `${countOf(sumOf(changed), 'de ses lignes a changé', 'de ses lignes ont changé')} depuis (${ofMonths(changed)}). Annulez d’abord l’import qui est venu après, ou corrigez ces semaines à l’écran.`,
    );
}

const ofNames = (names: readonly string[]) => names.map((name) => `« ${name} »`).join(', ');

/** What was closed while the file was being read: its lines were let in before that. */
async function demandStillOpen(tx: Tx, { actor, rows }: Touching): Promise<void> {
  const locked = await listLockedLines(tx, actor, rows);
  const closed = await listClosedLines(tx, actor, rows);
  const ended = await listEnded(tx, actor, rows);
  const came = [
    ...(locked.length === 0 ? [] : [`un mois a été verrouillé (${ofMonths(locked)})`]),
    ...(closed.length === 0 ? [] : [`une semaine a été terminée (${ofWeeks(closed)})`]),
    ...(ended.length === 0 ? [] : [`un type d’activité ou un projet a changé de dates (${ofNames(ended)})`]),
  ];
  if (came.length === 0) return;
  throw problem(
    'conflict',
    'activity.closed-meanwhile',
    `Rien n’a été importé : pendant la lecture du fichier, ${came.join(' ; ')}. Importez de nouveau : ces lignes seront signalées, et les autres reprises.`,
  );
}

/** Weeks follow their lines: none is changed under somebody who has it open, nor once it is closed. */
export const followWeeks: NonNullable<FileFormat['touched']> = async (tx, touching) => {
  // The weeks are taken first: nobody closes one while its lines are looked at.
  await raiseVersions(tx, touching.actor, touching.rows);
  await (touching.undoing ? demandTakenBack(tx, touching) : demandStillOpen(tx, touching));
};
