import { hideDetermined } from './determined.ts';
import { hideForced } from './forced.ts';
import { type Hiding, hide, isSmall, keepsItsSecret, leastOf, partsOf, type Solved } from './hiding.ts';
import type { Web } from './parts.ts';
import { type Scene, termsOf } from './scene.ts';

/** Hides more until no relation tells anything by itself: of its parts before their whole, the smallest. */
function settleEach(hiding: Hiding): void {
  const { scene, queue, hidden } = hiding;
  const isKnown = (cell: number) => hidden[cell] === 0;
  for (;;) {
    const place = queue.values().next().value;
    if (place === undefined) return;
    if (keepsItsSecret(hiding, place, isKnown)) {
      queue.delete(place);
      continue;
    }
    const relation = scene.relations[place];
    const cells = relation ? partsOf(hiding, relation.children, isKnown) : termsOf(scene, place).map(({ cell }) => cell);
    const some = cells.filter((cell) => scene.persons[cell] !== 0);
    const chosen = leastOf(hiding, some) ?? leastOf(hiding, relation ? [relation.parent] : cells);
    if (chosen === null) queue.delete(place);
    else hide(hiding, chosen);
  }
}

/**
 * The cells that are not told at a moment: those of one or two persons, and as few others as a simple order finds, so that
 * neither a sum of visible cells, nor whole numbers above 0, tell one of them. Each step hides one more, so that it ends.
 */
export function hiddenCells(web: Web, scene: Scene, solved: Solved): Uint8Array {
  const hiding: Hiding = { web, scene, hidden: new Uint8Array(web.cells.length), queue: new Set(), solved };
  for (const [cell, { asked }] of web.cells.entries())
    if (scene.counts[cell] === 1 && (asked === null || isSmall(hiding, cell))) hide(hiding, cell);
  do settleEach(hiding);
  while (hideDetermined(hiding) || hideForced(hiding));
  return hiding.hidden;
}
