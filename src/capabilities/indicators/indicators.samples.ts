import type { Tx } from '../../database/face.ts';
import { record, type SampleRecord } from '../../database/records.samples.ts';
import type { Actor } from '../../kernel/actor.ts';

/** A yearly count whose years add up, unless said otherwise. */
export function recordIndicators(
  tx: Tx,
  actor: Actor,
  indicators: readonly (SampleRecord & { readonly code: string })[],
): Promise<void> {
  return record(
    tx,
    actor,
    'indicators.indicator',
    indicators.map((indicator) => ({
      name: indicator.code,
      unit: 'count',
      period_kind: 'year',
      accumulation: 'sum',
      ...indicator,
    })),
  );
}

export function recordValues(tx: Tx, actor: Actor, values: readonly SampleRecord[]): Promise<void> {
  return record(tx, actor, 'indicators.value', values);
}
