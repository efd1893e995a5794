import { forcedCells } from './bounds.ts';
import { type Hiding, hide, isSmall } from './hiding.ts';
import { termsOf } from './scene.ts';

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
export function hideForced(hiding: Hiding): boolean {
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
