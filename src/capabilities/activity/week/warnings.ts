import type { Day } from '../../../kernel/day.ts';
import type { Use } from '../../catalogue/index.ts';
import { frenchParts } from './part-of-day.ts';
import { frenchWeekday } from './week-days.ts';
import type { Work } from './work.ts';

/** A part of a day as warnings look at it. */
export type DoneWork = { readonly date: Day; readonly work: Work; readonly hundredths: number };

export type WarningNames = { readonly application: (code: string) => string; readonly body: (code: string) => string };

const coversDay = ({ fromDay, toDay }: Use, date: Day) =>
  (fromDay === null || fromDay <= date) && (toDay === null || toDay > date);

/**
 * What is allowed and the head of the team should look at: work for a body that does not use the application on that day, and work
 * on a day on which none was due. Read from the records each time, so that a deployment that is recorded late takes its warning away.
 */
export function warningsOf(
  lines: readonly DoneWork[],
  uses: readonly Use[],
  names: WarningNames,
  isWorkday: (date: Day) => boolean,
): readonly string[] {
  const byPair = Map.groupBy(uses, ({ application, body }) => `${application}\u0000${body}`);
  const isUser = (application: string, body: string, date: Day) =>
    (byPair.get(`${application}\u0000${body}`) ?? []).some((use) => coversDay(use, date));
  const unsubscribed = lines.flatMap(({ date, work: { application, body } }) =>
    application !== null && body !== null && !isUser(application, body, date)
      ? [`${names.body(body)} n’utilise pas « ${names.application(application)} » à cette date, d’après le catalogue.`]
      : [],
  );
  const extra = new Map<Day, number>();
  for (const { date, hundredths } of lines) if (!isWorkday(date)) extra.set(date, (extra.get(date) ?? 0) + hundredths);
  const beside = [...extra].flatMap(([date, sum]) =>
    sum > 0 ? [`${frenchParts(sum)} ${frenchWeekday(date)}, jour où rien n’était dû.`] : [],
  );
  return [...new Set([...unsubscribed, ...beside])];
}
