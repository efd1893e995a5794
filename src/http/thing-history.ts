import type { FileFormat } from '../import/format.ts';
import { type HistoryEvent, readHistory } from '../import/history.ts';
import type { PageReading } from './reading.ts';

/** The history of one thing for its page; null for a member's person, to whom the operator's imports are not shown. */
export async function thingHistory(
  page: PageReading,
  formats: readonly FileFormat[],
  kind: string,
  code: string,
  limit: number,
): Promise<readonly HistoryEvent[] | null> {
  if (page.actor.member !== null) return null;
  return page.registry.memory.recall(page.tx, JSON.stringify(['history', kind, code, limit]), () =>
    readHistory(page.tx, formats, { kind, code }, limit),
  );
}
