import { dueTotals } from '../demonstration-staff/due-totals.ts';
import { type Group, groups, type RecordedYear } from '../demonstration-staff/workdays.ts';
import { infrastructureWorks } from './infrastructure.ts';
import { divide, sumOf } from './parts.ts';
import { printed } from './published.ts';
import { siWorks } from './si.ts';
import { functionalWorks, technicalWorks } from './support.ts';
import type { Work } from './work.ts';

const methods = [
  ['methodes-securite', 3],
  ['methodes-architecture', 2],
  ['methodes-qualite', 2],
  ['methodes-bureau-projets', 3],
] as const;

const administration = [
  ['admin-direction', 22],
  ['admin-finances', 30],
  ['admin-rh', 15],
  ['admin-achats', 15],
  ['admin-accueil', 18],
] as const;

function inParts(kinds: readonly (readonly [string, number])[], beneficiary: 'MULTI' | 'INTERNE', days: number): readonly Work[] {
  if (days === 0) return [];
  const parts = divide(
    days * 4,
    kinds.map(([, weight]) => weight),
    4,
  );
  return kinds.map(([kind], index) => ({ kind, beneficiary, quarters: parts[index] ?? 0 }));
}

function isSpecific({ beneficiary }: Work): boolean {
  return beneficiary !== 'MULTI' && beneficiary !== 'INTERNE';
}

/** Days for one member of the whole operator, in the years of which they are printed. */
function specificDays(year: RecordedYear): number | null {
  if (year !== 2019 && year !== 2020) return null;
  return printed(2020, {
    table: 'activity-shared-vs-specific',
    row: 'Activités spécifiquement fléchées vers des adhérents',
    column: 'jours',
    period: String(year),
  });
}

/** Everything that was worked in a year, by group; its sum is what the group has to account for. */
export function worksIn(year: RecordedYear): ReadonlyMap<Group, readonly Work[]> {
  const [si, infrastructure, technical] = [siWorks(year), infrastructureWorks(year), technicalWorks(year)];
  const others = [...si, ...infrastructure, ...technical].filter(isSpecific);
  const wanted = specificDays(year);
  const left = wanted === null ? null : wanted - sumOf(others.map(({ quarters }) => quarters)) / 4;
  const all = new Map<Group, readonly Work[]>([
    ['si', si],
    ['infrastructure', infrastructure],
    ['functional', functionalWorks(year, left)],
    ['technical', technical],
    ['methods', inParts(methods, 'MULTI', dueTotals.methods[year])],
    ['administration', inParts(administration, 'INTERNE', dueTotals.administration[year])],
  ]);
  for (const group of groups) {
    const made = sumOf((all.get(group) ?? []).map(({ quarters }) => quarters)) / 4;
    if (made !== dueTotals[group][year]) throw new Error(`${group} has ${made} days of ${dueTotals[group][year]} in ${year}`);
  }
  return all;
}
