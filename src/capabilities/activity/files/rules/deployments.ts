import type { Beside } from '../../../../import/format.ts';
import { type Stretch, stretchOf, textOf } from './stretches.ts';

/** When each body uses an application, by application and body; of one that is at nobody's, who has it is unknown. */
export function deploymentsOf({
  records,
}: Pick<Beside, 'records'>): ReadonlyMap<string, ReadonlyMap<string, readonly Stretch[]>> {
  const applicationOf = new Map(records('fonctions').map((row) => [row['code'], textOf(row['application'])]));
  const deployed = new Map<string, Map<string, Stretch[]>>();
  for (const row of records('deploiements')) {
    const [application, body] = [applicationOf.get(row['function'] ?? null) ?? null, textOf(row['body'])];
    if (application === null || body === null) continue;
    const own = deployed.get(application) ?? new Map<string, Stretch[]>();
    deployed.set(application, own);
    own.set(body, [...(own.get(body) ?? []), stretchOf(row)]);
  }
  return deployed;
}
