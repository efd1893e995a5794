/**
 * What the two engines have in common, below Kysely: a line on which statements go one after the other. `embedded.ts` and
 * `postgresql.ts` implement it, `driver.ts` gives it to Kysely.
 */

/** Under which role statements run; the session is switched when a line is taken. */
export type Identity = 'application' | 'accounts';

export type Outcome = {
  readonly rows: unknown[];
  /** First word of the command's tag, e.g. `INSERT`. */
  readonly command: string;
  readonly affected: number | null;
};

export type Statement = { readonly sql: string; readonly parameters: readonly unknown[] };

export type Line = {
  readonly query: (sql: string, parameters: readonly unknown[]) => Promise<Outcome>;
  /**
   * With the statement that opens the transaction's view (`context.ts`), in one message. It may come back before it is answered: when either
   * fails, nothing is written, and each statement and the commit say why.
   */
  readonly begin: (readOnly: boolean, context: string | null) => Promise<void>;
  /**
   * With the last statements, in one go: nothing is kept when one fails. `rolled-back` when an earlier error had already aborted the
   * transaction: nothing was kept.
   */
  readonly commit: (last: readonly Statement[]) => Promise<'committed' | 'rolled-back'>;
  readonly rollback: () => Promise<void>;
  /** COPY in text format into a temporary table of this session; the number of rows. */
  readonly copy: (target: string, lines: AsyncIterable<string> | Iterable<string>) => Promise<number>;
};

/** The owner's own line, for migrations: several statements at a time are allowed. */
export type OwnerLine = {
  readonly run: (sql: string) => Promise<void>;
  readonly rows: (sql: string, parameters?: readonly unknown[]) => Promise<Record<string, unknown>[]>;
};

export type Engine = {
  readonly kind: 'embedded' | 'postgresql';
  readonly acquire: (identity: Identity) => Promise<Line>;
  readonly release: (line: Line) => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * A reader sees one moment throughout, so that a count and its list never differ; a change sees what others left, whatever the server's
 * own setting.
 */
export function beginning(readOnly: boolean, context: string | null): string {
  return [
    `begin isolation level ${readOnly ? 'repeatable read read only' : 'read committed'}`,
    ...(context === null ? [] : [context]),
  ].join('; ');
}

/** A quoted SQL identifier. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A quoted SQL literal, for statements that take no parameters (DDL). */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A schema-qualified table as it is written in a statement: `a.b` → `"a"."b"`. */
export function qualified(table: string): string {
  return table.split('.').map(quoted).join('.');
}
