import { randomUUID } from 'node:crypto';

/**
 * Identity of imported rows. An import's id ends in twelve zeros; a row that it adds takes the same start, then the number
 * of the file (three hexadecimal digits) and of its line (nine). So the rows added by an import are found by their ids even
 * after they were changed, a row names the line it came from, and a large import fills the key's index in order.
 */
export function newImportId(): string {
  return `${randomUUID().slice(0, 24)}000000000000`;
}

/** The start of the ids of the rows added from a file; the row's line follows, in nine digits. */
export function rowIdStart(importId: string, file: number): string {
  return `${importId.slice(0, 24)}${file.toString(16).padStart(3, '0')}`;
}

/** The first and last id that rows added by the import can have. */
export function rowIdRange(importId: string): { readonly first: string; readonly last: string } {
  return { first: importId, last: `${importId.slice(0, 24)}ffffffffffff` };
}

/** Files that one import can hold, by the room their number has in ids. */
export const mostFiles = 4095;
