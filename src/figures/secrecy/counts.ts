import type { Web } from './parts.ts';
import type { Stay } from './stay.ts';

/** Who stands in each cell, while stays begin and end. */
export type Counts = {
  /** Different persons. */
  readonly persons: (cell: number) => number;
  /** Different persons in any of some cells, none of which is part of another. */
  readonly together: (cells: readonly number[]) => number;
  /** Whether the cell counts although nobody may be in it. */
  readonly mayBeEmpty: (cell: number) => boolean;
  /** Whether somebody is below a branch. */
  readonly isSplit: (branch: number) => boolean;
  readonly begin: (stay: number) => void;
  readonly end: (stay: number) => void;
};

/** Persons who have two stays at once on some day (shares in two teams): the others are counted without being remembered. */
function personsTwice(stays: readonly Stay[]): Set<string> {
  const found = new Set<string>();
  const ends = new Map<string, string>();
  for (const { person, from, to } of [...stays].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const end = ends.get(person) ?? '';
    if (from < end) found.add(person);
    if (to > end) ends.set(person, to);
  }
  return found;
}

const bump = (numbers: Int32Array, at: number, by: 1 | -1) => {
  numbers[at] = (numbers[at] ?? 0) + by;
};

export function countPersons(stays: readonly Stay[], web: Web): Counts {
  const twice = personsTwice(stays);
  const single = new Int32Array(web.cells.length);
  const empty = new Int32Array(web.cells.length);
  const below = new Int32Array(web.branches.count);
  /** By cell, the persons who may have several stays there, with how many. */
  const several: (Map<string, number> | undefined)[] = [];
  const remember = (cell: number, person: string, by: 1 | -1) => {
    const here = several[cell] ?? new Map<string, number>();
    several[cell] = here;
    const left = (here.get(person) ?? 0) + by;
    if (left === 0) here.delete(person);
    else here.set(person, left);
  };
  const turn = (stay: number, by: 1 | -1) => {
    const person = stays[stay]?.person ?? '';
    const remembered = twice.has(person);
    for (const cell of web.cellsOf[stay] ?? []) {
      if (remembered) remember(cell, person, by);
      else bump(single, cell, by);
    }
    for (const cell of web.emptiesOf[stay] ?? []) bump(empty, cell, by);
    for (const branch of web.branches.above[stay] ?? []) bump(below, branch, by);
  };
  return {
    persons: (cell) => (single[cell] ?? 0) + (several[cell]?.size ?? 0),
    together: (cells) =>
      cells.reduce((sum, cell) => sum + (single[cell] ?? 0), 0) +
      new Set(cells.flatMap((cell) => [...(several[cell]?.keys() ?? [])])).size,
    mayBeEmpty: (cell) => empty[cell] !== 0,
    isSplit: (branch) => below[branch] !== 0,
    begin: (stay) => turn(stay, 1),
    end: (stay) => turn(stay, -1),
  };
}
