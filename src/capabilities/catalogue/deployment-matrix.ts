import type { Tx } from '../../database/face.ts';
import type { Day } from '../../kernel/day.ts';
import { type Body, listBodies, listServedBodies } from '../directory/index.ts';
import { type DeployedFunction, listDeployedFunctions } from './subscription.store.ts';

/** Functions under a domain or a vendor; code and name are null for those that have none. */
export type MatrixGroup = {
  readonly code: string | null;
  readonly name: string | null;
  readonly rows: readonly DeployedFunction[];
};

/** Who uses what on a day: bodies across, functions down. */
export type DeploymentMatrix = { readonly bodies: readonly Body[]; readonly groups: readonly MatrixGroup[] };

/** The functions by domain or by vendor, groups in the order of their names, those without one last. */
export function groupFunctions(functions: readonly DeployedFunction[], by: 'domain' | 'vendor'): MatrixGroup[] {
  const groups = new Map<string | null, { code: string | null; name: string | null; rows: DeployedFunction[] }>();
  for (const row of functions) {
    const [code, name] = by === 'domain' ? [row.domain, row.domainName] : [row.vendor, row.vendorName];
    const group = groups.get(code) ?? { code, name, rows: [] };
    group.rows.push(row);
    groups.set(code, group);
  }
  return [...groups.values()].sort((a, b) => {
    if (a.name === null || b.name === null) return Number(a.name === null) - Number(b.name === null);
    return a.name.localeCompare(b.name, 'fr');
  });
}

/**
 * The matrix on a day. Across stand the bodies served on that day, and any other that a deployment still names: a deployment
 * that nobody sees would be counted by the measures and missing here.
 */
export async function deploymentMatrix(
  tx: Tx,
  date: Day,
  options: { readonly by: 'domain' | 'vendor' },
): Promise<DeploymentMatrix> {
  const functions = await listDeployedFunctions(tx, date);
  const served = new Set((await listServedBodies(tx, date)).map((body) => body.code));
  const using = new Set(functions.flatMap((row) => row.bodies));
  const bodies = (await listBodies(tx)).filter((body) => served.has(body.code) || using.has(body.code));
  return { bodies, groups: groupFunctions(functions, options.by) };
}
