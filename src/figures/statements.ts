import type { Rows } from '../database/face.ts';
import { addDays } from '../kernel/day.ts';
import type { Question } from '../kernel/figure.ts';
import type { Days, RowMeasure } from '../kernel/measure.ts';
import { periodText } from '../kernel/period.ts';
import type { Registry } from './registry.ts';

/** A question about rows, with its measure. */
export type Asked = { readonly measure: RowMeasure<Rows>; readonly question: Question };

/** Days that a list may be worked out over for nothing, so that two questions share it. */
const mostBetween = 366;

/** The days that a question is read from. */
export function reachOf({ measure, question }: Asked): Days {
  return typeof measure.rows === 'function' ? question.period : measure.rows.reach(question.period);
}

/** Questions of one list, apart where years lie between them: what is read of one is then no list for the other. */
function byRunOfDays(asked: readonly Asked[]): Asked[][] {
  const runs: { to: Days['to']; readonly asked: Asked[] }[] = [];
  for (const one of [...asked].sort((a, b) => (reachOf(a).from < reachOf(b).from ? -1 : 1))) {
    const { from, to } = reachOf(one);
    const last = runs.at(-1);
    if (last && from <= addDays(last.to, mostBetween)) {
      last.asked.push(one);
      if (to > last.to) last.to = to;
    } else runs.push({ to, asked: [one] });
  }
  return runs.map((run) => run.asked);
}

/**
 * What each statement answers: the questions of a list that measures share, those of a measure that gives its sums, else those of one
 * measure and period. Composed figures are in none.
 */
export function statementsFor(registry: Registry, questions: readonly Question[]): Asked[][] {
  const asked = questions.flatMap((question): Asked[] => {
    const measure = registry.get(question.measure);
    return measure.form === 'rows' ? [{ measure, question }] : [];
  });
  const groups = Map.groupBy(asked, ({ measure, question }) => {
    if (measure.sums) return measure.id;
    return typeof measure.rows === 'function' ? JSON.stringify([measure.id, periodText(question.period)]) : measure.rows.list;
  });
  return [...groups.values()].flatMap(byRunOfDays);
}
