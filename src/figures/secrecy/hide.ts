import { type SparseRow, solve } from './elimination.ts';
import { forcedCells } from './forced.ts';
import type { Web } from './parts.ts';
import { type Scene, termsOf } from './scene.ts';

/** Fewer persons than this are not told of (« secret statistique » of the operator's people). */
const fewest = 3;

/** The cells that are hidden so far, and the ones that may yet be. */
type Hiding = {
  readonly web: Web;
  readonly scene: Scene;
  readonly hidden: Uint8Array;
  /** Relations and balances to look at again. */
  readonly queue: Set<number>;
};

function isSmall({ scene }: Hiding, cell: number): boolean {
  const persons = scene.persons[cell] ?? 0;
  return persons > 0 && persons < fewest;
}

function hide({ hidden, scene, queue }: Hiding, cell: number): void {
  hidden[cell] = 1;
  for (const place of scene.bearing[cell] ?? []) queue.add(place);
}

/** The one to hide next: somebody's before an empty one, then the fewest persons, then the first. */
function leastOf({ scene, hidden }: Hiding, cells: readonly number[]): number | null {
  let chosen: number | null = null;
  const rank = (cell: number) => scene.persons[cell] || Number.MAX_SAFE_INTEGER;
  for (const cell of cells)
    if (hidden[cell] === 0 && (chosen === null || rank(cell) < rank(chosen) || (rank(cell) === rank(chosen) && cell < chosen)))
      chosen = cell;
  return chosen;
}

/**
 * What one relation alone tells: a visible whole less its visible parts is the figure of the hidden ones together, who must be
 * three at least; and as many persons as hidden parts would be one in each. In a balance, one hidden cell alone is told.
 */
function keepsItsSecret({ scene, hidden }: Hiding, place: number): boolean {
  const relation = scene.relations[place];
  if (!relation) {
    const within = termsOf(scene, place).filter(({ cell }) => hidden[cell] === 1);
    const [only] = within;
    return within.length !== 1 || !only || scene.persons[only.cell] === 0 || (scene.persons[only.cell] ?? 0) >= fewest;
  }
  if (hidden[relation.parent] === 1) return true;
  const within = relation.children.filter((cell) => hidden[cell] === 1 && scene.persons[cell] !== 0);
  if (within.length === 0) return true;
  const persons = scene.together(within);
  return persons >= fewest && persons > within.length;
}

function settleEach(hiding: Hiding): void {
  const { scene, queue } = hiding;
  for (;;) {
    const place = queue.values().next().value;
    if (place === undefined) return;
    if (keepsItsSecret(hiding, place)) {
      queue.delete(place);
      continue;
    }
    const relation = scene.relations[place];
    const cells = relation ? relation.children : termsOf(scene, place).map(({ cell }) => cell);
    const chosen =
      leastOf(
        hiding,
        cells.filter((cell) => scene.persons[cell] !== 0),
      ) ?? leastOf(hiding, relation ? [relation.parent] : cells);
    if (chosen === null) queue.delete(place);
    else hide(hiding, chosen);
  }
}

/** Relations and balances as rows over cells; only those that bear a hidden one say anything of it. */
function rowsOver({ scene, hidden }: Hiding, places: Iterable<number>, carried: boolean): SparseRow[] {
  const rows: SparseRow[] = [];
  for (const place of places) {
    const terms = termsOf(scene, place);
    if (!terms.some(({ cell }) => hidden[cell] === 1)) continue;
    rows.push(new Map(terms.filter(({ cell }) => carried || hidden[cell] === 1).map(({ cell, sign }) => [cell, sign])));
  }
  return rows;
}

function allPlaces({ scene }: Hiding): number[] {
  return Array.from({ length: scene.relations.length + scene.balances.length }, (_, place) => place);
}

/** The relations and balances that hidden cells link to some of them. */
function placesAround({ scene, hidden }: Hiding, cells: readonly number[]): Set<number> {
  const found = new Set<number>();
  const met = new Set(cells);
  for (const cell of met)
    for (const place of scene.bearing[cell] ?? []) {
      if (found.has(place)) continue;
      found.add(place);
      for (const term of termsOf(scene, place)) if (hidden[term.cell] === 1) met.add(term.cell);
    }
  return found;
}

/** Hides all that still shows around the hidden cells: when numbers grow too large to say what is told. */
function hideAround(hiding: Hiding): boolean {
  const around = allPlaces(hiding).map((place) => termsOf(hiding.scene, place).map(({ cell }) => cell));
  const shown = around.filter((cells) => cells.some((cell) => hiding.hidden[cell] === 1)).flat();
  const left = shown.filter((cell) => hiding.hidden[cell] === 0);
  for (const cell of left) hide(hiding, cell);
  return left.length > 0;
}

/** Of what tells a cell, the one to hide: as fine as the cell or finer, before what is coarser. */
function hideOneOf(hiding: Hiding, told: number, tellers: readonly number[]): boolean {
  const fineness = (cell: number) => hiding.web.cells[cell]?.fineness ?? 0;
  const shown = tellers.filter((cell) => hiding.hidden[cell] === 0);
  const some = shown.filter((cell) => hiding.scene.persons[cell] !== 0);
  const chosen =
    leastOf(
      hiding,
      some.filter((cell) => fineness(cell) >= fineness(told)),
    ) ??
    leastOf(hiding, some) ??
    leastOf(hiding, shown);
  if (chosen !== null) hide(hiding, chosen);
  return chosen !== null;
}

/** Hides one more cell for each hidden one that sums of visible ones tell; false when none is told. */
function hideDetermined(hiding: Hiding): boolean {
  const { hidden } = hiding;
  const isHidden = (cell: number) => hidden[cell] === 1;
  const solved = solve(rowsOver(hiding, allPlaces(hiding), false), isHidden);
  if (solved === null) return hideAround(hiding);
  const told = [...solved]
    .flatMap(([cell, row]) => (row.size === 1 && isSmall(hiding, cell) ? [cell] : []))
    .sort((a, b) => a - b);
  if (told.length === 0) return false;
  const explained = solve(rowsOver(hiding, placesAround(hiding, told), true), isHidden);
  if (explained === null) return hideAround(hiding);
  const sums = told.map((cell) => ({ cell, sum: [...(explained.get(cell)?.keys() ?? [])].filter((one) => !isHidden(one)) }));
  let changed = false;
  // What was hidden for one may also have kept the next.
  for (const { cell, sum } of sums) if (!sum.some(isHidden)) changed = hideOneOf(hiding, cell, sum) || changed;
  return changed || hideAround(hiding);
}

/** The visible cells around a hidden one, the nearest relations first, going from hidden cell to hidden cell. */
function shownAround({ scene, hidden }: Hiding, from: number): number[][] {
  const met = new Set([from]);
  const rings: number[][] = [];
  for (let edge = [from]; edge.length > 0; ) {
    const around = edge.flatMap((cell) => (scene.bearing[cell] ?? []).flatMap((place) => termsOf(scene, place)));
    const fresh = [...new Set(around.map(({ cell }) => cell))].filter((cell) => !met.has(cell));
    for (const cell of fresh) met.add(cell);
    rings.push(fresh.filter((cell) => hidden[cell] === 0));
    edge = fresh.filter((cell) => hidden[cell] === 1);
  }
  return rings;
}

/** The nearest cells, among which those to hide are looked for first. */
const nearest = 40;

/** Hides what frees the first small cell that whole numbers force: of the visible cells around, the nearest, and no more than it takes. */
function hideForced(hiding: Hiding): boolean {
  const { scene, hidden } = hiding;
  const forced = forcedCells(scene, hidden).find((cell) => isSmall(hiding, cell));
  if (forced === undefined) return false;
  const sized = (cell: number) => scene.persons[cell] || Number.MAX_SAFE_INTEGER;
  const around = shownAround(hiding, forced).flatMap((ring) => ring.sort((a, b) => sized(a) - sized(b) || a - b));
  const frees = (cells: readonly number[]) => {
    const tried = Uint8Array.from(hidden);
    for (const cell of cells) tried[cell] = 1;
    return !forcedCells(scene, tried).includes(forced);
  };
  let chosen = frees(around.slice(0, nearest)) ? around.slice(0, nearest) : around;
  if (frees(chosen))
    for (const cell of [...chosen].reverse()) {
      const fewer = chosen.filter((one) => one !== cell);
      if (frees(fewer)) chosen = fewer;
    }
  for (const cell of chosen) hide(hiding, cell);
  return chosen.length > 0;
}

/**
 * The cells that are not told at a moment: those of one or two persons, and as few others as a simple order finds, so that
 * neither a sum of visible cells, nor whole numbers above 0, tell one of them. Each step hides one more, so that it ends.
 */
export function hiddenCells(web: Web, scene: Scene): Uint8Array {
  const hiding: Hiding = { web, scene, hidden: new Uint8Array(web.cells.length), queue: new Set() };
  for (const [cell, { asked }] of web.cells.entries())
    if (scene.counts[cell] === 1 && (asked === null || isSmall(hiding, cell))) hide(hiding, cell);
  do settleEach(hiding);
  while (hideDetermined(hiding) || hideForced(hiding));
  return hiding.hidden;
}
