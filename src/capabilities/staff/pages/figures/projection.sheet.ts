import type { PageReading } from '../../../../http/reading.ts';
import { dayOf, yearOf } from '../../../../kernel/day.ts';
import type { Question } from '../../../../kernel/figure.ts';
import { atDay, type Period, year } from '../../../../kernel/period.ts';
import type { PlannedTable } from '../../../../kernel/planned-table.ts';
import { type Column, totalRow } from '../../../../sheets/plan-rows.ts';
import { readLeavingAges } from '../../leaving-age.ts';
import { teamRows } from './dimension-rows.ts';

const horizon = 10;

/** The years that are told, this one first. */
export function yearsAhead(today: PageReading['today']): number[] {
  return Array.from({ length: horizon + 1 }, (_, index) => yearOf(today) + index);
}

/** Year by year: known departures, who reaches each age, and the FTE that is left if nobody is replaced. */
function byYear({ today }: PageReading, ages: readonly number[]): PlannedTable {
  const ask = (measure: string, period: Period, at = {}): Question => ({ measure, at, period });
  const atAge = (period: Period) => (age: number) => [
    ask('staff.reaching_age', period, { age: String(age) }),
    ask('staff.fte_remaining', period, { age: String(age) }),
  ];
  return {
    id: 'projection',
    title: 'Départs possibles et temps de travail qui reste',
    heading: 'Année',
    columns: [
      'Départs connus',
      'ETP des occupations connues au 31/12',
      ...ages.flatMap((age) => [`Atteignent ${age} ans`, `ETP au 31/12, départs à ${age} ans`]),
    ],
    rows: yearsAhead(today).map((value) => ({
      key: String(value),
      label: String(value),
      cells: [ask('staff.departures', year(value)), ask('staff.fte_remaining', year(value)), ...ages.flatMap(atAge(year(value)))],
    })),
    keepsEmpty: true,
    note: 'Sans aucun remplacement. Un contrat dont la fin est enregistrée compte parmi les départs connus, même s’il peut être renouvelé. Qui a déjà passé l’âge est compté parti.',
  };
}

/** Team by team, over all the years ahead. */
async function byTeam(page: PageReading, ages: readonly number[]): Promise<PlannedTable> {
  const [first, last] = [yearsAhead(page.today)[0] ?? 0, yearsAhead(page.today).at(-1) ?? 0];
  const columns: Column[] = [
    { label: `ETP au 31/12/${first}`, ask: (at) => ({ measure: 'staff.fte', at, period: atDay(dayOf(first, 12, 31)) }) },
    ...ages.map(
      (age): Column => ({
        label: `ETP au 31/12/${last}, départs à ${age} ans`,
        ask: (at) => ({ measure: 'staff.fte_remaining', at: { ...at, age: String(age) }, period: year(last) }),
      }),
    ),
  ];
  return {
    id: 'projection-par-equipe',
    title: `Ce qui reste de chaque équipe en ${last}`,
    heading: 'Équipe',
    columns: columns.map(({ label }) => label),
    rows: [...(await teamRows(page, columns)), totalRow(columns)],
  };
}

export async function planProjection(page: PageReading): Promise<PlannedTable[]> {
  const ages = readLeavingAges(page.url.searchParams.get('ages'));
  return [byYear(page, ages), await byTeam(page, ages)];
}
