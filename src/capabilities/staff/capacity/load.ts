import { skillKey } from './available-days.ts';
import { addMonths, type Month, placeInYear } from './month.ts';
import { type Parts, partsOfHundredths } from './parts.ts';
import { yearsOfUsage } from './usual-leave.ts';

/** Days of run recorded for a month that is over; an empty skill: nothing is said of it. */
export type RunDays = { readonly team: string; readonly month: Month; readonly skill: string; readonly hundredths: number };

/** Days that a project is planned to take of a team in a month. */
export type ProjectDays = RunDays & { readonly project: string };

/** Run expected; approximate when the same month was never recorded and the mean of the others stands for it. */
export type ExpectedRun = { readonly days: Parts; readonly approximate: boolean };

/** A team's own run, without that of the teams below it. */
export type RunSeason = {
  readonly teams: ReadonlySet<string>;
  /** Null when no past month is recorded: unknown, which is not 0. */
  readonly of: (team: string, month: Month, skill?: string) => ExpectedRun | null;
};

/** The past that counts: the months before `first`, over the years that say what is usual. */
function usagePast<Row extends { readonly month: Month }>(rows: readonly Row[], first: Month): Row[] {
  const oldest = addMonths(first, -12 * yearsOfUsage);
  return rows.filter(({ month }) => month >= oldest && month < first);
}

/** Months that stand for one that was never recorded. */
const fallbackMonths = 12;

/**
 * Run as the past had it: for a month of the year, the mean of the same months recorded over the last three years; without one,
 * the mean of the last twelve months recorded. No trend: three years of a team of ten tell noise as well as growth.
 */
export function runSeason(rows: readonly RunDays[], first: Month): RunSeason {
  const byTeam = Map.groupBy(usagePast(rows, first), ({ team }) => team);
  const daysOf = (own: readonly RunDays[], months: readonly Month[], skill: string | undefined) =>
    own
      .filter((row) => months.includes(row.month) && (skill === undefined || skillKey(row.skill) === skillKey(skill)))
      .reduce((sum, { hundredths }) => sum + partsOfHundredths(hundredths), 0);
  return {
    teams: new Set(byTeam.keys()),
    of: (team, month, skill) => {
      const own = byTeam.get(team) ?? [];
      const recorded = [...new Set(own.map((row) => row.month))].sort();
      if (recorded.length === 0) return null;
      const same = recorded.filter((past) => placeInYear(past) === placeInYear(month));
      const months = same.length > 0 ? same : recorded.slice(-fallbackMonths);
      return { days: Math.round(daysOf(own, months, skill) / months.length), approximate: same.length === 0 };
    },
  };
}

/** Planned days of some teams in a month; nothing planned is 0, since plans are what is entered. */
export function plannedDays(rows: readonly ProjectDays[], teams: ReadonlySet<string>, month: Month, skill?: string): Parts {
  return rows
    .filter(
      (row) => row.month === month && teams.has(row.team) && (skill === undefined || skillKey(row.skill) === skillKey(skill)),
    )
    .reduce((sum, { hundredths }) => sum + partsOfHundredths(hundredths), 0);
}

/** The skills that loads of some teams name, as they were first written, in the order of the alphabet. */
export function skillsNamed(rows: readonly RunDays[], teams: ReadonlySet<string>): readonly string[] {
  const named = new Map<string, string>();
  for (const { team, skill } of rows) {
    const key = skillKey(skill);
    if (key !== '' && teams.has(team) && !named.has(key)) named.set(key, skill);
  }
  return [...named.values()].sort((a, b) => a.localeCompare(b, 'fr'));
}
