import { redirect } from 'react-router';
import type { Tx } from '../../../../database/face.ts';
import type { PageReading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { yearOf } from '../../../../kernel/day.ts';
import { findOperator } from '../../../directory/index.ts';
import { forecast, monthsAhead, type Outlook, outlookOf, windowOf } from '../../capacity/forecast.ts';
import { frenchHypothesis, hypothesisText } from '../../capacity/hypothesis.ts';
import { type AskedHypotheses, hypothesesSearch, readHypotheses } from '../../capacity/hypothesis-form.ts';
import { findLastRun, listProjectLoads, listRunLoads } from '../../capacity/load.store.ts';
import type { ProjectDays, RunDays } from '../../capacity/load.ts';
import { addMonths, frenchMonth, type Month, monthOf, monthText } from '../../capacity/month.ts';
import { listPlannedTeams, unknownTeam } from '../../capacity/planned-teams.ts';
import { frenchRates } from '../../capacity/rate-words.ts';
import type { PlacedTeam } from '../../capacity/team-scope.ts';
import { type Plan, type Post, type Supposed, suppose } from '../../capacity/what-if.ts';
import { type KnownWorker, listOpenPosts, listWorkers } from '../../capacity/workforce.store.ts';
import { worksFor } from '../../capacity/workforce.ts';
import { holidaysBetween } from '../../holidays.ts';
import { holidayRegionOf } from '../../register/holiday-region.ts';
import { mayPlan } from '../../staff.access.ts';

/** A hypothesis of the address, with the address without it. */
export type ShownHypothesis = { readonly text: string; readonly words: string; readonly without: string };

/** From when the plan is looked at. */
export type PlanStart = {
  /** `2027-03` */
  readonly month: string;
  readonly kept: readonly string[];
  /** Where the last recorded run lies too far back to say anything: the month after it, and the address that looks from there. */
  readonly lastRun: { readonly words: string; readonly search: string } | null;
};

function startOf({ hypotheses }: AskedHypotheses, first: Month, lastRun: Month | null): PlanStart {
  const after = lastRun === null ? null : addMonths(lastRun, 1);
  const isFar = after !== null && after <= windowOf(first).past;
  return {
    month: monthText(first),
    kept: hypotheses.map(hypothesisText),
    lastRun: isFar ? { words: frenchMonth(after), search: hypothesesSearch(hypotheses, after) } : null,
  };
}

/** What the plans of a page are made from. */
export type CapacityPage = {
  /** Every team that the reader plans. */
  readonly teams: readonly PlacedTeam[];
  /** Those that the page is about, with all that they hold. */
  readonly members: ReadonlySet<string>;
  readonly workers: readonly KnownWorker[];
  readonly posts: readonly Post[];
  readonly recorded: Plan;
  /** The plan as supposed; null without a hypothesis. */
  readonly supposed: Supposed | null;
  readonly outlook: Outlook;
  readonly hypotheses: readonly ShownHypothesis[];
  readonly refusals: readonly string[];
  readonly search: string;
  readonly start: PlanStart;
  /** True when a row of the loads was made up for the demonstration. */
  readonly isSynthetic: boolean;
};

type Loads = { readonly run: readonly RunDays[]; readonly projects: readonly ProjectDays[]; readonly first: Month };

/** What is usual is everybody's: the people of one team are too few to say it, and would be recognised. */
async function readOutlook(tx: Tx, everybody: readonly KnownWorker[], { run, projects, first }: Loads): Promise<Outlook> {
  const window = windowOf(first);
  const region = holidayRegionOf((await findOperator(tx))?.address ?? null);
  const holidays = holidaysBetween(yearOf(window.past), yearOf(window.end), region).map(({ day }) => day);
  return outlookOf({ workers: everybody, projects }, run, first, holidays);
}

export function titleAmong(posts: readonly Post[]): (code: string) => string {
  return (code) => {
    const title = posts.find((post) => post.code === code)?.title;
    return title === undefined ? `poste ${code}` : `poste ${code} (${title})`;
  };
}

function shownHypotheses({ hypotheses, since }: AskedHypotheses, titleOf: (post: string) => string): ShownHypothesis[] {
  return hypotheses.map((one) => ({
    text: hypothesisText(one),
    words: frenchHypothesis(one, titleOf),
    without: hypothesesSearch(
      hypotheses.filter((other) => other !== one),
      since,
    ),
  }));
}

/**
 * What the reader plans, as recorded and as the address supposes: of one team, or of all. Nothing is supposed, nor said, of people,
 * posts and projects of other teams. @throws a redirection to the short address when a form has just added to it
 */
export async function loadCapacity(page: PageReading, code: string | null): Promise<CapacityPage> {
  const { tx, actor, today, url } = page;
  demand(mayPlan(actor));
  const asked = readHypotheses(url.searchParams);
  if (asked.canonical !== null) throw redirect(`${url.pathname}${asked.canonical}`);
  const { past, first, end } = windowOf(asked.since ?? monthOf(today));
  const teams = await listPlannedTeams(tx, actor, asked.since ?? today);
  const own = code === null ? teams : teams.filter((one) => one.code === code);
  if (code !== null && own.length === 0) throw unknownTeam(code);
  const members = new Set(own.flatMap(({ scope }) => [...scope.members]));
  const everybody = await listWorkers(tx, { from: past, to: end });
  const workers = everybody.filter((worker) => worksFor(worker, members, { from: first, to: end }));
  const held = new Set(workers.flatMap(({ occupations }) => occupations.map(({ post }) => post)));
  const posts = (await listOpenPosts(tx, { from: first, to: end })).filter(
    (post) => held.has(post.code) || (post.team !== null && members.has(post.team)),
  );
  const projects = (await listProjectLoads(tx)).filter(({ team }) => members.has(team));
  const recorded = { workers, projects };
  const run = await listRunLoads(tx, past, first);
  const titleOf = titleAmong(posts);
  return {
    teams,
    members,
    workers,
    posts,
    recorded,
    supposed: asked.hypotheses.length === 0 ? null : suppose(recorded, asked.hypotheses, { posts, first, titleOf }),
    outlook: await readOutlook(tx, everybody, { run, projects, first }),
    hypotheses: shownHypotheses(asked, titleOf),
    refusals: asked.refusals,
    search: hypothesesSearch(asked.hypotheses, asked.since),
    start: startOf(asked, first, await findLastRun(tx)),
    isSynthetic: [...run, ...projects].some(({ synthetic, team }) => synthetic && members.has(team)),
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

/** What the form of hypotheses offers. */
export function loadOffers({ posts, recorded, outlook }: CapacityPage) {
  const projects = new Set(recorded.projects.map(({ project }) => project));
  return {
    posts: posts.map(({ code, title }) => ({ value: code, label: `${code} ${title}` })),
    projects: [...projects].sort((a, b) => a.localeCompare(b, 'fr')),
    firstMonth: monthText(outlook.first),
    lastMonth: monthText(addMonths(outlook.first, monthsAhead - 1)),
  };
}

export type Offers = ReturnType<typeof loadOffers>;

/** How leave is reckoned, for the page's own explanation. */
export function ratesOf({ outlook }: CapacityPage): readonly string[] {
  return frenchRates(outlook.usual);
}
