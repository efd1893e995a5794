import type { Day } from '../../../kernel/day.ts';
import { frenchDay } from '../../../kernel/french.ts';
import type { DueDay } from '../../staff/index.ts';
import { cellField, rowFields } from './edited-row.ts';
import type { WantedRow } from './line-changes.ts';
import { frenchPart, frenchParts, wholeDay } from './part-of-day.ts';
import { frenchWeekday, weekDays } from './week-days.ts';
import { type Work, workKey } from './work.ts';

type Dated = { readonly code: string; readonly name: string; readonly fromDay: Day | null; readonly toDay: Day | null };

/** What the lines of a week are checked against. */
export type WeekFacts = {
  /** Monday to Sunday. */
  readonly days: readonly Pick<DueDay, 'day' | 'isThere' | 'holiday'>[];
  /** Whose week it is where somebody else writes in it; null for one’s own. */
  readonly whose: string | null;
  readonly isFrozen: (day: number) => boolean;
  /** By code; what is not there is not known. */
  readonly kinds: ReadonlyMap<string, Dated>;
  readonly applications: ReadonlyMap<string, Dated>;
  readonly projects: ReadonlyMap<string, Dated>;
  readonly domains: ReadonlySet<string>;
  readonly bodies: ReadonlySet<string>;
  /** What is recorded of a work on a day: what says the same is not judged again. */
  readonly recorded: (key: string, day: number) => number;
};

/** The days of a week for somebody who is not at work in it. */
export function nobodyThere(monday: Day): WeekFacts['days'] {
  return weekDays(monday).map((day) => ({ day, isThere: false, holiday: null }));
}

type Refusals = Record<string, string>;

/** Why something dated cannot be worked on that day. */
function outOfTime(what: string, { name, fromDay, toDay }: Dated, date: Day): string | null {
  if (fromDay !== null && date < fromDay)
    return `${frenchWeekday(date)} : ${what} « ${name} » ne commence que le ${frenchDay(fromDay)}.`;
  if (toDay !== null && date >= toDay)
    return `${frenchWeekday(date)} : ${what} « ${name} » est fini depuis le ${frenchDay(toDay)}.`;
  return null;
}

function refusedDay({ day, isThere, holiday }: WeekFacts['days'][number], whose: string | null): string | null {
  if (holiday !== null) return `${frenchWeekday(day)} est férié (${holiday}) : rien ne s’y place.`;
  if (!isThere)
    return `${frenchWeekday(day)} : le registre du personnel ne ${whose === null ? 'vous ' : ''}donne ${whose === null ? '' : `à ${whose} `}ce jour-là aucune occupation dont le temps se compte ; celui d’un apprenti ne se compte pas.`;
  return null;
}

function refusedWork({ work }: WantedRow, date: Day, { kinds, applications, projects }: WeekFacts): string | null {
  const [kind, application, project] = [
    kinds.get(work.kind),
    applications.get(work.application ?? ''),
    projects.get(work.project ?? ''),
  ];
  return (
    (kind && outOfTime('le type d’activité', kind, date)) ??
    // Before its first day an application is set up, which does take time: the head of the team is told.
    (application && outOfTime('le logiciel', { ...application, fromDay: null }, date)) ??
    (project && outOfTime('le projet', project, date)) ??
    null
  );
}

type Known = Pick<WeekFacts, 'kinds' | 'applications' | 'projects' | 'domains' | 'bodies'>;

/** Why a work cannot be recorded on any day; null when all that it is about exists. */
export function unknownWork(work: Work, { kinds, applications, projects, domains, bodies }: Known): string | null {
  if (!kinds.has(work.kind))
    return 'Ce type d’activité n’existe pas, ou n’existe plus : ôtez la ligne et choisissez-en un autre.';
  if (work.application !== null && !applications.has(work.application))
    return 'Ce logiciel n’est pas, ou n’est plus, au catalogue.';
  if (work.project !== null && !projects.has(work.project)) return 'Ce projet n’existe pas, ou n’existe plus.';
  if (work.domain !== null && !domains.has(work.domain)) return 'Ce domaine n’existe pas, ou n’existe plus.';
  if (work.body !== null && !bodies.has(work.body)) return 'Cet adhérent n’existe pas, ou n’existe plus.';
  return null;
}

function judgeRow(row: WantedRow, index: number, facts: WeekFacts): Refusals {
  const key = workKey(row.work);
  const typed = row.cells.flatMap((hundredths, day) =>
    hundredths !== 0 && !facts.isFrozen(day) && hundredths !== facts.recorded(key, day) ? [day] : [],
  );
  if (typed.length === 0) return {};
  const unknown = unknownWork(row.work, facts);
  if (unknown !== null) return { [rowFields(index).kind]: unknown };
  const refusals: Refusals = {};
  for (const place of typed) {
    const due = facts.days[place];
    if (due === undefined) continue;
    const refusal = refusedDay(due, facts.whose) ?? refusedWork(row, due.day, facts);
    if (refusal !== null) refusals[cellField(index, place)] = refusal;
  }
  return refusals;
}

/** More than a day in a day, beside the last cell that is filled. */
function judgeDays(rows: readonly WantedRow[], facts: WeekFacts): Refusals {
  const refusals: Refusals = {};
  facts.days.forEach(({ day }, place) => {
    if (facts.isFrozen(place)) return;
    const total = rows.reduce((sum, { cells }) => sum + (cells[place] ?? 0), 0);
    const last = rows.findLastIndex(({ cells }) => (cells[place] ?? 0) > 0);
    if (total > wholeDay)
      refusals[cellField(last, place)] =
        `${frenchWeekday(day)} : ${frenchParts(total)} en tout, soit ${frenchPart(total - wholeDay)} de plus qu’un jour.`;
  });
  return refusals;
}

/** What a week may not say, by the field of the form where it is said. */
export function refusalsOf(rows: readonly WantedRow[], facts: WeekFacts): Refusals {
  const ofRows = rows.map((row, index) => judgeRow(row, index, facts));
  return Object.assign({}, judgeDays(rows, facts), ...ofRows);
}
