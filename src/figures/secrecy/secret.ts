import type { Rows, Tx } from '../../database/face.ts';
import type { Coordinates, Question } from '../../kernel/figure.ts';
import type { RowMeasure, Secrecy } from '../../kernel/measure.ts';
import { type Period, periodText } from '../../kernel/period.ts';
import type { Registry } from '../registry.ts';
import type { Reader } from '../withheld.ts';
import { cellsAsked } from './cells.ts';
import { type Hidden, hiddenOver } from './pattern.ts';
import { listStays } from './persons.store.ts';

/** The rules that bind this reader for a measure asked by these dimensions; null when they are told everything of it. */
export function secrecyFor(
  { secrecy }: RowMeasure<Rows>,
  dimensions: readonly string[],
  { member, roles }: Reader,
): Secrecy<Rows> | null {
  if (secrecy === undefined || (secrecy.only && !secrecy.only.some((name) => dimensions.includes(name)))) return null;
  return member === null && secrecy.exempt.some((role) => roles.includes(role)) ? null : secrecy;
}

/** Whether these dimensions together are among the tables that others may ask. */
export function isInTables({ tables, fixed }: Secrecy<Rows>, dimensions: readonly string[]): boolean {
  const asked = [...new Set([...dimensions, ...Object.keys(fixed ?? {})])].sort().join();
  return tables.some((names) => [...names].sort().join() === asked);
}

function isWhole({ kind }: Period): boolean {
  return kind === 'year' || kind === 'years';
}

async function hiddenCells(tx: Tx, registry: Registry, secrecy: Secrecy<Rows>, period: Period): Promise<Hidden> {
  const key = JSON.stringify(['hidden', secrecy.group, periodText(period)]);
  return registry.memory.recall(tx, key, async () => hiddenOver(secrecy, await listStays(tx, secrecy, period)));
}

/**
 * Whether a figure is kept from a reader who is bound by these rules: asked by what is not in the tables, over less than a year where
 * years alone are told, or adding up a cell that is hidden on a day of the period. Several values are told when each is.
 */
export async function isSecret(
  tx: Tx,
  registry: Registry,
  secrecy: Secrecy<Rows>,
  { at, period }: { readonly at: Coordinates; readonly period: Period },
): Promise<boolean> {
  if (!isInTables(secrecy, Object.keys(at))) return true;
  if (secrecy.wholeYears && !isWhole(period)) return true;
  const hidden = await hiddenCells(tx, registry, secrecy, secrecy.when?.(period) ?? period);
  return cellsAsked({ ...at, ...secrecy.fixed }).some((key) => hidden.has(key));
}

/** Of the questions given, the keys of those that are secret to the reader. */
export async function secretAmong(
  tx: Tx,
  registry: Registry,
  leaves: ReadonlyMap<string, Question>,
  reader: Reader,
): Promise<ReadonlySet<string>> {
  const secret = new Set<string>();
  for (const [key, question] of leaves) {
    const measure = registry.get(question.measure);
    const secrecy = measure.form === 'rows' ? secrecyFor(measure, Object.keys(question.at), reader) : null;
    if (secrecy !== null && (await isSecret(tx, registry, secrecy, question))) secret.add(key);
  }
  return secret;
}
