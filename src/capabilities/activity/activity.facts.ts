import type { FactWords } from '../../http/reader-door.ts';
import { locksPath, personWeekPath, teamTimePath } from './activity.paths.ts';
import { weekOfSubject } from './activity.subjects.ts';
import { frenchScope } from './beneficiary.ts';
import { frenchWeek } from './week/week-days.ts';
import { frenchWeekState } from './week/week-state.ts';

const fields = {
  days: 'jours',
  added: 'lignes ajoutées',
  changed: 'lignes changées',
  removed: 'lignes ôtées',
  state: 'état',
  word: 'mot',
  month: 'mois',
  reason: 'raison',
  day: 'jour',
  kind: 'type d’activité',
  application: 'logiciel',
  project: 'projet',
  domain: 'domaine',
  body: 'adhérent',
  scope: 'partage',
  comment: 'précision',
};

const values = { state: frenchWeekState, scope: frenchScope };

function ofWeek(label: string): FactWords {
  const page = (subject: string) => {
    const week = weekOfSubject(subject);
    if (week === null) return { path: teamTimePath };
    return { path: personWeekPath(week.person, week.monday), label: `${week.person}, semaine ${frenchWeek(week.monday)}` };
  };
  return { label, fields, values, page };
}

const ofMonth = (label: string): FactWords => ({ label, fields, page: () => ({ path: locksPath, label: 'mois verrouillés' }) });

/** The words of what working time writes into the journal. */
export const activityFacts: Readonly<Record<string, FactWords>> = {
  'activity.week-saved': ofWeek('Semaine enregistrée'),
  'activity.week-finished': ofWeek('Semaine terminée'),
  'activity.week-reopened': ofWeek('Semaine reprise par son agent'),
  'activity.week-approved': ofWeek('Semaine approuvée'),
  'activity.week-returned': ofWeek('Semaine rendue'),
  'activity.week-reminded': ofWeek('Rappel envoyé : semaine à terminer'),
  'activity.reminder-failed': ofWeek('Rappel non parti'),
  'activity.line-corrected': ofWeek('Ligne corrigée après verrouillage'),
  'activity.line-added': ofWeek('Ligne ajoutée après verrouillage'),
  'activity.month-locked': ofMonth('Mois verrouillé'),
  'activity.month-unlocked': ofMonth('Mois déverrouillé'),
};
