import { redirect } from 'react-router';
import type { Tx } from '../../../database/face.ts';
import type { PageReading } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { yearOf } from '../../../kernel/day.ts';
import { findOperator } from '../../directory/index.ts';
import { forecast, type Outlook, outlookOf, windowOf } from '../capacity/forecast.ts';
import { frenchHypothesis, type Hypothesis, hypothesisText } from '../capacity/hypothesis.ts';
import { hypothesesSearch, readHypotheses } from '../capacity/hypothesis-form.ts';
import { listProjectLoads, listRunLoads } from '../capacity/load.store.ts';
import { monthOf, monthsFrom } from '../capacity/month.ts';
import { listPlannedTeams } from '../capacity/planned-teams.ts';
import { frenchRates } from '../capacity/rate-words.ts';
import type { PlacedTeam } from '../capacity/team-scope.ts';
import { type Plan, type Post, type Supposed, suppose } from '../capacity/what-if.ts';
import { type KnownWorker, listOpenPosts, listWorkers } from '../capacity/workforce.store.ts';
import { holidayRegionOf } from '../holiday-region.ts';
import { holidaysBetween } from '../holidays.ts';
import { mayPlan } from '../staff.access.ts';

/** A hypothesis of the address, with the address without it. */
export type ShownHypothesis = { readonly text: string; readonly words: string; readonly without: string };

/** What the plans of a page are made from. */
export type CapacityPage = {
  readonly teams: readonly PlacedTeam[];
  readonly workers: readonly KnownWorker[];
  readonly posts: readonly Post[];
  readonly recorded: Plan;
  /** The plan as supposed; null without a hypothesis. */
  readonly supposed: Supposed | null;
  readonly outlook: Outlook;
  readonly hypotheses: readonly ShownHypothesis[];
  readonly refusals: readonly string[];
  readonly search: string;
  /** True when a row of the loads was made up for the demonstration. */
  readonly isSynthetic: boolean;
};

async function readOutlook(tx: Tx, plan: Plan, today: PageReading['today']) {
  const first = monthOf(today);
  const window = windowOf(first);
  const region = holidayRegionOf((await findOperator(tx))?.address ?? null);
  const holidays = holidaysBetween(yearOf(window.past), yearOf(window.end), region).map(({ day }) => day);
  const run = await listRunLoads(tx, window.past, first);
  return { outlook: outlookOf(plan, run, first, holidays), run };
}

export function titleAmong(posts: readonly Post[]): (code: string) => string {
  return (code) => {
    const title = posts.find((post) => post.code === code)?.title;
    return title === undefined ? `poste ${code}` : `poste ${code} (${title})`;
  };
}

function shownHypotheses(hypotheses: readonly Hypothesis[], titleOf: (post: string) => string): ShownHypothesis[] {
  return hypotheses.map((one) => ({
    text: hypothesisText(one),
    words: frenchHypothesis(one, titleOf),
    without: hypothesesSearch(hypotheses.filter((other) => other !== one)),
  }));
}

/**
 * What the reader plans, as recorded and as the address supposes. @throws a redirection to the short address when a form has just
 * added to it
 */
export async function loadCapacity(page: Pick<PageReading, 'tx' | 'actor' | 'today' | 'url'>): Promise<CapacityPage> {
  const { tx, actor, today, url } = page;
  demand(mayPlan(actor));
  const asked = readHypotheses(url.searchParams);
  if (asked.canonical !== null) throw redirect(`${url.pathname}${asked.canonical}`);
  const { past, first, end } = windowOf(monthOf(today));
  const teams = await listPlannedTeams(tx, actor, today);
  const workers = await listWorkers(tx, { from: past, to: end });
  const posts = await listOpenPosts(tx, { from: first, to: end });
  const projects = await listProjectLoads(tx);
  const recorded = { workers, projects };
  const { outlook, run } = await readOutlook(tx, recorded, today);
  const titleOf = titleAmong(posts);
  return {
    teams,
    workers,
    posts,
    recorded,
    supposed: asked.hypotheses.length === 0 ? null : suppose(recorded, asked.hypotheses, { posts, first, titleOf }),
    outlook,
    hypotheses: shownHypotheses(asked.hypotheses, titleOf),
    refusals: asked.refusals,
    search: hypothesesSearch(asked.hypotheses),
    isSynthetic: [...run, ...projects].some(({ synthetic }) => synthetic),
  };
}

/** Both plans of some teams: as recorded, and as supposed (null without a hypothesis). */
export function forecastBoth({ recorded, supposed, outlook }: CapacityPage, teams: readonly PlacedTeam[]) {
  const scopes = teams.map(({ scope }) => scope);
  return {
    known: forecast(recorded, outlook, scopes),
    supposed: supposed === null ? null : forecast(supposed, outlook, scopes),
  };
}

/** What the form of hypotheses offers about some teams. */
export function loadOffers({ posts, workers, recorded, outlook }: CapacityPage, teams: ReadonlySet<string>) {
  const borrowed = new Set(
    workers
      .filter(({ assignments }) => assignments.some(({ team }) => teams.has(team)))
      .flatMap(({ occupations }) => occupations.map(({ post }) => post)),
  );
  const own = posts.filter(({ code, team }) => (team !== null && teams.has(team)) || borrowed.has(code));
  const projects = new Set(recorded.projects.filter(({ team }) => teams.has(team)).map(({ project }) => project));
  return {
    posts: own.map(({ code, title }) => ({ value: code, label: `${code} ${title}` })),
    projects: [...projects].sort((a, b) => a.localeCompare(b, 'fr')),
    firstMonth: outlook.first.slice(0, 7),
    lastMonth: monthsFrom(outlook.first, 18).at(-1)?.slice(0, 7) ?? '',
  };
}

export type Offers = ReturnType<typeof loadOffers>;

/** How leave is reckoned, for the page's own explanation. */
export function ratesOf({ outlook }: CapacityPage): readonly string[] {
  return frenchRates(outlook.usual);
}
