import type { EmbeddedEngine } from './embedded.ts';
import type { Database } from './face.ts';

/** What stands behind an open face, for the parts of this folder that need more than the face (backup, tests). */
export type Opened =
  | { readonly kind: 'embedded'; readonly engine: EmbeddedEngine; readonly folder: string | null }
  | { readonly kind: 'postgresql'; readonly url: string; readonly ownerUrl: string | null };

export const opened = new WeakMap<Database, Opened>();
