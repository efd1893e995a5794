import type { Rows, Tx } from '../database/face.ts';
import type { Question } from '../kernel/figure.ts';
import type { RowMeasure } from '../kernel/measure.ts';
import { type Period, periodText } from '../kernel/period.ts';
import type { Registry } from './registry.ts';
import { listUnfinished } from './unfinished.store.ts';

type Unfinished = NonNullable<RowMeasure<Rows>['unfinished']>;

/** The keys of the questions about rows whose periods are not closed; one statement for each register that closes its periods. */
export async function unfinishedAmong(
  tx: Tx,
  registry: Registry,
  leaves: ReadonlyMap<string, Question>,
): Promise<ReadonlySet<string>> {
  const asked = new Map<Unfinished, { readonly id: string; readonly keys: string[]; readonly questions: Question[] }>();
  for (const [key, question] of leaves) {
    const measure = registry.get(question.measure);
    if (measure.form !== 'rows' || !measure.unfinished) continue;
    const own = asked.get(measure.unfinished) ?? { id: measure.id, keys: [], questions: [] };
    own.keys.push(key);
    own.questions.push(question);
    asked.set(measure.unfinished, own);
  }
  const found = new Set<string>();
  for (const [unfinished, { id, keys, questions }] of asked) {
    const periods = [...new Map(questions.map(({ period }): [string, Period] => [periodText(period), period])).values()];
    const texts = periods.map(periodText);
    const open = await registry.memory.recall(tx, JSON.stringify(['unfinished', id, texts]), async () => {
      const positions = await listUnfinished(tx, unfinished, periods);
      return texts.filter((_, index) => positions.has(index));
    });
    const isOpen = new Set(open);
    for (const [index, { period }] of questions.entries()) {
      const key = keys[index];
      if (key !== undefined && isOpen.has(periodText(period))) found.add(key);
    }
  }
  return found;
}
