import { printed } from '../demonstration-activity/published.ts';
import type { Group, RecordedYear } from './workdays.ts';

const siTotal = (year: number) =>
  year <= 2018
    ? printed(2018, { table: 'si-activity-by-type', row: 'Total Général', column: String(year) })
    : printed(2020, { table: 'si-activity-by-type', row: 'Total', column: String(year) });

const infrastructureTotal = (year: number) =>
  printed(2018, { table: 'infrastructure-activity-by-type', row: 'Total', column: `activité ${year}` });

/** What the teams that serve members record in 2020, all together. */
const everything2020 =
  printed(2020, { table: 'activity-shared-vs-specific', row: 'Activités mutualisées pour tous les adhérents', column: 'jours' }) +
  printed(2020, {
    table: 'activity-shared-vs-specific',
    row: 'Activités spécifiquement fléchées vers des adhérents',
    column: 'jours',
    period: '2020',
  });

const technical2020 = printed(2020, { table: 'workstation-support-by-type', row: 'Total', column: 'nb jours' });
const [functional2020, methods2020] = [1040, 440];

/**
 * Days that each group has to account for in a year, absences taken off: those that a report prints; the infrastructures of 2020 are what
 * is left of the whole; the others are ours, about 86 % of the working days.
 */
export const dueTotals: Readonly<Record<Group, Readonly<Record<RecordedYear, number>>>> = {
  si: { 2016: siTotal(2016), 2017: siTotal(2017), 2018: siTotal(2018), 2019: siTotal(2019), 2020: siTotal(2020) },
  infrastructure: {
    2016: 3060,
    2017: infrastructureTotal(2017),
    2018: infrastructureTotal(2018),
    2019: 3420,
    2020: everything2020 - siTotal(2020) - technical2020 - functional2020 - methods2020,
  },
  functional: {
    2016: 860,
    2017: 1100,
    2018: printed(2018, { table: 'support-activity-by-type', row: 'Total général', column: 'total Jours' }),
    2019: 1310,
    2020: functional2020,
  },
  technical: { 2016: 880, 2017: 905, 2018: 1010, 2019: 1150, 2020: technical2020 },
  methods: { 2016: 0, 2017: 0, 2018: 0, 2019: 70, 2020: methods2020 },
  administration: { 2016: 1740, 2017: 1740, 2018: 1550, 2019: 1480, 2020: 1450 },
};

/** Days of sick leave of the technical support in 2018. */
export const sickDays2018 = printed(2018, {
  table: 'narrative-figures',
  row: 'service Assistance Technique postes de travail',
  column: "jours d'arrêt maladie",
});
