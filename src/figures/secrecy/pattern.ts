import type { Secrecy } from '../../kernel/measure.ts';
import { cellAt } from './cells.ts';
import { countPersons } from './counts.ts';
import { familyOf } from './family.ts';
import { hiddenCells } from './hide.ts';
import { sceneOf } from './scene.ts';
import { chainReader, type Stay } from './stay.ts';
import { type HiddenEmpty, hiddenEmpty, isWithin } from './ties.ts';
import { webOf } from './web.ts';

/** The cells, by their keys, that are not told. */
export type Hidden = Pick<ReadonlySet<string>, 'has'>;

type Rules = Pick<Secrecy<unknown>, 'dimensions' | 'tables' | 'known' | 'tied'>;

/** What could not be worked out is not told. */
const everything: Hidden = { has: () => true };

/**
 * The cells hidden on some day of the period. A figure over a period is told only when its cell is told on each of its days: else the
 * period's mean, less the other days, would tell the hidden one. Between two days on which somebody comes, goes or changes
 * place, every day is alike. What is hidden on a day depends on nothing but that day: asked for it or for its year, it is the same.
 */
export function hiddenOver({ dimensions, tables, known, tied }: Rules, stays: readonly Stay[]): Hidden {
  const family = familyOf(tables, known);
  const chains = chainReader(Object.keys(dimensions));
  const web = webOf(
    family,
    tied,
    stays.map(({ at }) => chains(at)),
  );
  if (web === null) return everything;
  const counts = countPersons(stays, web);
  const beginning = Map.groupBy(stays.keys(), (stay) => stays[stay]?.from);
  const ending = Map.groupBy(stays.keys(), (stay) => stays[stay]?.to);
  const hidden = new Set<string>();
  const empty = new Map<number, HiddenEmpty>();
  for (const day of [...new Set(stays.flatMap(({ from, to }) => [from, to]))].sort()) {
    for (const stay of ending.get(day) ?? []) counts.end(stay);
    for (const stay of beginning.get(day) ?? []) counts.begin(stay);
    const scene = sceneOf(web, counts);
    for (const [cell, isHidden] of hiddenCells(web, scene).entries()) {
      const about = web.cells[cell];
      if (isHidden === 0 || !about || about.asked === null) continue;
      hidden.add(about.asked);
      if (scene.persons[cell] === 0) empty.set(cell, hiddenEmpty(about, family));
    }
  }
  const isUnderEmpty = (key: string) => [...empty.values()].some((one) => isWithin(cellAt(key), one));
  return { has: (key) => hidden.has(key) || (empty.size > 0 && isUnderEmpty(key)) };
}
