import type { Tx } from '../database/face.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Day } from '../kernel/day.ts';
import type { PlannedTable } from '../kernel/planned-table.ts';
import type { ReaderDoor } from './reader-door.ts';

/** Whose page it is: a thing of the directory or of the catalogue, whose capability knows none of those that work with it. */
export type PageThing = { readonly kind: 'body' | 'application'; readonly code: string; readonly name: string };

/** What a capability needs to plan the tables of such a page. */
export type PageTablesReading = { readonly tx: Tx; readonly actor: Actor; readonly url: URL; readonly today: Day };

/** The tables that all the doors add to a page, door by door. */
export async function readPageTables(
  { doors, ...page }: PageTablesReading & { readonly doors: readonly ReaderDoor[] },
  thing: PageThing,
): Promise<PlannedTable[]> {
  const tables: PlannedTable[] = [];
  for (const door of doors) tables.push(...((await door.pageTables?.(page, thing)) ?? []));
  return tables;
}
