import type { Identity, Outcome, Statement } from './engine.ts';

/** What the main thread asks of the thread that holds PGlite. */
export type Ask =
  | { readonly ask: 'query'; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly ask: 'stand-as'; readonly identity: Identity | 'owner' }
  | { readonly ask: 'begin'; readonly readOnly: boolean; readonly context: string | null }
  | { readonly ask: 'commit'; readonly last: readonly Statement[] }
  | { readonly ask: 'rollback' }
  | { readonly ask: 'copy'; readonly target: string; readonly rows: Blob }
  /** Several statements at once, as the owner: migrations. */
  | { readonly ask: 'run'; readonly sql: string }
  | { readonly ask: 'dump'; readonly file: string; readonly compression: 'gzip' | 'none' }
  | { readonly ask: 'close' };

export type Reply =
  | { readonly id: number; readonly outcome: Outcome }
  | { readonly id: number; readonly error: Readonly<Record<string, unknown>> };

export type Opening = {
  /** Null: in memory, for tests. */
  readonly folder: string | null;
  /** An image to start from when the folder holds nothing. */
  readonly image: string | null;
};

/** The fields of an engine's error that cross the port; the class does not. */
export function errorFields(thrown: unknown): Record<string, unknown> {
  if (!(thrown instanceof Error)) return { message: String(thrown) };
  const fields: Record<string, unknown> = { name: thrown.name, message: thrown.message };
  for (const name of ['code', 'detail', 'hint', 'constraint', 'schema', 'table', 'column', 'severity', 'position']) {
    const value = Reflect.get(thrown, name);
    if (typeof value === 'string') fields[name] = value;
  }
  return fields;
}

export function errorFrom(fields: Readonly<Record<string, unknown>>): Error {
  return Object.assign(new Error(String(fields['message'])), fields);
}
