import type { Rows } from '../database/face.ts';
import type { Actor } from '../kernel/actor.ts';

/** What an import did to records of a table, or what is about to be taken back of it. */
export type Touching = {
  readonly actor: Actor;
  readonly importId: string;
  /** True while the import is being undone, before anything of it goes. */
  readonly undoing: boolean;
  /** Whole rows of the table: those that the import added, and those that it changed or removed, as they were before it. */
  readonly rows: Rows;
};
