import type { Relation, Web } from './parts.ts';
import { type Scene, termsOf } from './scene.ts';

/** Fewer persons than this are not told of. */
const fewest = 3;

/** The cells that are hidden so far, at one moment. */
export type Hiding = {
  readonly web: Web;
  readonly scene: Scene;
  readonly hidden: Uint8Array;
  /** Relations and balances to look at again. */
  readonly queue: Set<number>;
  readonly solved: Solved;
};

/** What was worked out at other moments: for the cells that counted and those that were hidden, the ones that are determined. */
export type Solved = Map<string, readonly number[] | null>;

export function isSmall({ scene }: Pick<Hiding, 'scene'>, cell: number): boolean {
  const persons = scene.persons[cell] ?? 0;
  return persons > 0 && persons < fewest;
}

export function hide({ hidden, scene, queue }: Hiding, cell: number): void {
  hidden[cell] = 1;
  for (const place of scene.bearing[cell] ?? []) queue.add(place);
}

/** The visible one to hide: somebody's before an empty one, then the fewest persons, then the first; null when none is visible. */
export function leastOf({ scene, hidden }: Hiding, cells: readonly number[]): number | null {
  const rank = (cell: number) => scene.persons[cell] || Number.MAX_SAFE_INTEGER;
  let chosen: number | null = null;
  for (const cell of cells) {
    if (hidden[cell] === 1) continue;
    if (chosen === null || rank(cell) < rank(chosen) || (rank(cell) === rank(chosen) && cell < chosen)) chosen = cell;
  }
  return chosen;
}

/** Of what tells a cell, hides one: as fine as the cell or finer, before what is coarser. False when there is none. */
export function hideOneOf(hiding: Hiding, told: number, tellers: readonly number[]): boolean {
  const fineness = (cell: number) => hiding.web.cells[cell]?.fineness ?? 0;
  const some = tellers.filter((cell) => hiding.scene.persons[cell] !== 0);
  const fine = some.filter((cell) => fineness(cell) >= fineness(told));
  const chosen = leastOf(hiding, fine) ?? leastOf(hiding, some) ?? leastOf(hiding, tellers);
  if (chosen !== null) hide(hiding, chosen);
  return chosen !== null;
}

/** The smaller branches that a hidden branch adds up to, when it is one and something of it is known; else nothing. */
function splitOf({ web, scene }: Hiding, cell: number): readonly number[] {
  const table = web.cells[cell]?.table;
  const isSplit = ({ parent, children: [first] }: Relation) =>
    parent === cell && first !== undefined && web.cells[first]?.table === table;
  return (scene.bearing[cell] ?? []).map((place) => scene.relations[place]).find((one) => one && isSplit(one))?.children ?? [];
}

/** The parts of a whole: what is known of them, and what is left, which is of a hidden branch only what is not known of its branches. */
export function partsOf(hiding: Hiding, children: readonly number[], isKnown: (cell: number) => boolean): readonly number[] {
  return children.flatMap((cell) => {
    if (isKnown(cell)) return [cell];
    const within = partsOf(hiding, splitOf(hiding, cell), isKnown);
    return within.some(isKnown) ? within : [cell];
  });
}

/**
 * Whether one relation tells nothing by itself. A known whole less its known parts is the figure of the others together, who must
 * be three at least, and not one in each. In a balance, one unknown cell alone is told.
 */
export function keepsItsSecret(hiding: Hiding, place: number, isKnown: (cell: number) => boolean): boolean {
  const { persons, relations, together } = hiding.scene;
  const relation = relations[place];
  if (relation === null) return true;
  if (relation === undefined) {
    const unknown = termsOf(hiding.scene, place).filter(({ cell }) => !isKnown(cell));
    return unknown.length !== 1 || !unknown.some(({ cell }) => isSmall(hiding, cell));
  }
  if (!isKnown(relation.parent)) return true;
  const parts = partsOf(hiding, relation.children, isKnown);
  const unknown = parts.filter((cell) => !isKnown(cell) && persons[cell] !== 0);
  return unknown.length === 0 || (together(unknown) >= fewest && unknown.some((cell) => persons[cell] !== 1));
}
