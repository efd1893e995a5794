import type { Secrecy } from '../../kernel/measure.ts';
import { layOut, type Placed } from './cells.ts';
import { hideCells } from './hide.ts';

/** A person for a stretch within the period, `to` excluded. */
export type Stay = Placed & { readonly from: string; readonly to: string };

/**
 * The cells hidden on some day of the period. A figure over a period is told only when its cell is told on each of its days: else the period's
 * mean, less the other days, would tell the hidden one. Between two days on which somebody comes, goes or changes place,
 * every day is alike.
 */
export function hiddenOver(
  rules: Pick<Secrecy<unknown>, 'dimensions' | 'tables' | 'tied'>,
  stays: readonly Stay[],
): ReadonlySet<string> {
  const hidden = new Set<string>();
  const edges = [...new Set(stays.flatMap(({ from, to }) => [from, to]))].sort();
  const seen = new Set<string>();
  for (const day of edges) {
    const present = stays.flatMap((stay, index) => (stay.from <= day && day < stay.to ? [{ stay, index }] : []));
    const state = present.map(({ index }) => index).join();
    if (present.length === 0 || seen.has(state)) continue;
    seen.add(state);
    for (const key of hideCells(
      layOut(
        rules,
        present.map(({ stay }) => stay),
      ),
    ))
      hidden.add(key);
  }
  return hidden;
}
