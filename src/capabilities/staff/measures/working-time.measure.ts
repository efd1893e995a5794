import type { Rows } from '../../../database/face.ts';
import type { RowMeasure } from '../../../kernel/measure.ts';
import { planners } from '../staff.access.ts';
import { perPresence } from './headcount.measure.ts';
import { fteRows, hourRows } from './headcount.store.ts';
import { paidFteRows, paidHourRows } from './paid-time.store.ts';
import { stays } from './stays.store.ts';

/** Décret n° 2000-815 of 25 August 2000, article 1, which décret n° 2001-623 applies to towns and their syndicates: 1,600 hours and the day of solidarity. */
const legalHours = 1607;
/** 52 weeks of 35 hours: what a full-time year is paid, leave and holidays included. */
const paidHours = 1820;

export const fte: RowMeasure<Rows> = {
  ...perPresence,
  id: 'staff.fte',
  label: { fr: 'Équivalent temps plein', en: 'Full-time equivalent' },
  definition: {
    fr: 'Quotité du poste × taux d’occupation de chaque agent (titulaires, stagiaires et contractuels, hors apprentis et vacataires) : à une date, ceux du jour ; sur une période, la moyenne par jour. Un agent hors poste compte selon son seul taux. Chaque occupation est rangée pour elle-même.',
    en: 'Quota of the post × rate of the occupation of each agent (tenured, trainees and contract agents, without apprentices and temporary staff): at a date, those of the day; over a period, the mean by day. An agent without a post counts by their rate alone. Each occupation is sorted by itself.',
  },
  unit: 'FTE',
  rows: { list: stays.agents, reach: (period) => period, read: fteRows },
};

export const hours: RowMeasure<Rows> = {
  ...perPresence,
  id: 'staff.hours',
  label: { fr: 'Heures de travail dues', en: 'Hours of work due' },
  definition: {
    fr: `Équivalent temps plein × ${legalHours} heures par an (durée annuelle légale du travail, décret n° 2000-815, article 1), au prorata des jours pour une partie d’année. C’est la durée due, congés déduits, et non un relevé d’heures.`,
    en: `Full-time equivalent × ${legalHours} hours a year (the legal yearly working time, decree 2000-815, article 1), by days for a part of a year. It is what is due, leave taken off, not a count of hours worked.`,
  },
  unit: 'hours',
  rows: { list: stays.agents, reach: (period) => period, read: (list, periods) => hourRows(list, periods, legalHours) },
};

export const paidFte: RowMeasure<Rows> = {
  ...perPresence,
  id: 'staff.paid_fte',
  label: { fr: 'Équivalent temps plein rémunéré', en: 'Paid full-time equivalent' },
  definition: {
    fr: 'Équivalent temps plein moyen par jour, déduction faite des absences sans traitement et des jours de grève, à la demi-journée. Les autres absences restent rémunérées.',
    en: 'Mean full-time equivalent by day, less absences without pay and days of strike, to the half-day. All other absences stay paid.',
  },
  unit: 'FTE',
  readers: planners,
  rows: { list: stays.agents, reach: (period) => period, read: paidFteRows },
};

export const hoursPaid: RowMeasure<Rows> = {
  ...perPresence,
  id: 'staff.paid_hours',
  label: { fr: 'Heures rémunérées', en: 'Paid hours' },
  definition: {
    fr: `Équivalent temps plein rémunéré × ${paidHours} heures par an (52 semaines de 35 heures, congés et jours fériés compris), au prorata des jours pour une partie d’année.`,
    en: `Paid full-time equivalent × ${paidHours} hours a year (52 weeks of 35 hours, leave and holidays included), by days for a part of a year.`,
  },
  unit: 'hours',
  readers: planners,
  rows: { list: stays.agents, reach: (period) => period, read: (list, periods) => paidHourRows(list, periods, paidHours) },
};
