import type { Family, Table } from './family.ts';
import { combinations } from './stay.ts';
import { chainOf, type Token } from './token.ts';

/** A place in a table of the family. Cells are numbered in an order that is the same whatever else is recorded. */
export type WebCell = {
  readonly table: number;
  readonly tokens: readonly Token[];
  /** What others ask it by (`cellKey`); null when they cannot. */
  readonly asked: string | null;
  /** The more dimensions and the deeper in trees, the finer. */
  readonly fineness: number;
};

/** `children` add up to `parent`. */
export type Relation = { readonly parent: number; readonly children: readonly number[] };

/** Cells whose sum, with these signs, everybody knows. */
export type Balance = readonly { readonly cell: number; readonly sign: 1 | -1 }[];

/** All cells that hold somebody in a period, or might, and how they add up. */
export type Web = {
  readonly family: Family;
  readonly cells: readonly WebCell[];
  readonly relations: readonly Relation[];
  readonly balances: readonly Balance[];
  /** By cell, the relations that bear it, then the balances, numbered after them. */
  readonly bearing: readonly (readonly number[])[];
  /** For each stay, the cells that hold it. */
  readonly cellsOf: readonly (readonly number[])[];
  /** For each stay, the cells that count while it lasts, though nobody should be in them. */
  readonly emptiesOf: readonly (readonly number[])[];
  /** For each cell that closes a ring, the cells of which one being empty empties it; null elsewhere. */
  readonly emptiedBy: readonly (readonly number[] | null)[];
  readonly branches: Branches;
};

/** Who is on a branch that nobody is below is directly on it: two names of one cell, of which only the branch counts. */
export type Branches = {
  readonly count: number;
  /** For each stay, the branches that it is below. */
  readonly above: readonly (readonly number[])[];
  /** For each cell, the branches on which it is directly. */
  readonly directly: readonly (readonly number[])[];
};

export const keyOf = (tokens: readonly Token[]) => tokens.join('\n'); // JSON texts hold no line break

/** The cells of one table that hold one class: all combinations of what holds it; of a table that closes a ring, itself alone. */
export function holdersOf(table: Table, classes: readonly Token[]): Token[][] {
  return table.closesRing ? [[...classes]] : combinations(classes.map(chainOf));
}
