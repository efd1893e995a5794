import { dueTotals } from '../demonstration-staff/due-totals.ts';
import type { RecordedYear } from '../demonstration-staff/workdays.ts';
import { applicationsFor, bodiesIn, onApplications, territory } from './catalogue.ts';
import { divide, spread, sumOf } from './parts.ts';
import { printed } from './published.ts';
import { categories, givenBySupport } from './training-figures.ts';
import type { Beneficiary, Work } from './work.ts';

export const functionalKinds = [
  ['support-assistance', 'Assistance'],
  ['support-preparation', 'Préparation'],
  ['support-formation', 'Formation'],
  ['support-reunion', 'Réunion'],
  ['support-formation-continue', 'Formation Continue'],
  ['support-projet', 'Projet'],
  ['support-administratif', 'Administratif'],
  ['support-nd', 'ND'],
] as const;

const share = (year: 2019 | 2020, row: string) =>
  printed(2020, {
    table: 'support-activity-by-type',
    row,
    column: "part de l'activité",
    period: String(year),
    unit: 'percent',
  });

const assistance = (period: '2017' | '2018') =>
  printed(2018, { table: 'narrative-figures', row: "activité d'assistance", column: 'jours', period });

const meanAssistance = printed(2018, {
  table: 'narrative-figures',
  row: "activité d'assistance",
  column: 'jours, moyenne 2015 et 2016',
});

/** Days by kind: assistance, preparation and training, then the rest in parts of ours. */
function daysIn(year: RecordedYear): readonly number[] {
  const given = sumOf(givenBySupport(year));
  const total = dueTotals.functional[year];
  const [help, ready] = ((): readonly [number, number] => {
    if (year === 2016) return [meanAssistance, 210];
    if (year === 2017) return [assistance('2017'), 255];
    if (year === 2020) return [Math.round((total * share(2020, 'assistance')) / 100), 180];
    // What is printed as training is what was given and what preparing it took.
    const training = Math.round((total * share(2019, 'formation')) / 100);
    return [Math.round((total * share(2019, 'assistance')) / 100), training - given];
  })();
  return [help, ready, given, ...divide(total - help - ready - given, [142, 109, 45, 35, 22])];
}

/** Quarters by kind. The eight printed of 2018 make a day less than their printed total: four of them are a quarter above. */
function quartersIn(year: RecordedYear): readonly number[] {
  const total = dueTotals.functional[year] * 4;
  if (year !== 2018) return daysIn(year).map((days) => days * 4);
  const column = 'total Jours';
  const days = functionalKinds.map(([, row]) => printed(2018, { table: 'support-activity-by-type', row, column }));
  // A course lasts half a day or more: its days are left as they are printed.
  const [training] = days.splice(2, 1);
  const parts = spread(days, total - (training ?? 0) * 4);
  if (parts === null) throw new Error('the kinds of the support in 2018 do not make their total');
  return parts.toSpliced(2, 0, (training ?? 0) * 4);
}

/** Days for one body, by kind, as parts of those of the kind; what is not for one is shared, or inside. */
const specificPart: Readonly<Record<string, number>> = {
  'support-assistance': 0.5,
  'support-formation': 0.6,
  'support-projet': 0.5,
};
const inside: readonly string[] = ['support-reunion', 'support-formation-continue', 'support-administratif', 'support-nd'];

/** What members asked of the whole operator in the years of which that is printed, less what other teams did of it. */
export function functionalWorks(year: RecordedYear, specificDays: number | null): readonly Work[] {
  const quarters = quartersIn(year);
  const kinds = functionalKinds.map(([kind]) => kind);
  const usual = kinds.map((kind, index) => (specificPart[kind] ?? 0) * (quarters[index] ?? 0));
  const specific = divide(Math.round(specificDays === null ? sumOf(usual) : specificDays * 4), usual, 2);
  return kinds.flatMap((kind, index) => {
    const [own = 0, all = 0] = [specific[index], quarters[index]];
    if (kind === 'support-formation') return courses(year, own);
    const rest: Beneficiary = inside.includes(kind) ? 'INTERNE' : 'MULTI';
    return [...forBodies(year, { kind }, own), ...withApplications({ kind, beneficiary: rest, quarters: all - own })];
  });
}

/** Training by category: courses on an application of the catalogue, and those that are on none. */
function courses(year: RecordedYear, own: number): readonly Work[] {
  const quarters = givenBySupport(year).map((days) => days * 4);
  const specific = divide(own, quarters, 2);
  return categories.flatMap(([category], index) => {
    const [forOne = 0, all = 0] = [specific[index], quarters[index]];
    const course = { kind: 'support-formation', course: category };
    return [...forBodies(year, course, forOne), ...withApplications({ ...course, beneficiary: 'MULTI', quarters: all - forOne })];
  });
}

const aboutApplications: readonly string[] = ['support-assistance', 'support-preparation', 'support-projet'];

function withApplications(work: Work): readonly Work[] {
  const isAbout = work.course === undefined ? aboutApplications.includes(work.kind) : work.course === 'métier';
  return (isAbout ? onApplications(work) : [work]).filter(({ quarters }) => quarters > 0);
}

function forBodies(year: RecordedYear, work: Pick<Work, 'kind' | 'course'>, quarters: number): readonly Work[] {
  if (quarters === 0) return [];
  const bodies = bodiesIn(year).filter(([body]) => work.course !== 'métier' || applicationsFor(body).length > 0);
  const parts = divide(
    quarters,
    bodies.map(([, weight]) => weight),
    2,
  );
  return bodies.flatMap(([beneficiary], index) => withApplications({ ...work, beneficiary, quarters: parts[index] ?? 0 }));
}

/** Posted, on site, help desk: 2020 is printed in days; of 2018 the posted share is. */
function workstationDays(year: RecordedYear): readonly [posted: number, site: number, desk: number] {
  const total = dueTotals.technical[year];
  if (year === 2020) {
    const days = (row: string) => printed(2020, { table: 'workstation-support-by-type', row, column: 'nb jours' });
    return [days('travail posté'), days('interventions sur site'), days('helpdesk')];
  }
  const postedShare = printed(2018, {
    table: 'workstation-support-by-type',
    row: 'activités dites « postées »',
    column: "part de l'activité du service",
    unit: 'percent',
  });
  const posted = Math.round((total * (year === 2019 ? 60 : postedShare)) / 100);
  const site = Math.round((total - posted) * 0.45);
  return [posted, site, total - posted - site];
}

/** Where agents of the technical support are posted, by the report of 2020. */
const postedTo = [territory, 'arcueil', 'gentilly'] as const;

export function technicalWorks(year: RecordedYear): readonly Work[] {
  const [posted, site, desk] = workstationDays(year);
  const parts = divide(
    posted * 4,
    postedTo.map(() => 1),
    4,
  );
  return [
    ...postedTo.map((beneficiary, index) => ({ kind: 'poste-poste', beneficiary, quarters: parts[index] ?? 0 })),
    ...forBodies(year, { kind: 'poste-site' }, site * 4),
    { kind: 'poste-assistance', beneficiary: 'MULTI', quarters: desk * 4 },
  ];
}
