import type { Database, Rows } from '../database/face.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Coordinates, Figure } from '../kernel/figure.ts';
import type { Measure } from '../kernel/measure.ts';
import { type Period, parsePeriod } from '../kernel/period.ts';
import { toPlainDecimal } from '../kernel/quantity.ts';
import { ask } from './ask.ts';
import { openEvidence } from './evidence.ts';
import { createRegistry } from './registry.ts';

/** A figure as a test reads it: `13685.4`, `~ 60000`, a text, or `unknown: no-record`. */
export function shortAnswer({ result }: Figure): string {
  switch (result.found) {
    case 'known':
      return `${result.approximate ? '~ ' : ''}${result.value.kind === 'text' ? result.value.text : toPlainDecimal(result.value.quantity, 4)}`;
    case 'unknown':
      return `unknown: ${result.reason}`;
    case 'not-applicable':
      return `not applicable: ${result.reason}`;
  }
}

/** A period in the form of `parsePeriod`. */
export function periodOf(text: string): Period {
  const period = parsePeriod(text);
  if (!period) throw new RangeError(text);
  return period;
}

/** Asks the measures of a capability under test, and opens their rows. */
export function answering(database: () => Database, measures: readonly Measure<Rows>[]) {
  const registry = createRegistry(measures);
  return {
    answer: (actor: Actor, measure: string, period: Period, at: Coordinates = {}): Promise<string> =>
      database().read(actor, async (tx) => shortAnswer(await ask(tx, registry, { measure, at, period }))),
    /** Labels and values of the rows behind the figure, in the order of the page. */
    rows: (actor: Actor, measure: string, period: Period, at: Coordinates = {}): Promise<string[]> =>
      database().read(actor, async (tx) => {
        const evidence = await openEvidence(tx, registry, { measure, at, period }, { limit: 100, offset: 0 });
        return evidence.rows.map((row) => `${row.label}: ${row.text_value ?? row.value ?? 'null'}`);
      }),
  };
}
