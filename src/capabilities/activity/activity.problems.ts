import type { Day } from '../../kernel/day.ts';
import { frenchMonths } from '../../kernel/french.ts';
import { type Problem, problem, refusedFields } from '../../kernel/problem.ts';
import { frenchWeek } from './week/week-days.ts';
import { frenchWeekState, type WeekState } from './week/week-state.ts';

/** The account that signs in is nobody's in the register of staff. */
export function untiedAccount(): Problem {
  return problem(
    'refused',
    'activity.untied-account',
    'Votre compte n’est lié à aucune personne du registre du personnel : demandez à un administrateur de le lier à votre matricule.',
  );
}

/** Another tab, or somebody else, changed what a form was typed over. @param what which, and since when */
export function changedSince(what: string): Problem {
  return refusedFields('conflict', 'activity.changed-meanwhile', {
    version: `${what} : rien n’a été écrasé. Ce que vous avez tapé est resté ici ; comparez, puis enregistrez de nouveau pour le garder.`,
  });
}

export function changedMeanwhile(monday: Day): Problem {
  return changedSince(`La semaine ${frenchWeek(monday)} a été enregistrée ailleurs depuis que vous l’avez ouverte`);
}

/** A day of the week was typed on whose month was locked since it was opened. */
export function lockedMeanwhile(monday: Day): Problem {
  return refusedFields('conflict', 'activity.locked-meanwhile', {
    version: `Un mois de la semaine ${frenchWeek(monday)} vient d’être verrouillé : rien n’a été enregistré. Ce que vous avez tapé est resté ici ; demandez à votre responsable de corriger les jours de ce mois.`,
  });
}

export function weekClosed(monday: Day, state: WeekState): Problem {
  const next = state === 'finished' ? 'Reprenez-la pour la changer.' : 'Demandez à votre responsable de vous la rendre.';
  return problem(
    'conflict',
    'activity.week-closed',
    `La semaine ${frenchWeek(monday)} est ${frenchWeekState[state]} : elle ne se change plus. ${next}`,
    { monday, state },
  );
}

/** The same for a person who does not exist and for one whom the reader does not answer for. */
export function unknownWeek(person: string): Problem {
  return problem(
    'not-found',
    'activity.unknown-week',
    `Personne, parmi celles dont vous suivez le temps, n’a le matricule « ${person} ».`,
    { person },
  );
}

/** What is one’s own, somebody else decides of. */
export function ownWeek(): Problem {
  return problem('conflict', 'activity.own-week', 'C’est votre propre semaine : la direction l’approuve, la rend ou la corrige.');
}

/** In an address: the day is none, or lies centuries away. */
export function unknownDay(text: string): Problem {
  return problem('not-found', 'activity.unknown-day', `« ${text} » n’est le jour d’aucune semaine : écrivez AAAA-MM-JJ.`, {
    day: text,
  });
}

export function unknownTeam(team: string): Problem {
  return problem('not-found', 'activity.unknown-team', `Aucune équipe n’a le code « ${team} ».`, { team });
}

export function unknownLine(): Problem {
  return problem('not-found', 'activity.unknown-line', 'Cette ligne n’existe pas, ou n’existe plus.');
}

/** « novembre 2026 » */
export function frenchMonthOf(date: Day): string {
  return `${frenchMonths[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`;
}

export function unknownKind(code: string): Problem {
  return problem('not-found', 'activity.unknown-kind', `Aucun type d’activité n’a le code « ${code} ».`, { kind: code });
}

export function unknownProject(code: string): Problem {
  return problem('not-found', 'activity.unknown-project', `Aucun projet n’a le code « ${code} ».`, { project: code });
}

export function unknownSharingKey(year: number | string): Problem {
  return problem('not-found', 'activity.unknown-key', `Aucune clé de partage ne commence là en ${year}.`, { year });
}

export function nothingChanged(): Problem {
  return problem('conflict', 'activity.nothing-changed', 'Rien n’a été changé : c’est ce qui est déjà enregistré.');
}
