import type { Column, FileFormat, ParsedRow } from './format.ts';
import type { ParsedFile } from './parsed-file.ts';
import { fault, rejectedRow } from './rejection.ts';

/** A column that refers to another row of its own format: a parent domain, a replacement. */
export type SelfReference = { readonly column: Column; readonly index: number };

export function selfReferences(format: FileFormat): SelfReference[] {
  return format.columns.flatMap((column, index) =>
    column.value.kind === 'reference' && column.value.to === format.referable?.as ? [{ column, index }] : [],
  );
}

/** A row whose column names the row itself, for a format's `check`; longer circles are found once the whole file is read. */
export function refuseItself(wrong: { field: string; rule: string; message: string }): NonNullable<FileFormat['check']> {
  return (row) => (typeof row[wrong.field] === 'string' && row[wrong.field] === row['code'] ? wrong : null);
}

/**
 * Refuses rows that lead back to themselves (A under B under A), through what is recorded too: a tree with a circle has no root to add
 * up from.
 */
export function refuseCircles(
  files: readonly ParsedFile[],
  own: readonly SelfReference[],
  recorded: readonly { readonly code: string; readonly row: ParsedRow }[],
): void {
  const [first] = files;
  if (first === undefined || own.length === 0) return;
  const code = first.format.columns.findIndex((column) => column.field === first.format.referable?.code);
  for (const { column, index } of own) {
    const above = new Map<unknown, unknown>(recorded.map((thing) => [thing.code, thing.row[column.field] ?? null]));
    for (const { rows, present } of files)
      if (present[index] !== false) for (const row of rows) above.set(row.values[code], row.values[index]);
    for (const file of files) {
      file.rows = file.rows.filter((row) => {
        if (!leadsBack(String(row.values[code]), above)) return true;
        const typed = String(row.values[index]);
        const message = `« ${typed} » ramène à cette ligne elle-même (${column.name} tourne en rond) : corrigez l’une des lignes de la boucle.`;
        file.rejected.push(rejectedRow(row.line, column.name, typed, fault('circular-reference', message)));
        return false;
      });
    }
  }
}

function leadsBack(code: string, above: ReadonlyMap<unknown, unknown>): boolean {
  const passed = new Set<unknown>();
  for (let at = above.get(code); at !== undefined && at !== null && !passed.has(at); at = above.get(at)) {
    if (at === code) return true;
    passed.add(at);
  }
  return false;
}
