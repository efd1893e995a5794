import type { Database, Tx } from '../database/face.ts';
import { perform } from '../database/perform.ts';
import { demand, mayChange, mayImport, mayRead } from '../kernel/access.ts';
import type { Actor, Role } from '../kernel/actor.ts';
import type { Command } from '../kernel/command.ts';
import { isProblem, problem } from '../kernel/problem.ts';
import type { FileFormat } from './format.ts';
import { type FollowedAll, holdForLoading } from './holding.ts';
import { readersOf } from './import.access.ts';
import type { ImportRecord } from './import-record.ts';
import { type LoadCounts, loadFile, waitForTurn } from './load.store.ts';
import type { FileOutcome, ImportOutcome, RejectedRow } from './outcome.ts';
import type { ParsedFile, UnreadFile } from './parsed-file.ts';
import { type ImportOptions, type Prepared, prepareImport, unpackOriginal } from './prepare-import.ts';
import type { ReceivedFile } from './read-source.ts';
import { countMissing, removeMissing } from './replace.store.ts';
import { findOriginal, type KeptOriginal, keepOriginals, listRuns, recordFile, recordRun, recordTold } from './run.store.ts';
import { tellTouched } from './touched.store.ts';

/**
 * Imports a folder (or files received as bytes) into the actor's operator. Files are read, their references resolved and their
 * rows checked first; one short transaction then loads every good row and keeps the originals, the rejects and what changed.
 * A dry run does the same and takes it all back.
 * @throws Problem when nothing can be read at all; what is wrong in a file is in the outcome.
 */
export async function runImport(
  database: Database,
  actor: Actor,
  source: string | readonly ReceivedFile[],
  formats: readonly FileFormat[],
  options: ImportOptions = {},
): Promise<ImportOutcome> {
  demand(mayChange(actor));
  demand(mayImport(actor));
  const prepared = await prepareImport(database, actor, source, formats, options);
  try {
    return await perform(database, actor, importCommand(database), prepared);
  } catch (thrown) {
    if (isTakenBack(thrown)) return thrown.outcome;
    throw thrown;
  }
}

type TakenBack = Error & { readonly outcome: ImportOutcome };

/** Thrown at the end of a dry run: the transaction is rolled back, the outcome kept. */
function takenBack(outcome: ImportOutcome): TakenBack {
  return Object.assign(new Error('a dry run takes everything back'), { outcome });
}

function isTakenBack(thrown: unknown): thrown is TakenBack {
  return thrown instanceof Error && 'outcome' in thrown;
}

function importCommand(database: Database): Command<Prepared, ImportOutcome, Tx> {
  return {
    name: 'import.load',
    parse: (raw) => raw as Prepared, // made by `prepare` just above, the only caller
    may: (actor) => mayImport(actor),
    run: async (tx, prepared, actor) => {
      const { importId, strict, dryRun } = prepared;
      const refused = strict && [...prepared.parsed, ...prepared.unread].some((file) => file.rejected.length > 0);
      await waitForTurn(tx, actor);
      await recordRun(tx, actor, importId, strict, refused ? 'refused' : 'loaded');
      await keepOriginals(tx, actor, originalsToKeep(prepared));
      const following = await holdForLoading(
        tx,
        { actor, today: prepared.today, undoing: false },
        refused ? [] : prepared.parsed,
      );
      const loaded = await loadFiles(database, tx, actor, prepared, refused);
      await tellOfLoaded(tx, actor, prepared, loaded);
      const { facts, remarks } = await following();
      const files = await noteRemarks(tx, actor, prepared, loaded, remarks);
      const outcome: ImportOutcome = {
        importId: refused || dryRun ? null : importId,
        dryRun,
        loaded: !(refused || dryRun),
        files,
      };
      if (dryRun) throw takenBack(outcome);
      return {
        result: outcome,
        facts: [
          { name: refused ? 'import.refused' : 'import.loaded', subject: importId, before: null, after: summary(files) },
          ...facts,
        ],
      };
    },
  };
}

/** Once all is loaded: those whose records follow the tables that changed. */
async function tellOfLoaded(
  tx: Tx,
  actor: Actor,
  { importId, parsed }: Prepared,
  outcomes: readonly FileOutcome[],
): Promise<void> {
  // Outcomes come in the order of the files, those that were read first.
  const changed = parsed.filter((_, index) => {
    const { added = 0, changed: altered = 0, removed = 0 } = outcomes[index] ?? {};
    return added + altered + removed > 0;
  });
  const formats = [...new Set(changed.map(({ format }) => format))];
  const tables = [...new Set(formats.map(({ table }) => table))];
  await tellTouched(tx, formats, { actor, importId, tables, undoing: false });
}

/** Keeps what there is to note of each file; what follows from the whole is said of the last one from which it does. */
async function noteRemarks(
  tx: Tx,
  actor: Actor,
  { importId, parsed, unread }: Prepared,
  outcomes: readonly FileOutcome[],
  remarks: FollowedAll['remarks'],
): Promise<readonly FileOutcome[]> {
  const lastOf = ({ take }: FollowedAll['remarks'][number]) => parsed.findLastIndex(({ format }) => format.held?.take === take);
  const noted = outcomes.map((file, number) => {
    const own = remarks.filter((one) => lastOf(one) === number).map(({ remark }) => remark);
    return { ...file, warnings: [...file.warnings, ...own] };
  });
  for (const [number, file] of [...parsed, ...unread].entries())
    await recordTold(tx, actor, { importId, file: number, privateTo: privateTo(file) }, 'warning', noted[number]?.warnings ?? []);
  return noted;
}

/** A workbook is as private as its most private sheet. */
function originalsToKeep({ originals, parsed, unread }: Prepared): KeptOriginal[] {
  const files = [...parsed, ...unread];
  return originals.flatMap((original, index) => {
    if (original === null) return [];
    const circles = files
      .filter((file) => file.original === index)
      .flatMap((file) => [privateTo(file)].filter((roles) => roles !== null));
    const [first, ...others] = circles;
    return [{ ...original, privateTo: first?.filter((role) => others.every((roles) => roles.includes(role))) ?? null }];
  });
}

function privateTo({ format }: ParsedFile | UnreadFile): readonly Role[] | null {
  return format === null ? null : readersOf(format);
}

async function loadFiles(database: Database, tx: Tx, actor: Actor, prepared: Prepared, refused: boolean): Promise<FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  for (const file of [...prepared.parsed, ...prepared.unread]) {
    const number = outcomes.length;
    const loads = !refused && 'rows' in file;
    const counts = loads ? await explainRefusal(file, () => loadFile(database, tx, actor, prepared.importId, number, file)) : {};
    const removed = loads ? await replaceEarlier(tx, actor, prepared, number, file) : 0;
    const outcome = { ...outcomeOf(file), ...counts, removed };
    const sha256 = prepared.originals[file.original]?.sha256 ?? null;
    const size = prepared.inputs[file.original]?.size ?? 0;
    const table = 'rows' in file ? file.format.table : null;
    await recordFile(tx, actor, prepared.importId, number, {
      outcome,
      table,
      sha256,
      size,
      privateTo: privateTo(file),
    });
    outcomes.push(outcome);
  }
  return outcomes;
}

/** After the last file of a format that is the whole of something: removes what its files no longer have. @returns how many records */
async function replaceEarlier(
  tx: Tx,
  actor: Actor,
  { importId, parsed }: Prepared,
  number: number,
  file: ParsedFile,
): Promise<number> {
  const files = parsed.filter(({ format }) => format === file.format);
  if (file.format.replaces === undefined || file !== files.at(-1)) return 0;
  const count = await countMissing(tx, actor, file.format, files);
  if (count === 0) return 0;
  const stays = files.some(({ rejected }) => rejected.length > 0);
  if (!stays) await removeMissing(tx, actor, { importId, file: number }, file.format, files);
  file.warnings.push(saidOfEarlier(count, stays));
  return stays ? 0 : count;
}

function saidOfEarlier(count: number, stays: boolean): RejectedRow {
  const lines =
    count === 1
      ? 'une ligne d’un document plus ancien, que celui-ci n’a plus,'
      : `${count} lignes d’un document plus ancien, que celui-ci n’a plus,`;
  const message = stays
    ? `À cause des lignes rejetées, ${lines} ${count === 1 ? 'reste' : 'restent'} : corrigez le document, puis importez-le de nouveau.`
    : `Ce document remplace celui qui était enregistré : ${lines} ${count === 1 ? 'est retirée' : 'sont retirées'}. Annuler l’import les rend.`;
  return { line: null, field: '', rule: stays ? 'earlier-kept' : 'earlier-replaced', value: '', message };
}

/** What the rules let through and the tables refuse: rare, and then nothing is loaded, since the transaction is lost. */
async function explainRefusal(file: ParsedFile, load: () => Promise<LoadCounts>): Promise<LoadCounts> {
  try {
    return await load();
  } catch (cause) {
    if (!isProblem(cause) || !['database.value', 'database.reference', 'database.duplicate'].includes(cause.code)) throw cause;
    const message = `La base refuse une ligne de ${file.name}, rien n’a été chargé. ${cause.message}`;
    throw Object.assign(problem('conflict', 'import.refused-by-table', message, { ...cause.details, file: file.name }), {
      cause,
    });
  }
}

function outcomeOf(file: ParsedFile | UnreadFile): FileOutcome {
  const [format, read] = 'rows' in file ? [file.format.file, file.read] : [file.format?.file ?? null, 0];
  const rejected = [...file.rejected].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { file: file.name, format, read, added: 0, changed: 0, unchanged: 0, removed: 0, rejected, warnings: file.warnings };
}

function summary(files: readonly FileOutcome[]): unknown {
  return {
    files: files.map(({ file, format, read, added, changed, unchanged, removed, rejected }) => ({
      file,
      format,
      read,
      added,
      changed,
      unchanged,
      ...(removed === 0 ? {} : { removed }),
      rejected: rejected.length,
    })),
  };
}

/** The operator's imports, latest first. */
export async function listImports(database: Database, actor: Actor, limit = 100): Promise<readonly ImportRecord[]> {
  demand(mayRead(actor));
  return await database.read(actor, (tx) => listRuns(tx, limit));
}

/** The bytes of a file as it was received, by the SHA-256 that its import kept; null when there is none. */
export async function readOriginal(database: Database, actor: Actor, sha256: string): Promise<Uint8Array | null> {
  demand(mayImport(actor));
  const content = await database.read(actor, (tx) => findOriginal(tx, sha256));
  return content === null ? null : await unpackOriginal(content);
}
