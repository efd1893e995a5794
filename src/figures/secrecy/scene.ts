import type { Counts } from './counts.ts';
import type { Balance, Relation, Web } from './parts.ts';

/** The web as it stands at one moment: the cells that count, how many persons are in each, and how those add up. */
export type Scene = {
  readonly persons: Int32Array;
  /** 1 for the cells that count; the others are empty, as everybody is told, or another cell under a second name. */
  readonly counts: Uint8Array;
  /** Of the cells that count, those in which others do not know that somebody is. */
  readonly mayBeEmpty: (cell: number) => boolean;
  /** As the web numbers them; null for one that says nothing now. */
  readonly relations: readonly (Relation | null)[];
  /** Numbered after the relations. */
  readonly balances: readonly Balance[];
  readonly bearing: Web['bearing'];
  readonly together: Counts['together'];
};

function countingCells(web: Web, persons: Int32Array, counted: Counts): Uint8Array {
  const counting = new Uint8Array(web.cells.length);
  for (let cell = 0; cell < counting.length; cell += 1) {
    const emptiedBy = web.emptiedBy[cell];
    const holds = emptiedBy ? emptiedBy.every((part) => persons[part] !== 0) : persons[cell] !== 0 || counted.mayBeEmpty(cell);
    const isBranch = web.branches.directly[cell]?.some((branch) => !counted.isSplit(branch));
    if (holds && !isBranch) counting[cell] = 1;
  }
  return counting;
}

/** What is left of a relation when only some cells count. */
function relationNow(relation: Relation, counts: Uint8Array): Relation | null {
  if (counts[relation.parent] === 0) return null;
  if (relation.children.every((child) => counts[child] === 1)) return relation;
  const children = relation.children.filter((child) => counts[child] === 1);
  return children.length === 0 ? null : { parent: relation.parent, children };
}

export function sceneOf(web: Web, counted: Counts): Scene {
  const persons = Int32Array.from(web.cells, (_, cell) => counted.persons(cell));
  const counts = countingCells(web, persons, counted);
  return {
    persons,
    counts,
    mayBeEmpty: (cell) => web.emptiedBy[cell] !== null || counted.mayBeEmpty(cell),
    relations: web.relations.map((relation) => relationNow(relation, counts)),
    balances: web.balances.map((balance) => balance.filter(({ cell }) => counts[cell] === 1)),
    bearing: web.bearing,
    together: counted.together,
  };
}

/** The terms of a relation or balance, whose sum everybody knows: of a relation, 0. */
export function termsOf({ relations, balances }: Scene, place: number): Balance {
  const relation = relations[place];
  if (relation === null) return [];
  if (relation === undefined) return balances[place - relations.length] ?? [];
  return [...relation.children.map((cell) => ({ cell, sign: 1 as const })), { cell: relation.parent, sign: -1 }];
}
