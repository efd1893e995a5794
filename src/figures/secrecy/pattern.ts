import type { Secrecy } from '../../kernel/measure.ts';
import { cellAt } from './cells.ts';
import { countPersons } from './counts.ts';
import { familyOf } from './family.ts';
import { hiddenCells } from './hide.ts';
import type { Solved } from './hiding.ts';
import type { Web } from './parts.ts';
import { type Scene, sceneOf } from './scene.ts';
import { chainReader, type Stay } from './stay.ts';
import { type HiddenEmpty, hiddenEmpty, isWithin } from './ties.ts';
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
  const empties: HiddenEmpty[] = [];
  const solved: Solved = new Map();
  for (const day of [...new Set(stays.flatMap(({ from, to }) => [from, to]))].sort()) {
    for (const stay of ending.get(day) ?? []) counts.end(stay);
    for (const stay of beginning.get(day) ?? []) counts.begin(stay);
    const found = hiddenIn(web, sceneOf(web, counts), solved);
    for (const key of found.keys) hidden.add(key);
    empties.push(...found.empties);
  }
  const named = new Set(web.cells.map(({ asked }) => asked));
  return { has: (key) => hidden.has(key) || (empties.length > 0 && !named.has(key) && isWithinOne(key, empties)) };
}

function isWithinOne(key: string, empties: readonly HiddenEmpty[]): boolean {
  return empties.some((empty) => isWithin(cellAt(key), empty));
}

/** The keys of the cells hidden at a moment, and the hidden cells in which nobody is: what is finer is empty too, and would tell them. */
function hiddenIn(
  web: Web,
  scene: Scene,
  solved: Solved,
): { readonly keys: readonly string[]; readonly empties: readonly HiddenEmpty[] } {
  const keys: string[] = [];
  const empties: HiddenEmpty[] = [];
  for (const [cell, isHidden] of hiddenCells(web, scene, solved).entries()) {
    const about = web.cells[cell];
    if (isHidden === 0 || !about || about.asked === null) continue;
    keys.push(about.asked);
    if (scene.persons[cell] === 0) empties.push(hiddenEmpty(about, web.family));
  }
  if (empties.length === 0) return { keys, empties };
  const empty = web.cells.flatMap(({ asked }, cell) => (asked !== null && scene.counts[cell] === 0 ? [asked] : []));
  return { keys: [...keys, ...empty.filter((key) => isWithinOne(key, empties))], empties };
}
