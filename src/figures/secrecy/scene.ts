import type { Counts } from './counts.ts';
import type { Balance, Relation, Web } from './parts.ts';

/** The web as it stands at one moment: the cells that count, how many persons are in each, and how those add up. */
export type Scene = {
  readonly persons: Int32Array;
  /** 1 for the cells that count; the others are empty, as everybody is told, or another cell under a second name. */
  readonly counts: Uint8Array;
  /** Of the cells that count, those in which others do not know that somebody is. */
  readonly mayBeEmpty: (cell: number) => boolean;
  readonly relations: readonly Relation[];
  readonly balances: readonly Balance[];
  /** By cell, the relations (then the balances, numbered after them) that bear it. */
  readonly bearing: readonly (readonly number[])[];
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

export function sceneOf(web: Web, counted: Counts): Scene {
  const persons = Int32Array.from(web.cells, (_, cell) => counted.persons(cell));
  const counts = countingCells(web, persons, counted);
  const bearing: number[][] = web.cells.map(() => []);
  const relations: Relation[] = [];
  for (const relation of web.relations) {
    if (counts[relation.parent] === 0) continue;
    const children = relation.children.filter((child) => counts[child] === 1);
    if (children.length === 0) continue;
    for (const cell of children) bearing[cell]?.push(relations.length);
    bearing[relation.parent]?.push(relations.length);
    relations.push({ parent: relation.parent, children });
  }
  const balances = web.balances.map((balance) => balance.filter(({ cell }) => counts[cell] === 1));
  for (const [place, balance] of balances.entries())
    for (const { cell } of balance) bearing[cell]?.push(relations.length + place);
  const mayBeEmpty = (cell: number) => web.emptiedBy[cell] !== null || counted.mayBeEmpty(cell);
  return { persons, counts, mayBeEmpty, relations, balances, bearing, together: counted.together };
}

/** The terms of a relation or balance, whose sum everybody knows: of a relation, 0. */
export function termsOf({ relations, balances }: Scene, place: number): Balance {
  const relation = relations[place];
  if (!relation) return balances[place - relations.length] ?? [];
  return [...relation.children.map((cell) => ({ cell, sign: 1 as const })), { cell: relation.parent, sign: -1 }];
}
