import type { Database, Tx } from '../database/face.ts';
import { perform } from '../database/perform.ts';
import { demand, mayImport } from '../kernel/access.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Command, Fact } from '../kernel/command.ts';
import type { Day } from '../kernel/day.ts';
import { isProblem, problem } from '../kernel/problem.ts';
import type { FileFormat } from './format.ts';
import { holdForUndoing } from './holding.ts';
import { mayReload } from './import.access.ts';
import type { RecordedFile } from './import-record.ts';
import { waitForTurn } from './load.store.ts';
import { tellTouched } from './touched.store.ts';
import {
  countAdded,
  deleteAdded,
  findRun,
  listTouched,
  markUndone,
  type RunToUndo,
  restoreChanged,
  restoreRemoved,
  type TouchedRow,
} from './undo.store.ts';

/** What undoing did: rows taken away, rows given back their earlier state. */
export type UndoOutcome = { readonly importId: string; readonly removed: number; readonly restored: number };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Undoes an import as a whole: rows that it changed get their earlier state back, rows that it removed return, rows that it added go.
 * @throws Problem `conflict` naming the rows, when one of them was touched since: undoing would lose that later work.
 */
export async function undoImport(
  database: Database,
  actor: Actor,
  importId: string,
  formats: readonly FileFormat[],
  { today = null }: { readonly today?: Day | null } = {},
): Promise<UndoOutcome> {
  return await perform(database, actor, undoCommand(formats, today), importId);
}

const undoCommand = (formats: readonly FileFormat[], today: Day | null): Command<string, UndoOutcome, Tx> => ({
  name: 'import.undo',
  parse: (raw) => {
    if (typeof raw === 'string' && uuid.test(raw)) return raw.toLowerCase();
    throw problem(
      'invalid',
      'import.id',
      `« ${String(raw)} » n’est pas le numéro d’un import : reprenez celui qu’a donné la commande import.`,
    );
  },
  may: (actor) => mayImport(actor),
  run: async (tx, importId, actor) => {
    await waitForTurn(tx, actor);
    const run = await findRun(tx, importId);
    if (run === null)
      throw problem('not-found', 'import.unknown', `Aucun import ne porte le numéro ${importId} chez cet opérateur.`, {
        import: importId,
      });
    for (const { format } of run.files) if (format !== null) demand(mayReload(actor, format, formats));
    demandUndoable(importId, run);
    const tables = tablesOf(run.files);
    const following = await holdForUndoing(tx, { actor, today, undoing: true }, formats, { importId, tables });
    await tellTouched(tx, formats, { actor, importId, tables, undoing: true });
    await demandUntouched(tx, importId, run, tables);
    let restored = 0;
    let removed = 0;
    for (const table of tables) restored += await restoreChanged(tx, actor, importId, table);
    for (const table of tables.toReversed()) removed += await removeAdded(tx, actor, importId, table);
    for (const table of tables) restored += await putBack(tx, importId, table);
    await markUndone(tx, actor, importId);
    const result = { importId, removed, restored };
    const files = run.files.map(({ name, added, changed }) => ({ name, added, changed }));
    const undone: Fact = { name: 'import.undone', subject: importId, before: { files }, after: { removed, restored } };
    return { result, facts: [undone, ...(await following()).facts] };
  },
});

/** In the order in which they were loaded. */
function tablesOf(files: readonly RecordedFile[]): string[] {
  return [
    ...new Set(
      files.flatMap((file) => (file.table !== null && file.added + file.changed + file.removed > 0 ? [file.table] : [])),
    ),
  ];
}

function demandUndoable(importId: string, run: RunToUndo): void {
  if (run.status === 'undone')
    throw problem('conflict', 'import.already-undone', `L’import ${importId} est déjà annulé.`, { import: importId });
  if (run.status === 'refused')
    throw problem('conflict', 'import.nothing-loaded', `L’import ${importId} n’a rien chargé : il n’y a rien à annuler.`, {
      import: importId,
    });
}

async function demandUntouched(tx: Tx, importId: string, run: RunToUndo, tables: readonly string[]): Promise<void> {
  const touched: TouchedRow[] = [];
  let gone = 0;
  for (const table of tables) {
    touched.push(...(await listTouched(tx, importId, table)));
    const added = run.files.filter((file) => file.table === table).reduce((total, file) => total + file.added, 0);
    gone += added - (await countAdded(tx, importId, table));
  }
  if (touched.length === 0 && gone === 0) return;
  const names = new Map(run.files.map((file) => [file.number, file.name]));
  const parts = [
    ...(touched.length > 0
      ? [`${countOf(touched.length, 'ligne modifiée', 'lignes modifiées')} (${describe(touched, names)})`]
      : []),
    ...(gone > 0 ? [countOf(gone, 'ligne supprimée', 'lignes supprimées')] : []),
  ];
  throw problem(
    'conflict',
    'import.touched-since',
    `L’import ${importId} ne peut plus être annulé d’un bloc : depuis, ${parts.join(' et ')}. Annulez d’abord ce qui est venu après, ou corrigez par un nouvel import.`,
    { import: importId, touched: touched.length, gone },
  );
}

const shownRows = 10;

function describe(touched: readonly TouchedRow[], names: ReadonlyMap<number, string>): string {
  const shown = touched.slice(0, shownRows).map((row) => {
    const cause = row.gone
      ? 'supprimée'
      : row.importId !== null
        ? `par l’import ${row.importId}`
        : `par ${row.by ?? 'une saisie'}`;
    return `ligne ${row.line} de ${names.get(row.file) ?? row.table}, ${cause}`;
  });
  const more = touched.length - shown.length;
  return `${shown.join(' ; ')}${more > 0 ? ` ; et ${more} de plus` : ''}`;
}

function countOf(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Records made since may refer to the rows that would go: the database then refuses, and the sentence says which. */
async function removeAdded(tx: Tx, actor: Actor, importId: string, table: string): Promise<number> {
  try {
    return await deleteAdded(tx, actor, importId, table);
  } catch (thrown) {
    if (!isProblem(thrown) || thrown.code !== 'database.reference') throw thrown;
    const [from, referred] = [String(thrown.details['table'] ?? ''), referredKey(thrown)];
    const which = referred === null ? '' : ` (${referred})`;
    throw Object.assign(
      problem(
        'conflict',
        'import.referred-to',
        `L’import ${importId} ne peut pas être annulé : des lignes de la table « ${from} », venues depuis, se rapportent à ce qu’il a ajouté${which}. Annulez d’abord l’import qui les a apportées.`,
        { import: importId, table: from },
      ),
      { cause: thrown },
    );
  }
}

/** What the import removed may have been recorded again since: the database then refuses. */
async function putBack(tx: Tx, importId: string, table: string): Promise<number> {
  try {
    return await restoreRemoved(tx, importId, table);
  } catch (thrown) {
    if (!isProblem(thrown) || thrown.code !== 'database.duplicate') throw thrown;
    throw Object.assign(
      problem(
        'conflict',
        'import.recorded-since',
        `L’import ${importId} ne peut pas être annulé : des lignes qu’il a retirées ont été enregistrées de nouveau depuis. Annulez d’abord l’import qui les a apportées.`,
        { import: importId, table },
      ),
      { cause: thrown },
    );
  }
}

/** The key named by the database, in whatever language it speaks: the text between the second pair of brackets. */
function referredKey(thrown: Error): string | null {
  const cause = thrown.cause;
  const detail: unknown = typeof cause === 'object' && cause !== null && 'detail' in cause ? cause.detail : null;
  return typeof detail === 'string' ? (/\)=\(([^)]*)\)/.exec(detail)?.[1] ?? null) : null;
}
