import type { FileFormat } from '../import/format.ts';
import type { ImportOutcome } from '../import/outcome.ts';
import type { Actor } from '../kernel/actor.ts';

/** A file as it was received; the original bytes are kept with the import. */
export type ReceivedFile = { readonly name: string; readonly bytes: Uint8Array };

/** What the pages and the API ask of the import engine; `main.ts` wires the engine and the formats of the capabilities. */
export type ImportDesk = {
  readonly load: (
    actor: Actor,
    files: readonly ReceivedFile[],
    options: { readonly dryRun: boolean; readonly strict: boolean },
  ) => Promise<ImportOutcome>;
  /** Every kind of file that can be loaded. */
  readonly formats: readonly FileFormat[];
  readonly undo: (actor: Actor, importId: string) => Promise<void>;
};
