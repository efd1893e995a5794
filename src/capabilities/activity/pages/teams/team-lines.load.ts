import { askMany } from '../../../../figures/ask.ts';
import { evidencePath } from '../../../../figures/figure.paths.ts';
import type { PageReading } from '../../../../http/reading.ts';
import { day, yearOf } from '../../../../kernel/day.ts';
import { month } from '../../../../kernel/period.ts';
import { figureColumn, type ListColumn } from '../../../../web/list-state.ts';
import { type ShownFigure, showFigure } from '../../../../web/shown-figure.ts';
import { listTeams } from '../../../directory/index.ts';
import { teamsUnder } from '../../../staff/index.ts';
import type { LedTeam } from './led-teams.ts';
import type { TeamTime } from './team-time.load.ts';

const measures = ['activity.days_placed', 'activity.days_due', 'activity.days_missing', 'activity.completeness'] as const;

/** How complete a month of a team and of those below it is: how many persons and weeks, and the figures of its days, which open. */
export type TeamLine = LedTeam & {
  readonly persons: number;
  readonly figures: readonly ShownFigure[];
  /** Over and not finished. */
  readonly late: number;
  /** Finished, or late. */
  readonly notApproved: number;
};

export const teamColumns: readonly ListColumn<TeamLine>[] = [
  { key: 'equipe', label: 'Équipe', value: (line) => line.name },
  { key: 'personnes', label: 'Personnes', numeric: true, value: (line) => line.persons },
  ...['Jours placés', 'Jours dus', 'Manquent', 'Complétude'].map((label, index) =>
    figureColumn<TeamLine>(label, label, ({ figures }) => figures[index] ?? { approximate: null, plain: null }),
  ),
  { key: 'en-retard', label: 'Semaines en retard', numeric: true, value: (line) => line.late },
  { key: 'non-approuvees', label: 'Semaines non approuvées', numeric: true, value: (line) => line.notApproved },
];

async function readFigures({ tx, registry }: PageReading, { led, month: text, monthWords }: TeamTime) {
  const period = month(yearOf(day(`${text}-01`)), Number(text.slice(5)));
  const asked = led.flatMap(({ code: team }) => measures.map((measure) => ({ measure, period, at: { team } })));
  const figures = (await askMany(tx, registry, asked))[Symbol.iterator]();
  return led.map((team) => ({
    ...team,
    figures: measures.flatMap((measure) => {
      const figure = figures.next().value;
      if (!figure) return [];
      const label = `${registry.get(measure).label.fr}, ${team.name}, ${monthWords}`;
      // The heading says « jours ».
      const told = figure.unit === 'days' ? { ...figure, unit: 'count' as const } : figure; // the literal, not any text
      return [showFigure(told, evidencePath(figure.source), label)];
    }),
  }));
}

/** The month of each team that the reader follows: what is due of it and what is missing are figures like others. */
export async function loadTeamLines(page: PageReading, loaded: TeamTime): Promise<TeamLine[]> {
  const teams = await listTeams(page.tx);
  return (await readFigures(page, loaded)).map((line) => {
    const under = teamsUnder(teams, [line.code]);
    const own = loaded.persons.filter((person) => person.teams.some((code) => under.has(code)));
    const weeks = own.flatMap((person) => person.weeks);
    return {
      ...line,
      persons: own.length,
      late: weeks.filter(({ isLate }) => isLate).length,
      notApproved: weeks.filter(({ isLate, state }) => isLate || state === 'finished').length,
    };
  });
}
