import type { FactWords } from '../../http/reader-door.ts';
import {
  dayLengthsPath,
  kindPath,
  locksPath,
  personWeekPath,
  projectPath,
  sharingKeyPath,
  teamTimePath,
} from './activity.paths.ts';
import { restOfSubject, weekOfSubject } from './activity.subjects.ts';
import { frenchScope } from './beneficiary.ts';
import { frenchNature } from './kind.ts';
import { frenchSharingRule } from './sharing-rule.ts';
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
  name: 'nom',
  aliases: 'autres noms',
  parent: 'fait partie de',
  team: 'équipe',
  nature: 'nature',
  rank: 'rang',
  fromDay: 'premier jour',
  lastDay: 'dernier jour',
  followedBy: 'suivi du type',
  rule: 'clé',
  source: 'source',
  weights: 'poids',
  copiedFrom: 'reprise de la clé de',
  hours: 'heures d’une journée',
  most: 'heures au plus',
};

const values = { state: frenchWeekState, scope: frenchScope, nature: frenchNature, rule: frenchSharingRule };

function ofWeek(label: string): FactWords {
  const page = (subject: string) => {
    const week = weekOfSubject(subject);
    if (week === null) return { path: teamTimePath };
    return { path: personWeekPath(week.person, week.monday), label: `${week.person}, semaine ${frenchWeek(week.monday)}` };
  };
  return { label, fields, values, page };
}

const ofMonth = (label: string): FactWords => ({ label, fields, page: () => ({ path: locksPath, label: 'mois verrouillés' }) });

function ofSetting(label: string, pathOf: (rest: string) => string): FactWords {
  const page = (subject: string) => {
    const rest = restOfSubject(subject);
    return { path: pathOf(rest), label: rest };
  };
  return { label, fields, values, page };
}

const ofKind = (label: string) => ofSetting(label, kindPath);
const ofProject = (label: string) => ofSetting(label, projectPath);

function ofKey(label: string): FactWords {
  const page = (subject: string) => {
    const [year = '', ...application] = restOfSubject(subject).split('/');
    const code = application.join('/') || null;
    return { path: sharingKeyPath(Number(year), code), label: `${code ?? 'tous les logiciels'}, ${year}` };
  };
  return { label, fields, values, page };
}

const ofDayLength = (label: string) => ofSetting(label, () => dayLengthsPath);

/** The words of what working time writes into the journal. */
export const activityFacts: Readonly<Record<string, FactWords>> = {
  'activity.week-saved': ofWeek('Semaine enregistrée'),
  'activity.week-finished': ofWeek('Semaine terminée'),
  'activity.week-reopened': ofWeek('Semaine reprise par son agent'),
  'activity.week-approved': ofWeek('Semaine approuvée'),
  'activity.week-returned': ofWeek('Semaine rendue'),
  'activity.week-reminded': ofWeek('Rappel envoyé : semaine à terminer'),
  'activity.reminder-failed': ofWeek('Rappel non parti'),
  'activity.line-corrected': ofWeek('Ligne corrigée après verrouillage'),
  'activity.line-added': ofWeek('Ligne ajoutée après verrouillage'),
  'activity.month-locked': ofMonth('Mois verrouillé'),
  'activity.month-unlocked': ofMonth('Mois déverrouillé'),
  'activity.kind-added': ofKind('Type d’activité ajouté'),
  'activity.kind-corrected': ofKind('Type d’activité corrigé'),
  'activity.kind-ended': ofKind('Type d’activité terminé'),
  'activity.kind-reopened': ofKind('Type d’activité rouvert'),
  'activity.project-added': ofProject('Projet ajouté'),
  'activity.project-corrected': ofProject('Projet corrigé'),
  'activity.key-added': ofKey('Clé de partage ajoutée'),
  'activity.key-corrected': ofKey('Clé de partage corrigée'),
  'activity.key-removed': ofKey('Clé de partage retirée'),
  'activity.weights-set': ofKey('Poids de partage changés'),
  'activity.day-length-set': ofDayLength('Heures d’une journée changées'),
  'activity.day-length-removed': ofDayLength('Heures d’une journée retirées'),
};
