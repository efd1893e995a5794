import { sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../database/face.ts';
import { inNameOrder } from '../../database/name-order.ts';
import { treePaths } from '../../database/tree-paths.ts';
import { type Domain, type DomainTree, domainTree } from './domain.ts';

const domainRow = z.object({
  code: z.string(),
  name: z.string(),
  parent: z.string().nullable(),
  trades: z.string().nullable(),
  aliases: z.array(z.string()),
});

/** Every domain and sub-domain as a tree, each level in the order of the names. */
export async function listDomains(tx: Tx): Promise<DomainTree[]> {
  const result = await sql`
    select code, name, parent, trades, coalesce(aliases, '{}') as aliases from catalogue.domain order by ${inNameOrder('name')}, code`.execute(
    tx,
  );
  return domainTree(result.rows.map((row): Domain => domainRow.parse(row)));
}

const vendorRow = z.object({ code: z.string(), name: z.string(), aliases: z.array(z.string()) });

/** A publisher or supplier; the operator itself for what it develops. */
export type Vendor = z.infer<typeof vendorRow>;

/** Every vendor, in the order of the names. */
export async function listVendors(tx: Tx): Promise<Vendor[]> {
  const result =
    await sql`select code, name, coalesce(aliases, '{}') as aliases from catalogue.vendor order by ${inNameOrder('name')}, code`.execute(
      tx,
    );
  return result.rows.map((row) => vendorRow.parse(row));
}

/** For the statements of other stores: every domain with the codes that lead to it; see `treePaths`. */
export const domainPaths: Rows = treePaths('catalogue.domain');
