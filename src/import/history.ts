import type { Tx } from '../database/face.ts';
import type { Difference } from '../kernel/difference.ts';
import { frenchInstant, frenchNumber } from '../kernel/french.ts';
import type { Column, FileFormat, Value } from './format.ts';
import { type Addition, type Change, listAdditions, listChanges, listNames } from './history.store.ts';
import { importPath } from './import.paths.ts';
import { shownValue } from './shown-value.ts';
import { syntheticColumn } from './synthetic.ts';

/** Something that an import did to a thing, as its page tells it. */
export type HistoryEvent = {
  readonly key: string;
  readonly at: string;
  readonly when: string;
  readonly who: string;
  /** The page of the import. */
  readonly path: string;
  /** « Cotisations : 3 lignes ajoutées », « Cotisations : 2020, hébergement ». */
  readonly what: string;
  readonly changes: readonly Difference[];
  /** When the import was undone, and by whom. */
  readonly undone: string | null;
};

/** Kind of thing → code → what people call it. */
type Names = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The column of a file that holds the thing's code: its own in the file that makes it, or one that refers to it. */
function fieldsAbout(format: FileFormat, kind: string): readonly string[] {
  if (format.document !== undefined) return [];
  const own = format.referable?.as === kind ? [format.referable.code] : [];
  const referring = format.columns.filter(({ value }) => value.kind === 'reference' && value.to === kind);
  return [...own, ...referring.map(({ field }) => field)];
}

function shown(column: Column, row: Readonly<Record<string, unknown>>, names: Names): string {
  // A row of the table as JSON: its values are those that the file's reading put there.
  const value = row[column.field] as Value | undefined;
  const named =
    column.value.kind === 'reference' && typeof value === 'string' ? names.get(column.value.to)?.get(value) : undefined;
  return named ?? shownValue(column, value);
}

function occurrence(run: Addition | Change, key: string) {
  return {
    key: `${run.importId} ${key}`,
    at: run.at,
    when: frenchInstant(run.at),
    who: run.by,
    path: importPath(run.importId),
    undone: run.undoneAt === null ? null : `annulé le ${frenchInstant(run.undoneAt)} par ${run.undoneBy ?? ''}`,
  };
}

function addition(format: FileFormat, field: string, run: Addition): HistoryEvent {
  const count = `${frenchNumber(String(run.rows))} ${run.rows > 1 ? 'lignes ajoutées' : 'ligne ajoutée'}`;
  return { ...occurrence(run, `${format.file} ${field}`), what: `${format.title} : ${count}`, changes: [] };
}

function change(format: FileFormat, field: string, run: Change, names: Names): HistoryEvent {
  const keys = format.columns.filter((column) => column.key === true && column.field !== field);
  const named = keys.map((column) => shown(column, run.after, names)).filter((text) => text !== '');
  const changes = [...format.columns, syntheticColumn].flatMap((column): Difference[] => {
    const [before, after] = [shown(column, run.before, names), shown(column, run.after, names)];
    return before === after ? [] : [{ field: column.name, before: before || null, after: after || null }];
  });
  return {
    ...occurrence(run, `${format.file} ${field} ${run.line}`),
    what: named.length === 0 ? format.title : `${format.title} : ${named.join(', ')}`,
    changes,
  };
}

/** The names of what the rows of a file refer to, besides the thing itself. */
async function namesIn(tx: Tx, formats: readonly FileFormat[], format: FileFormat): Promise<Names> {
  const kinds = new Set(format.columns.flatMap(({ value }) => (value.kind === 'reference' ? [value.to] : [])));
  const names = new Map<string, ReadonlyMap<string, string>>();
  for (const { referable, table } of formats) {
    const name = referable?.names[0];
    if (referable === undefined || name === undefined || !kinds.has(referable.as)) continue;
    names.set(referable.as, await listNames(tx, { table, code: referable.code, name }));
  }
  return names;
}

/**
 * What imports did to one thing, latest first: the rows about it that each added, and each row that one changed, from what to
 * what. Found from the files' own declarations: `kind` is what they refer to (`body`, `application`).
 */
export async function readHistory(
  tx: Tx,
  formats: readonly FileFormat[],
  thing: { readonly kind: string; readonly code: string },
  limit: number,
): Promise<readonly HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  // Within one import a thing comes before what refers to it: its own file is told last.
  const isOwn = (format: FileFormat) => Number(format.referable?.as === thing.kind);
  for (const format of [...formats].sort((a, b) => isOwn(a) - isOwn(b))) {
    for (const field of fieldsAbout(format, thing.kind)) {
      const standing = { table: format.table, field };
      const additions = await listAdditions(tx, standing, thing.code);
      const changes = await listChanges(tx, standing, thing.code, limit);
      events.push(...additions.map((run) => addition(format, field, run)));
      const names: Names = changes.length === 0 ? new Map() : await namesIn(tx, formats, format);
      events.push(...changes.map((run) => change(format, field, run, names)));
    }
  }
  return events.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, limit);
}
