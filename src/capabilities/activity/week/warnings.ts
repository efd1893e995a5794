import type { Day } from '../../../kernel/day.ts';
import { frenchDay } from '../../../kernel/french.ts';
import type { Use } from '../../catalogue/index.ts';
import { frenchParts } from './part-of-day.ts';
import type { Served } from './served.ts';
import { frenchWeekday } from './week-days.ts';
import type { Work } from './work.ts';

/** A part of a day as warnings look at it. */
export type DoneWork = { readonly date: Day; readonly work: Work; readonly hundredths: number };

export type WarningNames = { readonly application: (code: string) => string; readonly body: (code: string) => string };

const coversDay = ({ fromDay, toDay }: Use, date: Day) =>
  (fromDay === null || fromDay <= date) && (toDay === null || toDay > date);

/** What is left of lines once counter-entries have taken back theirs: a part of a day for each application and body. */
export function netWork(lines: readonly DoneWork[]): readonly DoneWork[] {
  const groups = Map.groupBy(lines, ({ date, work: { application, body } }) => JSON.stringify([date, application, body]));
  return [...groups.values()].flatMap((some) => {
    const hundredths = some.reduce((sum, one) => sum + one.hundredths, 0);
    const [first] = some;
    return first === undefined || hundredths === 0 ? [] : [{ ...first, hundredths }];
  });
}

/**
 * What is allowed and the head of the team should look at: work for a body that does not use the application on that day, on an
 * application that is not there yet, which has to be set up, and on a day on which none was due. Read from the records each time, so that a deployment that is recorded late takes its warning away.
 */
export function warningsOf(
  lines: readonly DoneWork[],
  { uses, used, openings }: Served,
  names: WarningNames,
  isWorkday: (date: Day) => boolean,
): readonly string[] {
  const byPair = Map.groupBy(uses, ({ application, body }) => `${application}\u0000${body}`);
  const isUser = (application: string, body: string, date: Day) =>
    (byPair.get(`${application}\u0000${body}`) ?? []).some((use) => coversDay(use, date));
  const unsubscribed = lines.flatMap(({ date, work: { application, body } }) =>
    application !== null && body !== null && used.has(application) && !isUser(application, body, date)
      ? [`${names.body(body)} n’utilise pas « ${names.application(application)} » à cette date, d’après le catalogue.`]
      : [],
  );
  const early = lines.flatMap(({ date, work: { application } }) => {
    const opening = openings.get(application ?? '');
    return application === null || opening === undefined || date >= opening
      ? []
      : [`« ${names.application(application)} » n’est en service qu’à partir du ${frenchDay(opening)}.`];
  });
  const extra = new Map<Day, number>();
  for (const { date, hundredths } of lines) if (!isWorkday(date)) extra.set(date, (extra.get(date) ?? 0) + hundredths);
  const beside = [...extra].flatMap(([date, sum]) =>
    sum > 0 ? [`${frenchParts(sum)} ${frenchWeekday(date)}, jour où rien n’était dû.`] : [],
  );
  return [...new Set([...unsubscribed, ...early, ...beside])];
}
