import type { Balance } from './parts.ts';
import { type Scene, termsOf } from './scene.ts';

type Bounds = { readonly low: Float64Array; readonly high: Float64Array };

/** Rounds of narrowing; beyond, bounds move by ever smaller steps only when they never meet. */
const mostRounds = 30;

/** Moves the bounds of one cell inwards; true when one of them moved. */
function tighten({ low, high }: Bounds, cell: number, from: number, to: number): boolean {
  const moves = from > (low[cell] ?? 0) || to < (high[cell] ?? 0);
  low[cell] = Math.max(low[cell] ?? 0, from);
  high[cell] = Math.min(high[cell] ?? 0, to);
  return moves;
}

/** The least and the most that each cell can hold, given the bounds of the others beside it; true when one of them moved. */
function narrow(bounds: Bounds, terms: Balance, sum: number): boolean {
  const lowOf = (cell: number) => bounds.low[cell] ?? 0;
  const highOf = (cell: number) => bounds.high[cell] ?? 0;
  let [least, most] = [-sum, -sum];
  for (const { cell, sign } of terms) {
    least += sign === 1 ? lowOf(cell) : -highOf(cell);
    most += sign === 1 ? highOf(cell) : -lowOf(cell);
  }
  let moved = false;
  for (const { cell, sign } of terms) {
    const [from, to] = [lowOf(cell), highOf(cell)];
    // A cell makes up for what the others beside it leave.
    const [fromOthers, toOthers] = sign === 1 ? [to - most, from - least] : [least + to, most + from];
    moved = tighten(bounds, cell, fromOthers, toOthers) || moved;
  }
  return moved;
}

/**
 * Hidden cells that only one whole number fits: somebody is in each, and the visible ones around leave no choice. Only counts of
 * persons who stand once add up to whole numbers; where someone is shared between cells, nothing is forced.
 */
export function forcedCells(scene: Scene, hidden: Uint8Array): number[] {
  const { persons, relations, balances, mayBeEmpty } = scene;
  const bounds: Bounds = { low: new Float64Array(persons.length), high: new Float64Array(persons.length) };
  // A bound that is large and finite keeps sums of bounds numbers.
  const most = 1e9;
  for (const [cell, count] of persons.entries()) {
    bounds.low[cell] = hidden[cell] === 1 ? (mayBeEmpty(cell) ? 0 : 1) : count;
    bounds.high[cell] = hidden[cell] === 1 ? most : count;
  }
  const useful = Array.from({ length: relations.length + balances.length }, (_, place) => termsOf(scene, place))
    .map((terms) => ({ terms, sum: terms.reduce((sum, { cell, sign }) => sum + sign * (persons[cell] ?? 0), 0) }))
    .filter(
      ({ terms }, place) => terms.some(({ cell }) => hidden[cell] === 1) && (place >= relations.length || isWhole(scene, place)),
    );
  for (let round = 0, moved = true; moved && round < mostRounds; round += 1) {
    moved = false;
    for (const { terms, sum } of useful) moved = narrow(bounds, terms, sum) || moved;
  }
  return [...persons.keys()].filter((cell) => hidden[cell] === 1 && bounds.low[cell] === bounds.high[cell]);
}

function isWhole({ relations, persons }: Scene, place: number): boolean {
  const relation = relations[place];
  return relation?.children.reduce((sum, cell) => sum + (persons[cell] ?? 0), 0) === persons[relation?.parent ?? -1];
}
