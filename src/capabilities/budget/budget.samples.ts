import type { Tx } from '../../database/face.ts';
import { record, type SampleRecord } from '../../database/records.samples.ts';
import type { Actor } from '../../kernel/actor.ts';

/** Amounts are in cents; a chapter of the operator's own investment expenditure of 2020 unless said otherwise. */
export function recordLines(
  tx: Tx,
  actor: Actor,
  lines: readonly (SampleRecord & { readonly chapter: string })[],
): Promise<void> {
  return record(
    tx,
    actor,
    'budget.line',
    lines.map((line) => ({
      year: 2020,
      section: 'investment',
      direction: 'expenditure',
      label: `chapitre ${line.chapter}`,
      perimeter: 'own',
      ...line,
    })),
  );
}
