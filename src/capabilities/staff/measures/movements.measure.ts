import type { Rows } from '../../../database/face.ts';
import type { ComposedMeasure, RowMeasure } from '../../../kernel/measure.ts';
import { moveDimensions, movementDimensions, personDimensions } from '../staff.dimensions.ts';
import { occupationsBegun } from './agents.store.ts';
import { movements } from './movement.store.ts';

const shared = {
  form: 'rows',
  version: 1,
  unit: 'agents',
  grain: {
    fr: 'une ligne est le mouvement d’un agent, par équipe entre lesquelles il se partage',
    en: 'one row is the movement of an agent, by team between which they share themselves out',
  },
  dimensions: movementDimensions,
  aggregate: 'sum',
  onNothing: 'unknown',
  complete: occupationsBegun,
} as const;

export const arrivals: RowMeasure<Rows> = {
  ...shared,
  id: 'staff.arrivals',
  label: { fr: 'Arrivées', en: 'Arrivals' },
  definition: {
    fr: 'Agents (hors apprentis et vacataires) dont une présence continue commence dans la période. Un agent revenu après un jour d’absence au moins arrive de nouveau ; un changement de poste ou de statut sans interruption n’est pas une arrivée. Chacun est rangé selon son premier jour.',
    en: 'Agents (without apprentices and temporary staff) of whom a continuous presence begins in the period. One who comes back after a day at least arrives again; a change of post or status without a break is no arrival. Each is sorted by their first day.',
  },
  rows: movements.arrivals,
};

export const departures: RowMeasure<Rows> = {
  ...shared,
  id: 'staff.departures',
  label: { fr: 'Départs', en: 'Departures' },
  definition: {
    fr: 'Agents (hors apprentis et vacataires) dont une présence continue prend fin, comptés le premier jour où ils ne sont plus là : qui travaille jusqu’au 31 décembre au soir compte dans l’effectif de ce jour et dans les départs de l’année suivante. Ainsi, toujours, effectif de la veille + arrivées − départs = effectif du dernier jour. Chacun est rangé selon son dernier jour.',
    en: 'Agents (without apprentices and temporary staff) of whom a continuous presence ends, counted on the first day on which they are gone: one who works until the evening of 31 December is in the headcount of that day and in the departures of the next year. So that always opening + arrivals − departures = closing. Each is sorted by their last day.',
  },
  rows: movements.departures,
};

export const moves: RowMeasure<Rows> = {
  ...shared,
  id: 'staff.moves',
  label: { fr: 'Mobilités internes', en: 'Internal moves' },
  definition: {
    fr: 'Changements de poste ou d’équipe principale d’agents présents la veille et le jour même. L’équipe principale est celle de la plus grande part. Chacun est rangé selon le jour du changement ; deux changements de la même personne à deux dates comptent deux fois.',
    en: 'Changes of post or of main team of agents present on the eve and on the day. The main team is that of the largest share. Each is sorted by the day of the change; two changes of one person on two dates count twice.',
  },
  grain: {
    fr: 'une ligne est le changement de poste ou d’équipe d’un agent',
    en: 'one row is the change of post or team of an agent',
  },
  dimensions: moveDimensions,
  rows: movements.moves,
};

const composed = { form: 'composed', version: 1, dimensions: personDimensions } as const;

export const netMovements: ComposedMeasure = {
  ...composed,
  id: 'staff.net_movements',
  signed: true,
  label: { fr: 'Solde des arrivées et des départs', en: 'Arrivals less departures' },
  definition: { fr: 'Arrivées − départs de la période.', en: 'Arrivals − departures of the period.' },
  unit: 'agents',
  compose: { rule: 'difference', of: ['staff.arrivals', 'staff.departures'] },
};

export const internalBalance: ComposedMeasure = {
  ...composed,
  id: 'staff.internal_balance',
  signed: true,
  label: { fr: 'Solde interne', en: 'Internal balance' },
  definition: {
    fr: '(Effectif à la clôture − effectif à l’ouverture) − (arrivées − départs) : ce que les changements d’équipe, de statut ou de grade de ceux qui restent déplacent. Toujours 0 sur l’ensemble.',
    en: '(Closing − opening headcount) − (arrivals − departures): what the changes of team, status or grade of those who stay bring or take. Always 0 over the whole.',
  },
  unit: 'agents',
  compose: { rule: 'difference', of: ['staff.variation', 'staff.net_movements'] },
};

export const turnover: ComposedMeasure = {
  ...composed,
  id: 'staff.turnover_simple',
  label: { fr: 'Turnover simplifié', en: 'Simple turnover' },
  definition: {
    fr: 'Départs de la période ÷ effectif à sa clôture × 100.',
    en: 'Departures of the period ÷ headcount at its end × 100.',
  },
  unit: 'percent',
  compose: { rule: 'rate', of: ['staff.departures', 'staff.closing'] },
};

export const rotations: ComposedMeasure = {
  ...composed,
  id: 'staff.rotations',
  label: { fr: 'Moyenne des arrivées et des départs', en: 'Mean of arrivals and departures' },
  definition: { fr: '(Arrivées + départs) ÷ 2.', en: '(Arrivals + departures) ÷ 2.' },
  unit: 'agents',
  compose: { rule: 'mean', of: ['staff.arrivals', 'staff.departures'] },
};

export const rotationRate: ComposedMeasure = {
  ...composed,
  id: 'staff.turnover',
  label: { fr: 'Taux de rotation', en: 'Turnover rate' },
  definition: {
    fr: '((Arrivées + départs) ÷ 2) ÷ effectif moyen de la période par jour × 100.',
    en: '((Arrivals + departures) ÷ 2) ÷ mean headcount of the period by day × 100.',
  },
  unit: 'percent',
  compose: { rule: 'rate', of: ['staff.rotations', 'staff.headcount'] },
};
