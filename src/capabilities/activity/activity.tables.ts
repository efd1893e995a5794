import type { TableEntry } from '../../database/migration.ts';

const ofOperator = { isolation: 'operator', members: 'nothing', grants: 'read-write' } as const;

export const activityTables: readonly TableEntry[] = [
  { ...ofOperator, table: 'activity.kind', what: 'Types d’activité des équipes', members: 'everything' },
  { ...ofOperator, table: 'activity.project', what: 'Projets auxquels du temps est donné', members: 'everything' },
  {
    ...ofOperator,
    table: 'activity.time_line',
    what: 'Lignes de temps',
    members: { own: 'body' },
    standing: ['activity.first_recorded(date,date)'],
  },
  { ...ofOperator, table: 'activity.week', what: 'Semaines closes, approuvées ou rendues' },
  { ...ofOperator, table: 'activity.reminder', what: 'Rappels de semaines à terminer' },
  { ...ofOperator, table: 'activity.month_lock', what: 'Mois verrouillés', members: 'everything' },
  { ...ofOperator, table: 'activity.day_length', what: 'Heures d’une journée de travail, à partir d’un jour' },
  { ...ofOperator, table: 'activity.favourite', what: 'Lignes favorites de chacun' },
  { ...ofOperator, table: 'activity.sharing_key', what: 'Clés de partage des jours mutualisés, par année' },
  { ...ofOperator, table: 'activity.sharing_weight', what: 'Poids propres des clés de partage' },
];
