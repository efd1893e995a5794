import type { Cell, Relation, Sheet } from './cells.ts';
import { determinedBy } from './determined.ts';

/** The fewest persons of whom a figure is told. */
export const fewest = 3;

const isSmall = ({ persons }: Cell) => persons.size < fewest;

/** The smallest first, then in the order of the keys, so that everybody is hidden the same cells. */
function bySize(a: Cell, b: Cell): number {
  return a.persons.size - b.persons.size || (a.key < b.key ? -1 : 1);
}

/** What is known and what is not while cells are being hidden. */
type Hiding = Sheet & { readonly hidden: Set<string>; readonly with: ReadonlyMap<string, readonly Relation[]> };

function cellsOf({ cells }: Sheet, keys: readonly string[]): Cell[] {
  return keys.flatMap((key) => cells.get(key) ?? []);
}

/** Of a relation, one more cell to hide: the smallest of those that add up, else their sum. */
function nextOf(state: Hiding, relations: readonly Relation[]): Cell | undefined {
  const told = (keys: readonly string[]) =>
    cellsOf(state, keys)
      .filter(({ key }) => !state.hidden.has(key))
      .sort(bySize);
  return told(relations.flatMap(({ children }) => children))[0] ?? told(relations.map(({ parent }) => parent))[0];
}

/** One more cell to hide around one that is given away: nearest first, going from hidden cell to hidden cell. */
function nextAround(state: Hiding, key: string): Cell | undefined {
  const seen = new Set([key]);
  for (let front = [key]; front.length > 0; ) {
    const relations = front.flatMap((one) => state.with.get(one) ?? []);
    const next = nextOf(state, relations);
    if (next) return next;
    front = [...new Set(relations.flatMap(({ parent, children }) => [parent, ...children]))].filter(
      (one) => state.hidden.has(one) && !seen.has(one),
    );
    for (const one of front) seen.add(one);
  }
  return undefined;
}

/**
 * What a told sum leaves to its hidden parts is itself a figure: it holds three persons at least, and more than there are parts,
 * or each of them would be one.
 */
function givesAway(state: Hiding, { parent, children }: Relation): boolean {
  if (state.hidden.has(parent)) return false;
  const parts = cellsOf(
    state,
    children.filter((key) => state.hidden.has(key)),
  );
  if (!parts.some(isSmall)) return false;
  const persons = new Set(parts.flatMap((part) => [...part.persons]));
  return persons.size < fewest || persons.size === parts.length;
}

function findGivenAway(state: Hiding): Cell | undefined {
  for (const relation of state.relations) {
    const next = givesAway(state, relation) ? nextOf(state, [relation]) : undefined;
    if (next) return next;
  }
  const columns = [...state.hidden];
  const place = new Map(columns.map((key, index) => [key, index]));
  const equations = state.relations.map(({ parent, children }) => [
    ...(place.has(parent) ? [[place.get(parent) ?? 0, 1] as const] : []),
    ...children.flatMap((key) => (place.has(key) ? [[place.get(key) ?? 0, -1] as const] : [])),
  ]);
  for (const index of [...determinedBy(equations)].sort((a, b) => a - b)) {
    const cell = state.cells.get(columns[index] ?? '');
    const next = cell && isSmall(cell) ? nextAround(state, cell.key) : undefined;
    if (next) return next;
  }
  return undefined;
}

/**
 * The cells that are not told: those about one or two persons, and as many others as it takes for none of them to be worked
 * out, as a sum or a difference, from those that are told (complementary suppression). What is known is every told cell and how cells add up; what is asked is whether
 * that determines a small one. Each step hides one more, so that it ends; all cells hidden, nothing is determined.
 */
export function hideCells(sheet: Sheet): ReadonlySet<string> {
  const around = new Map<string, Relation[]>();
  for (const relation of sheet.relations)
    for (const key of [relation.parent, ...relation.children]) {
      const known = around.get(key);
      if (known) known.push(relation);
      else around.set(key, [relation]);
    }
  const all = [...sheet.cells.values()].sort(bySize);
  if (!all.some(isSmall)) return new Set();
  const hidden = new Set(all.filter((cell) => !cell.askable || isSmall(cell)).map(({ key }) => key));
  const state: Hiding = { ...sheet, hidden, with: around };
  for (let next = findGivenAway(state); next; next = findGivenAway(state)) hidden.add(next.key);
  return hidden;
}
