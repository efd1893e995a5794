import { dueTotals } from '../demonstration-staff/due-totals.ts';
import type { RecordedYear } from '../demonstration-staff/workdays.ts';
import { applicationsFor, bodiesIn } from './catalogue.ts';
import { divide } from './parts.ts';
import { printed } from './published.ts';
import type { Work } from './work.ts';

/** Days by kind; `direct` is the assistance given to members, a part of the systems' interventions. */
type Days = {
  readonly specific: number;
  readonly applications: number;
  readonly direct: number;
  readonly systems: number;
  /** Run that the report counts in its total alone. */
  readonly unsaid: number;
  readonly projects: number;
  readonly administration: number;
  readonly logistics: number;
};

const ofType = (row: string, year: number) =>
  printed(2018, { table: 'infrastructure-activity-by-type', row, column: `activité ${year}` });

const breakdown = (row: string, column = 'jours') =>
  printed(2018, { table: 'infrastructure-mco-breakdown', row, column, section: '8.4' });

const direct = (year: 2017 | 2020) =>
  printed(2020, {
    table: 'infrastructure-activity-by-type',
    row: 'assistance directe aux adhérents',
    column: 'jours',
    period: String(year),
  });

const administrative = (year: 2017 | 2018) => ({
  projects: ofType('PROJETS', year),
  administration: ofType('ADMIN', year),
  logistics: ofType('LOGISTIQUE', year),
});

/** 2017: applications and systems are what the report of 2018 compares itself with; what is left of the run is specific. */
function daysOf2017(): Days {
  const applications = breakdown(
    'activités sur les applications',
    'jours, exercice de comparaison (« en diminution par rapport à 2018 »)',
  );
  const interventions = breakdown(
    'interventions systèmes',
    'jours, exercice de comparaison (« En légère diminution par rapport à 2018 »)',
  );
  return {
    specific: ofType('MCO', 2017) - applications - interventions,
    applications,
    direct: direct(2017),
    systems: interventions - direct(2017),
    unsaid: 0,
    ...administrative(2017),
  };
}

const direct2018 = 450;

function daysOf2018(): Days {
  const [specific, applications] = [
    breakdown('activités spécifiques pour les adhérents'),
    breakdown('activités sur les applications'),
  ];
  const interventions = breakdown('interventions systèmes');
  return {
    specific,
    applications,
    direct: direct2018,
    systems: interventions - direct2018,
    unsaid: ofType('MCO', 2018) - specific - applications - interventions,
    ...administrative(2018),
  };
}

function daysOf2020(): Days {
  const total = dueTotals.infrastructure[2020];
  const part = printed(2020, {
    table: 'infrastructure-activity-by-type',
    row: 'projet',
    column: "part de l'activité",
    unit: 'percent',
  });
  const days = {
    specific: 100,
    applications: printed(2020, {
      table: 'infrastructure-activity-by-type',
      row: 'maintien en condition opérationnelles par application',
      column: 'jours',
    }),
    direct: direct(2020),
    projects: Math.round((total * part) / 100),
    administration: 150,
    logistics: 130,
  };
  const said = Object.values(days).reduce((sum, number) => sum + number, 0);
  return { ...days, systems: total - said, unsaid: 0 };
}

/** Years of which nothing is printed: parts of ours. */
function daysOfOthers(year: 2016 | 2019): Days {
  const days =
    year === 2016
      ? { specific: 160, applications: 660, direct: 400, projects: 420, administration: 180, logistics: 60 }
      : { specific: 140, applications: 570, direct: 500, projects: 800, administration: 165, logistics: 150 };
  const said = Object.values(days).reduce((sum, number) => sum + number, 0);
  return { ...days, systems: dueTotals.infrastructure[year] - said, unsaid: 0 };
}

function daysIn(year: RecordedYear): Days {
  if (year === 2017) return daysOf2017();
  if (year === 2018) return daysOf2018();
  return year === 2020 ? daysOf2020() : daysOfOthers(year);
}

/** Project days that are for one member. */
const memberProjects: Readonly<Record<RecordedYear, number>> = { 2016: 30, 2017: 30, 2018: 60, 2019: 40, 2020: 20 };

/** Days for members, each their part; infrastructures have no application but where it is said. */
function forBodies(year: RecordedYear, kind: string, days: number): readonly Work[] {
  const bodies = bodiesIn(year);
  const parts = divide(
    days * 4,
    bodies.map(([, weight]) => weight),
    4,
  );
  return bodies.map(([beneficiary], index) => ({ kind, beneficiary, quarters: parts[index] ?? 0 }));
}

function onSharedApplications(days: number): readonly Work[] {
  const known = applicationsFor('MULTI');
  const parts = divide(
    days * 4,
    known.map(([, weight]) => weight),
    4,
  );
  return known.map(([application], index) => ({
    kind: 'infra-applications',
    beneficiary: 'MULTI',
    application,
    quarters: parts[index] ?? 0,
  }));
}

/** What the infrastructures' teams worked in a year. */
export function infrastructureWorks(year: RecordedYear): readonly Work[] {
  const days = daysIn(year);
  const shared = (kind: string, number: number): Work => ({ kind, beneficiary: 'MULTI', quarters: number * 4 });
  const inside = (kind: string, number: number): Work => ({ kind, beneficiary: 'INTERNE', quarters: number * 4 });
  return [
    ...forBodies(year, 'infra-specifique', days.specific),
    ...forBodies(year, 'infra-assistance', days.direct),
    ...forBodies(year, 'infra-projet', memberProjects[year]),
    ...onSharedApplications(days.applications),
    shared('infra-systemes', days.systems),
    shared('infra-mco', days.unsaid),
    shared('infra-projet', days.projects - memberProjects[year]),
    inside('infra-admin', days.administration),
    inside('infra-logistique', days.logistics),
  ].filter(({ quarters }) => quarters > 0);
}
