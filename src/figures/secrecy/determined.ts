import { type SparseRow, solve } from './elimination.ts';
import { type Hiding, hide, hideOneOf, isSmall, keepsItsSecret } from './hiding.ts';
import { termsOf } from './scene.ts';

/** Relations and balances as rows over cells; only those that bear a hidden one say anything of it. */
function rowsOver({ scene, hidden }: Hiding, places: Iterable<number>, carried: boolean): SparseRow[] {
  const rows: SparseRow[] = [];
  for (const place of places) {
    const row: SparseRow = new Map();
    let isUseful = false;
    for (const { cell, sign } of termsOf(scene, place)) {
      if (hidden[cell] === 1) isUseful = true;
      else if (!carried) continue;
      row.set(cell, sign);
    }
    if (isUseful) rows.push(row);
  }
  return rows;
}

function allPlaces({ scene }: Hiding): readonly number[] {
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

/** Hides all that still shows beside hidden cells: when numbers grow too large to say what is told. */
function hideAround(hiding: Hiding): boolean {
  const isHidden = (cell: number) => hiding.hidden[cell] === 1;
  const beside = allPlaces(hiding)
    .map((place) => termsOf(hiding.scene, place).map(({ cell }) => cell))
    .filter((cells) => cells.some(isHidden));
  const shown = beside.flat().filter((cell) => !isHidden(cell));
  for (const cell of shown) hide(hiding, cell);
  return shown.length > 0;
}

/** For each of some determined cells, the visible ones that it is a sum of; null when numbers grow too large. */
function tellersOf(hiding: Hiding, cells: readonly number[]): ReadonlyMap<number, readonly number[]> | null {
  const isHidden = (cell: number) => hiding.hidden[cell] === 1;
  const explained = solve(rowsOver(hiding, placesAround(hiding, cells), true), isHidden);
  if (explained === null) return null;
  return new Map(cells.map((cell) => [cell, [...(explained.get(cell)?.keys() ?? [])].filter((one) => !isHidden(one))]));
}

/** Hides one more cell for each small one that is determined. */
function hideTellers(hiding: Hiding, small: readonly number[]): boolean {
  const tellers = tellersOf(hiding, small);
  if (tellers === null) return hideAround(hiding);
  let changed = false;
  // What was hidden for one may also have kept the next.
  for (const [cell, sum] of tellers)
    if (sum.every((one) => hiding.hidden[one] === 0)) changed = hideOneOf(hiding, cell, sum) || changed;
  return changed || hideAround(hiding);
}

/** Hides one more cell where a relation, all that is determined in it being as good as told, leaves too few. */
function hideBeside(hiding: Hiding, determined: ReadonlySet<number>): boolean {
  const { scene, hidden } = hiding;
  const isKnown = (cell: number) => hidden[cell] === 0 || determined.has(cell);
  const places = new Set([...determined].flatMap((cell) => scene.bearing[cell] ?? []));
  const place = [...places].sort((a, b) => a - b).find((one) => !keepsItsSecret(hiding, one, isKnown));
  if (place === undefined) return false;
  const cells = termsOf(scene, place).map(({ cell }) => cell);
  const tellers = tellersOf(
    hiding,
    cells.filter((cell) => determined.has(cell)),
  );
  if (tellers === null) return hideAround(hiding);
  const told = cells.find((cell) => !isKnown(cell)) ?? 0;
  return hideOneOf(hiding, told, [...cells, ...[...tellers.values()].flat()]) || hideAround(hiding);
}

/** The hidden cells that sums of visible ones tell, in their order; null when numbers grow too large. It hangs on which are hidden, not on how many persons they hold. */
function determinedIn(hiding: Hiding): readonly number[] | null {
  const { scene, hidden, solved } = hiding;
  const key = Buffer.from(hidden.map((isHidden, cell) => isHidden * 2 + (scene.counts[cell] ?? 0))).toString('latin1');
  const before = solved.get(key);
  if (before !== undefined) return before;
  const answers = solve(rowsOver(hiding, allPlaces(hiding), false), () => true);
  const found = answers && [...answers].flatMap(([cell, row]) => (row.size === 1 ? [cell] : [])).sort((a, b) => a - b);
  solved.set(key, found);
  return found;
}

/** Hides more where sums of visible cells tell a small one, or a group of one or two persons in one relation; false when none is told. */
export function hideDetermined(hiding: Hiding): boolean {
  const determined = determinedIn(hiding);
  if (determined === null) return hideAround(hiding);
  const small = determined.filter((cell) => isSmall(hiding, cell));
  return small.length > 0 ? hideTellers(hiding, small) : hideBeside(hiding, new Set(determined));
}
