import type { Beside, BesideFault, FileFormat, ParsedRow } from '../../../../import/format.ts';
import { frenchDay } from '../../../../kernel/french.ts';
import { daysInWords } from '../../days-in-words.ts';
import { correctedDays } from '../../week/correction.store.ts';
import { lockedMonths } from '../../week/month-lock.store.ts';
import { closedWeeks } from '../touched-weeks.store.ts';
import { refuseClosedWeeks, refuseCorrectedDays, refuseHolidays, refuseLockedMonths, remarkWeekends } from './day-rules.ts';
import { refuseBeyondOccupations, remarkAbsences } from './person-rules.ts';
import {
  checkApplications,
  refuseClosedKinds,
  refuseClosedProjects,
  remarkOtherTeams,
  remarkUnsubscribed,
} from './work-rules.ts';

const kept = ['days_hundredths', 'comment', 'source'] as const;

/** A line that repeats what is recorded: it changes nothing, and nothing is said of it. */
function repeats(line: ParsedRow, before: ParsedRow | null): boolean {
  if (before === null || kept.some((field) => (line[field] ?? null) !== (before[field] ?? null))) return false;
  return (line['origin'] === 'synthetic') === (before['origin'] === 'synthetic');
}

/** Hundredths of a day by person and day, of what is recorded and of the lines let in so far. */
function daySums(left: readonly ParsedRow[]) {
  const sums = new Map<string, Map<string, number>>();
  const sumOf = (person: string, day: string) => sums.get(person)?.get(day) ?? 0;
  const add = (person: string, day: string, days: number) => {
    const own = sums.get(person) ?? new Map<string, number>();
    sums.set(person, own.set(day, (own.get(day) ?? 0) + days));
  };
  for (const row of left) add(String(row['person']), String(row['day']), Number(row['days_hundredths']));
  return { sumOf, add };
}

function tooMuch(person: string, day: string, sum: number): BesideFault {
  const message = `Le ${frenchDay(day)}, ${person} aurait ${daysInWords(sum)} avec cette ligne et les autres du jour, celles déjà enregistrées comprises : un jour au plus. Corrigez-en une.`;
  return { field: 'days_hundredths', rule: 'more-than-a-day', message };
}

function checkLines(beside: Beside): (line: ParsedRow) => readonly BesideFault[] {
  const ofDay = [
    ...[refuseLockedMonths(beside), refuseClosedWeeks(beside), refuseCorrectedDays(beside), refuseHolidays(beside)],
    ...[refuseBeyondOccupations(beside), remarkWeekends()],
  ];
  const ofWork = [
    ...[refuseClosedKinds(beside), checkApplications(beside), refuseClosedProjects(beside)],
    ...[remarkOtherTeams(beside), remarkUnsubscribed(beside)],
  ];
  const rules = [
    ...ofDay.map((rule) => (_: ParsedRow, person: string, day: string) => rule(person, day)),
    ...ofWork.map((rule) => (line: ParsedRow) => rule(line)),
  ];
  const absence = remarkAbsences(beside);
  const { sumOf, add } = daySums(beside.left);
  return (line) => {
    const [person, day, days] = [String(line['person']), String(line['day']), Number(line['days_hundredths'])];
    const before = beside.before(line);
    const sum = sumOf(person, day) + days;
    let faults: readonly BesideFault[] = [];
    if (!repeats(line, before)) {
      for (const rule of rules) {
        const fault = rule(line, person, day);
        if (fault !== null) faults = [...faults, fault];
      }
      if (sum > 100) faults = [...faults, tooMuch(person, day, sum)];
      const away = absence(person, day, sum);
      if (away !== null) faults = [...faults, away];
    }
    const refusal = faults.find(({ remark }) => remark !== true);
    // A refused line leaves what it would have changed.
    add(person, day, refusal === undefined ? days : Number(before?.['days_hundredths'] ?? 0));
    return refusal === undefined ? faults : [refusal];
  };
}

/** What lines of time are checked against: staff, the catalogue, kinds, locked months, and the lines recorded over the same days. */
export const lineRules: NonNullable<FileFormat['beside']> = {
  files: [
    'operateur',
    'equipes',
    'adherents',
    'logiciels',
    'fonctions',
    'deploiements',
    'postes',
    'occupations',
    'affectations',
    'absences',
    'types-activite',
    'projets',
  ],
  statements: { locked: lockedMonths, closed: closedWeeks, corrected: correctedDays },
  over: 'day',
  rule: checkLines,
};
