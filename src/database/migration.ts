import type { Role } from '../kernel/actor.ts';

/**
 * One forward-only step of a capability's own tables, as SQL. `id` is `YYYY-MM-DD-capability-what`; applied in the order of
 * the ids, each in its transaction, by the owner's login. `tables` declares every table that the step creates for the
 * catalogue of tables (who may read it, and under which policy).
 */
export type Migration = { readonly id: string; readonly sql: string };

/** How a member's people write rows of their own member: they insert and change, and never delete or hand over to another. */
export type MembersWriting = {
  /** Roles of members' people; whoever holds none of them only reads. */
  readonly by: readonly Role[];
  /**
   * The function of a trigger of the table that runs before each row is inserted or changed, and leaves the columns that the operator
   * decides out of their reach: row-level security knows no columns.
   */
  readonly guard: string;
};

/** One line of the catalogue of tables. A test fails when a table is missing from it, or has no policy. */
export type TableEntry = {
  /** Schema-qualified. */
  readonly table: string;
  readonly what: string;
  /** `operator`: row-level security by the `operator` column. `library`: a library's own, out of the application role's reach. */
  readonly isolation: 'operator' | 'library';
  /**
   * What a member's person sees of it: nothing, every row of the operator (what all members share: names of software, kinds),
   * or the rows whose column (a plain name) holds their member's code. They write nowhere but where it is said:
   * `writes`, into rows of their own that they see; `adds`, rows of which they see none, whose column holds their own account.
   */
  readonly members:
    | 'nothing'
    | 'everything'
    | { readonly own: string; readonly writes?: MembersWriting }
    | { readonly adds: string };
  /**
   * Functions, as PostgreSQL names them, that look at this table for the whole operator whoever calls them: a number is worked out, a
   * place in a line is given. Each is named here, or refused: no other function of ours may change on whose side a transaction stands.
   */
  readonly standing?: readonly string[];
  /**
   * Functions, as PostgreSQL names them, that do with this table what the application may not: the owner alone calls them. A database
   * that is restored comes without rights, and PostgreSQL lets everybody call a function until it is told otherwise.
   */
  readonly ownerCalls?: readonly string[];
  /**
   * Private to whoever holds one of these roles on the operator's side: nobody else reads or writes a row of it. Without it the
   * whole of the operator's side does. `namedIn`: row by row, the roles that a column of the table (an array of texts) names, a
   * row that names none being for all of the operator's side. A foreign key into such a table would tell what is in it: there are none.
   */
  readonly readers?: readonly Role[] | { readonly namedIn: string };
  /**
   * Beside `readers`, everybody reads the rows about themselves, and writes none of them: those whose column `person` holds the person that
   * the table `tied` (columns `account` and `person`) ties to the account of the transaction's actor.
   */
  readonly ownRows?: { readonly person: string; readonly tied: string };
  /** What the application's role may do; a journal is `append`. */
  readonly grants: 'read-write' | 'append' | 'read' | 'none';
};
