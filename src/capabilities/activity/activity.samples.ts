import type { Tx } from '../../database/face.ts';
import { record, type SampleRecord } from '../../database/records.samples.ts';
import type { Actor } from '../../kernel/actor.ts';

export function recordKinds(tx: Tx, actor: Actor, kinds: readonly (SampleRecord & { readonly code: string })[]): Promise<void> {
  return record(
    tx,
    actor,
    'activity.kind',
    kinds.map((kind) => ({ name: kind.code, ...kind })),
  );
}

/** A whole day for the operator itself, unless said otherwise. */
export function recordTimeLines(tx: Tx, actor: Actor, lines: readonly SampleRecord[]): Promise<void> {
  return record(
    tx,
    actor,
    'activity.time_line',
    lines.map((line) => ({
      days_hundredths: 100,
      ...('body' in line || 'scope' in line ? {} : { scope: 'internal' }),
      ...line,
    })),
  );
}

/** The trees of two teams, as short as a test needs them: `si` {run {suivi, aide}, projet, interne} and `support` {aide-support}. */
export function recordTwoTrees(tx: Tx, actor: Actor): Promise<void> {
  return recordKinds(tx, actor, [
    { code: 'si-mco', name: 'MCO', team: 'si', nature: 'run' },
    { code: 'si-suivi', name: 'Suivi d’application', parent: 'si-mco' },
    { code: 'si-aide', name: 'Assistance', parent: 'si-mco', nature: 'assistance' },
    { code: 'si-projet', name: 'Projet', team: 'si', nature: 'project' },
    { code: 'si-interne', name: 'Interne', team: 'si', nature: 'internal' },
    { code: 'support-aide', name: 'Assistance', team: 'support', nature: 'assistance' },
  ]);
}
