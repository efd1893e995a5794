declare module 'pg-copy-streams' {
  import type { Writable } from 'node:stream';
  import type { Submittable } from 'pg';

  /** The rows are counted when the stream has finished. */
  export function from(sql: string): Writable & Submittable & { readonly rowCount: number };
}
