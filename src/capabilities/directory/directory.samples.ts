import type { Tx } from '../../database/face.ts';
import { record, type SampleRecord } from '../../database/records.samples.ts';
import type { Actor } from '../../kernel/actor.ts';

type Coded = SampleRecord & { readonly code: string };

/** Bodies as short as a test needs them: a code is enough for a member town of that name. */
export function recordBodies(tx: Tx, actor: Actor, bodies: readonly (Coded | string)[]): Promise<void> {
  const rows = bodies.map((body) => (typeof body === 'string' ? { code: body } : body));
  return record(
    tx,
    actor,
    'directory.body',
    rows.map((body) => ({ name: body.code, status: 'member', category: 'town', ...body })),
  );
}

/** Three housing offices that merge into one on a day; the merged one begins on that day. */
export async function recordMerger(tx: Tx, actor: Actor, offices: readonly string[], merged: string, on: string): Promise<void> {
  await recordBodies(tx, actor, [
    ...offices.map((code) => ({ code, category: 'housing-office' })),
    { code: merged, category: 'housing-office', from_day: on },
  ]);
  await record(
    tx,
    actor,
    'directory.succession',
    offices.map((predecessor) => ({ predecessor, successor: merged, on_day: on })),
  );
}
