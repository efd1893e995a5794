import type { PageReading } from '../../../../http/reading.ts';
import type { ListColumn } from '../../../../web/list-state.ts';
import type { TeamForecast } from '../../capacity/forecast.ts';
import { frenchMonth, frenchShortMonth } from '../../capacity/month.ts';
import { type MonthLine, monthLine, stateCell } from '../../capacity/month-line.ts';
import { changeWords, overloadWords } from '../../capacity/overload-words.ts';
import type { PlacedTeam } from '../../capacity/team-scope.ts';
import { teamCapacityPath } from '../../capacity.paths.ts';
import { forecastBoth, loadCapacity, loadOffers, ratesOf } from './capacity.load.ts';
import type { HeatRow } from './heat-table.tsx';
import { skillNames } from './skill-names.ts';

/** When overload begins, in the width of a column. */
export function overloadCell({ overload, balances }: Pick<TeamForecast, 'overload' | 'balances'>): string {
  if (overload !== null) return frenchMonth(overload);
  return balances.some(({ state }) => state === 'unknown') ? 'inconnue' : 'aucune';
}

/** The skills of which days lack, each with the month in which that begins. */
export function lackingWords({ skills }: TeamForecast, nameOf: (skill: string) => string): readonly string[] {
  return skills.flatMap(({ skill, overload }) => (overload === null ? [] : [`${nameOf(skill)} (${frenchShortMonth(overload)})`]));
}

/** All the teams that the reader plans, each with its months, as recorded or as supposed. */
export async function loadTeams(page: PageReading) {
  const capacity = await loadCapacity(page, null);
  const { teams, outlook } = capacity;
  const { known, supposed } = forecastBoth(capacity, teams);
  const nameOf = await skillNames(page.tx);
  const rows = teams.map(({ code, name, depth }, index): HeatRow => {
    const [before, after] = [known[index], supposed?.[index]];
    const shown = after ?? before;
    return {
      key: code,
      label: name,
      path: `${teamCapacityPath(code)}${capacity.search}`,
      depth,
      words: [...[before, after].flatMap((one) => (one ? [[overloadCell(one)]] : [])), shown ? lackingWords(shown, nameOf) : []],
      cells: shown?.balances.map(stateCell) ?? [],
    };
  });
  const changes = teams.flatMap(({ name }, index) => {
    const [before, after] = [known[index], supposed?.[index]];
    return before && after && before.overload !== after.overload ? [{ name, words: changeWords(before, after) }] : [];
  });
  return {
    rows,
    changes,
    months: outlook.months.map(frenchShortMonth),
    answer: answerOf(teams.flatMap((team, index) => (known[index] ? [{ team, seen: known[index] }] : []))),
    isSupposed: supposed !== null,
    hypotheses: capacity.hypotheses,
    refusals: capacity.refusals,
    caveats: capacity.supposed?.caveats ?? [],
    search: capacity.search,
    start: capacity.start,
    offers: loadOffers(capacity),
    rates: ratesOf(capacity),
    isSynthetic: capacity.isSynthetic,
  };
}

type Seen = { readonly team: PlacedTeam; readonly seen: TeamForecast };

/** Where overload begins first; a team that only holds an overloaded one is not told beside it. */
function answerOf(teams: readonly Seen[]): string {
  const over = teams.flatMap(({ team, seen: { overload } }) => (overload === null ? [] : [{ ...team, month: overload }]));
  const lowest = over.filter((one) => !over.some((other) => other.code !== one.code && one.scope.members.has(other.code)));
  const [first, ...others] = lowest.sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0));
  if (first === undefined) return overloadWords({ balances: teams.flatMap(({ seen }) => seen.balances), overload: null });
  const more =
    others.length === 0 ? '' : others.length === 1 ? ' ; une autre équipe suit' : ` ; ${others.length} autres équipes suivent`;
  return `La surcharge commence en ${frenchMonth(first.month)} (${first.name})${more}.`;
}

/** A month of a team, for files. */
export type TeamMonth = MonthLine & { readonly team: string; readonly teamName: string; readonly plan: string };

const days = (key: string, label: string, of: (line: TeamMonth) => MonthLine['gross']): ListColumn<TeamMonth> => ({
  key,
  label,
  numeric: true,
  value: (line) => of(line).approximate,
  file: (line) => of(line).plain,
});

export const teamMonthColumns: readonly ListColumn<TeamMonth>[] = [
  { key: 'code', label: 'Code de l’équipe', value: (line) => line.team },
  { key: 'equipe', label: 'Équipe', value: (line) => line.teamName },
  { key: 'plan', label: 'Plan', value: (line) => line.plan },
  { key: 'mois', label: 'Mois', value: (line) => line.month.slice(0, 7) },
  days('travaillables', 'Jours travaillables', (line) => line.gross),
  days('absences', 'Absences enregistrées', (line) => line.away),
  days('conges', 'Congés habituels restants', (line) => line.usual),
  days('disponibles', 'Jours disponibles', (line) => line.available),
  days('exploitation', 'Exploitation', (line) => line.run),
  days('projets', 'Projets', (line) => line.projects),
  days('reste', 'Reste', (line) => line.balance),
  { key: 'etat', label: 'État', value: (line) => line.cell.word },
];

type Told = { readonly code: string; readonly name: string };

/** The lines of a file: each team's months as recorded, then as supposed. */
export function teamMonths(
  teams: readonly Told[],
  known: readonly TeamForecast[],
  supposed: readonly TeamForecast[] | null,
): TeamMonth[] {
  const lines = (plan: string, forecasts: readonly TeamForecast[]) =>
    forecasts.flatMap(({ team, balances }) => {
      const teamName = teams.find(({ code }) => code === team)?.name ?? team;
      return balances.map((one) => ({ ...monthLine(one), team, teamName, plan }));
    });
  return [...lines('connu', known), ...(supposed === null ? [] : lines('hypothèse', supposed))];
}
