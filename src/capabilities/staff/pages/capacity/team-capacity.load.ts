import type { PageReading } from '../../../../http/reading.ts';
import { frenchDay } from '../../../../kernel/french.ts';
import type { ChartData } from '../../../../web/chart/chart.ts';
import { screenPictures } from '../../../../web/chart/screen-pictures.ts';
import type { SkillForecast, TeamForecast } from '../../capacity/forecast.ts';
import { windowOf } from '../../capacity/forecast.ts';
import { type MonthLine, monthLine, stateCell } from '../../capacity/month-line.ts';
import { changeWords, differenceWords, overloadWords } from '../../capacity/overload-words.ts';
import { unknownTeam } from '../../capacity/planned-teams.ts';
import { teamMovements } from '../../capacity/team-movements.ts';
import type { PlacedTeam } from '../../capacity/team-scope.ts';
import { personLabel } from '../../register/person.ts';
import { lackingWords, overloadCell } from './capacity.list.ts';
import { type CapacityPage, forecastBoth, loadCapacity, loadOffers, ratesOf, titleAmong } from './capacity.load.ts';
import type { HeatRow } from './heat-table.tsx';
import { skillNames } from './skill-names.ts';

/** A month as known, with the same as supposed beside it; null without a hypothesis. */
export type BothMonths = { readonly known: MonthLine; readonly supposed: MonthLine | null };

/** The plan of one team. @throws Problem `not-found`, the same for a team that does not exist and for one that the reader does not plan */
export async function loadTeam(page: PageReading, code: string) {
  const capacity = await loadCapacity(page, code);
  const team = capacity.teams.find((one) => one.code === code);
  if (!team) throw unknownTeam(code);
  const both = forecastBoth(capacity, [team]);
  const [known] = both.known;
  if (!known) throw new RangeError('a team always has a forecast');
  return { capacity, team, known, supposed: both.supposed?.[0] ?? null };
}

type BothSkills = { readonly name: string; readonly known: SkillForecast; readonly supposed: SkillForecast | null };

/** Each skill that a load names, as known and as supposed. */
export function skillsOf(known: TeamForecast, supposed: TeamForecast | null, nameOf: (skill: string) => string): BothSkills[] {
  return known.skills.map((one, index) => ({ name: nameOf(one.skill), known: one, supposed: supposed?.skills[index] ?? null }));
}

function skillRow({ name, known, supposed }: BothSkills): HeatRow {
  return {
    key: known.skill,
    label: name,
    words: [known, supposed].flatMap((one) => (one ? [[overloadCell(one)]] : [])),
    cells: (supposed ?? known).balances.map(stateCell),
  };
}

function chartOf(team: PlacedTeam, months: readonly BothMonths[], isSupposed: boolean): ChartData {
  const series = (name: string, of: (both: BothMonths) => number | null) => ({ name, values: months.map(of) });
  return {
    id: `capacite-${team.code}`,
    title: `Jours disponibles et charge, ${team.name}`,
    alternative: 'Jours disponibles et charge prévue par mois ; les nombres sont dans le tableau des mois.',
    kind: 'line',
    unit: 'days',
    categories: months.map(({ known }) => known.shortLabel),
    series: [
      series('Disponibles', ({ known }) => known.available.approximate),
      series('Charge', ({ known }) => known.load.approximate),
      ...(isSupposed
        ? [
            series('Disponibles, hypothèse', ({ supposed }) => supposed?.available.approximate ?? null),
            series('Charge, hypothèse', ({ supposed }) => supposed?.load.approximate ?? null),
          ]
        : []),
    ],
  };
}

function movementLines({ workers, posts, outlook }: CapacityPage, team: PlacedTeam) {
  const titleOf = titleAmong(posts);
  const { first, end } = windowOf(outlook.first);
  return teamMovements(workers, team.scope, { from: first, to: end }).map(({ worker, post, kind, date }) => ({
    key: `${worker.code} ${post} ${kind} ${date}`,
    person: personLabel(worker),
    code: worker.code,
    date,
    post: post === null ? 'hors poste' : titleOf(post),
    what: kind === 'arrival' ? `arrivée le ${frenchDay(date)}` : `dernier jour le ${frenchDay(date)}`,
  }));
}

function limitWords(known: TeamForecast, nameOf: (skill: string) => string): string {
  const lacking = lackingWords(known, nameOf);
  return lacking.length === 0 ? '' : ` Compétences qui manquent : ${lacking.join(', ')}.`;
}

export type MovementLine = ReturnType<typeof movementLines>[number];

export async function loadTeamCapacity(page: PageReading, code: string) {
  const { capacity, team, known, supposed } = await loadTeam(page, code);
  const nameOf = await skillNames(page.tx);
  const teamName = new Map(capacity.teams.map((one) => [one.code, one.name]));
  const months = known.balances.map((one, index): BothMonths => {
    const after = supposed?.balances[index];
    return { known: monthLine(one), supposed: after ? monthLine(after) : null };
  });
  const skills = skillsOf(known, supposed, nameOf);
  const changes = skills.flatMap(({ name, known: before, supposed: after }) =>
    after !== null && before.overload !== after.overload ? [{ name, words: changeWords(before, after) }] : [],
  );
  return {
    code,
    name: team.name,
    holds: [...team.scope.members].filter((one) => one !== code).map((one) => teamName.get(one) ?? one),
    answer: `${overloadWords(known)}${limitWords(known, nameOf)}`,
    withoutRun: known.withoutRun.map((one) => teamName.get(one) ?? one),
    months,
    compared:
      supposed === null ? null : { words: changeWords(known, supposed), difference: differenceWords(known, supposed), changes },
    caveats: capacity.supposed?.caveats ?? [],
    skills: skills.map(skillRow),
    chart: screenPictures(chartOf(team, months, supposed !== null), 900),
    movements: movementLines(capacity, team),
    hypotheses: capacity.hypotheses,
    refusals: capacity.refusals,
    search: capacity.search,
    start: capacity.start,
    offers: loadOffers(capacity),
    rates: ratesOf(capacity),
    isSynthetic: capacity.isSynthetic,
  };
}
