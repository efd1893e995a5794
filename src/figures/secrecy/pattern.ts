import type { Secrecy } from '../../kernel/measure.ts';
import { countPersons } from './counts.ts';
import { familyOf } from './family.ts';
import { hiddenCells } from './hide.ts';
import type { Solved } from './hiding.ts';
import { sceneOf } from './scene.ts';
import { chainReader, type Stay } from './stay.ts';
import { webOf } from './web.ts';

/** The cells, by their keys, that are not told. */
export type Hidden = Pick<ReadonlySet<string>, 'has'>;

type Rules = Pick<Secrecy<unknown>, 'dimensions' | 'tables' | 'tied'>;

/** What could not be worked out is not told. */
const everything: Hidden = { has: () => true };

/**
 * The cells hidden on some day of the period. A figure over a period is told only when its cell is told on each of its days: else the
 * period's mean, less the other days, would tell the hidden one. Between two days on which somebody comes, goes or changes
 * place, every day is alike. What is hidden on a day depends on nothing but that day: asked for it or for its year, it is the same.
 */
export function hiddenOver({ dimensions, tables, tied }: Rules, stays: readonly Stay[]): Hidden {
  const family = familyOf(tables);
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
  const solved: Solved = new Map();
  for (const day of [...new Set(stays.flatMap(({ from, to }) => [from, to]))].sort()) {
    for (const stay of ending.get(day) ?? []) counts.end(stay);
    for (const stay of beginning.get(day) ?? []) counts.begin(stay);
    for (const [cell, isHidden] of hiddenCells(web, sceneOf(web, counts), solved).entries()) {
      const asked = isHidden === 1 ? web.cells[cell]?.asked : null;
      if (typeof asked === 'string') hidden.add(asked);
    }
  }
  return hidden;
}
