import type { Tx } from '../../database/face.ts';
import type { Registry } from '../registry.ts';
import { listPublishedEditions, type PublishedEdition } from './ledger.store.ts';

/** Editions of origin `published`, the latest year first; kept while nothing changes. */
export function listEditions(tx: Tx, registry: Registry): Promise<readonly PublishedEdition[]> {
  return registry.memory.recall(tx, JSON.stringify(['editions']), () => listPublishedEditions(tx));
}

/** The published edition of a year, or null. When several reports carry the year, the first by name. */
export async function findEdition(tx: Tx, registry: Registry, year: number): Promise<PublishedEdition | null> {
  return (await listEditions(tx, registry)).find((edition) => edition.year === year) ?? null;
}
