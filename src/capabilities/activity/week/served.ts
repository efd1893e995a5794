import type { Tx } from '../../../database/face.ts';
import type { Day } from '../../../kernel/day.ts';
import { type Application, listUsedApplications, listUses, type Use } from '../../catalogue/index.ts';

/** What the catalogue says of whom applications serve, and from when on. */
export type Served = {
  readonly uses: readonly Use[];
  /** Those that somebody is recorded to use, at any time: who uses the others is unknown. */
  readonly used: ReadonlySet<string>;
  /** The first day of those that have one. */
  readonly openings: ReadonlyMap<string, Day>;
};

export async function readServed(
  tx: Tx,
  window: { readonly from: Day; readonly to: Day },
  applications: readonly Pick<Application, 'code' | 'fromDay'>[],
): Promise<Served> {
  return {
    uses: await listUses(tx, window),
    used: await listUsedApplications(tx),
    openings: new Map(applications.flatMap(({ code, fromDay }) => (fromDay === null ? [] : [[code, fromDay]]))),
  };
}
