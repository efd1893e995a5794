import type { Rows } from '../../../database/face.ts';
import type { ComposedMeasure, RowMeasure } from '../../../kernel/measure.ts';
import { planners, staffManagers } from '../staff.access.ts';
import { absenceKindDimension, personDimensions } from '../staff.dimensions.ts';
import { absences, absencesByKind, absencesRecorded } from './absence-count.store.ts';
import { perPresence } from './headcount.measure.ts';

const rule = {
  fr: 'Jours ouvrés d’absence des agents, à la demi-journée : du lundi au vendredi, jours fériés exclus, et demi-journées non travaillées exclues quand le temps partiel de l’agent est enregistré. Rangés selon l’équipe de chaque jour. Inconnus quand aucune absence n’est enregistrée de toute la période.',
  en: 'Days of work on which agents are away, to the half-day: Monday to Friday, without holidays, and without the half-days not worked where the part-time pattern of the agent is recorded. Sorted by the team of each day. Unknown where no absence at all is recorded in the period.',
};

const shared = {
  ...perPresence,
  grain: {
    fr: 'une ligne est une absence d’un agent, dans une équipe',
    en: 'one row is an absence of an agent, in a team',
  },
  unit: 'days',
  complete: absencesRecorded,
} as const;

export const absenceDays: RowMeasure<Rows> = {
  ...shared,
  id: 'staff.absence_days',
  label: { fr: 'Jours d’absence', en: 'Days of absence' },
  definition: { fr: `${rule.fr} Tous motifs, congés compris.`, en: `${rule.en} Whatever the reason, leave included.` },
  readers: planners,
  rows: absences,
};

export const absenceDaysByKind: RowMeasure<Rows> = {
  ...shared,
  id: 'staff.absence_days_by_kind',
  label: { fr: 'Jours d’absence par nature', en: 'Days of absence by kind' },
  definition: rule,
  dimensions: { ...personDimensions, kind: absenceKindDimension },
  // Why somebody is away is known to those who manage staff alone.
  readers: staffManagers,
  rows: absencesByKind,
};

export const absencePerAgent: ComposedMeasure = {
  form: 'composed',
  version: 1,
  id: 'staff.absence_days_per_agent',
  label: { fr: 'Jours d’absence par agent', en: 'Days of absence per agent' },
  definition: {
    fr: 'Jours d’absence ÷ effectif moyen de la période par jour.',
    en: 'Days of absence ÷ mean headcount of the period by day.',
  },
  unit: 'days',
  dimensions: personDimensions,
  compose: { rule: 'ratio', of: ['staff.absence_days', 'staff.headcount'] },
};
