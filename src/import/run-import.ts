import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Database, Tx } from '../database/face.ts';
import { perform } from '../database/perform.ts';
import { demand, mayImport, mayRead } from '../kernel/access.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Command } from '../kernel/command.ts';
import { problem } from '../kernel/problem.ts';
import { checkFormat } from './check-rows.ts';
import type { FileFormat } from './format.ts';
import type { ImportRecord } from './import-record.ts';
import type { KnownThing } from './known-names.ts';
import { listRecorded, loadFile, waitForTurn } from './load.store.ts';
import { inLoadingOrder } from './order.ts';
import type { FileOutcome, ImportOutcome } from './outcome.ts';
import type { FileReading, ParsedFile, UnreadFile } from './parsed-file.ts';
import { readInputFile } from './read-file.ts';
import { type InputFile, type ReceivedFile, readSource } from './read-source.ts';
import type { NamesByKind } from './resolve.ts';
import { mostFiles, newImportId } from './row-id.ts';
import { type FileToRecord, findOriginal, keepOriginals, listRuns, type Original, recordFile, recordRun } from './run.store.ts';

export type ImportOptions = { readonly dryRun?: boolean; readonly strict?: boolean };

/** Everything that an import needs, read and checked before its transaction opens. */
type Prepared = {
  readonly importId: string;
  readonly strict: boolean;
  readonly dryRun: boolean;
  /** In the order of loading; those that could not be read come last. */
  readonly parsed: readonly ParsedFile[];
  readonly unread: readonly UnreadFile[];
  readonly inputs: readonly InputFile[];
  readonly originals: readonly (Original | null)[];
};

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
  demand(mayImport(actor));
  const prepared = await prepare(database, actor, await readSource(source), formats, options);
  try {
    return await perform(database, actor, importCommand(database), prepared);
  } catch (thrown) {
    if (isTakenBack(thrown)) return thrown.outcome;
    throw thrown;
  }
}

async function prepare(
  database: Database,
  actor: Actor,
  inputs: readonly InputFile[],
  formats: readonly FileFormat[],
  options: ImportOptions,
): Promise<Prepared> {
  if (inputs.length > mostFiles)
    throw problem(
      'invalid',
      'import.too-many-files',
      `L’import compte ${inputs.length} fichiers, ${mostFiles} au plus : faites-en plusieurs.`,
    );
  // Compressed on other threads while this one reads.
  const originals = Promise.all(inputs.map(originalOf));
  const readings: FileReading[] = [];
  for (const [index, input] of inputs.entries()) readings.push(await readInputFile(input, index, formats));
  const ordered = inLoadingOrder(formats);
  const files = readings.flatMap((reading) => reading.parsed);
  const parsed = ordered.flatMap((format) => files.filter((file) => file.format === format));
  await check(database, actor, ordered, parsed);
  return {
    importId: newImportId(),
    strict: options.strict ?? false,
    dryRun: options.dryRun ?? false,
    parsed,
    unread: readings.flatMap((reading) => reading.unread),
    inputs,
    originals: await originals,
  };
}

const compress = promisify(gzip);
const decompress = promisify(gunzip);

async function originalOf({ bytes }: InputFile): Promise<Original | null> {
  if (bytes === null) return null;
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
    gzip: await compress(bytes, { level: 1 }),
  };
}

/** Checks the files in order; only kinds of things that some file refers to are read from the database. */
async function check(
  database: Database,
  actor: Actor,
  ordered: readonly FileFormat[],
  parsed: readonly ParsedFile[],
): Promise<void> {
  const names: NamesByKind = new Map();
  const used = new Set(parsed.map((file) => file.format));
  const kinds = new Set(
    [...used].flatMap((format) =>
      format.columns.flatMap((column) => (column.value.kind === 'reference' ? [column.value.to] : [])),
    ),
  );
  const needed = ordered.filter(
    (format) => used.has(format) || (format.referable !== undefined && kinds.has(format.referable.as)),
  );
  const recorded = await database.read(actor, async (tx) => {
    const things: (readonly KnownThing[])[] = [];
    for (const format of needed) things.push(await listRecorded(tx, format));
    return things;
  });
  needed.forEach((format, index) => {
    checkFormat(
      format,
      parsed.filter((file) => file.format === format),
      names,
      recorded[index] ?? [],
      actor.operator,
    );
  });
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
      await waitForTurn(tx, actor.operator);
      await recordRun(tx, actor, importId, strict, refused ? 'refused' : 'loaded');
      await keepOriginals(
        tx,
        actor,
        prepared.originals.filter((original) => original !== null),
      );
      const files = await loadFiles(database, tx, actor, prepared, refused);
      const outcome: ImportOutcome = {
        importId: refused || dryRun ? null : importId,
        dryRun,
        loaded: !(refused || dryRun),
        files,
      };
      if (dryRun) throw takenBack(outcome);
      return {
        result: outcome,
        facts: [{ name: refused ? 'import.refused' : 'import.loaded', subject: importId, before: null, after: summary(files) }],
      };
    },
  };
}

async function loadFiles(database: Database, tx: Tx, actor: Actor, prepared: Prepared, refused: boolean): Promise<FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  const record = async (
    outcome: FileOutcome,
    original: number,
    table: string | null,
    load: (number: number) => Promise<Partial<FileOutcome>>,
  ) => {
    const number = outcomes.length;
    const loaded = { ...outcome, ...(await load(number)) };
    const toRecord: FileToRecord = {
      outcome: loaded,
      table,
      sha256: prepared.originals[original]?.sha256 ?? null,
      size: prepared.inputs[original]?.size ?? 0,
    };
    await recordFile(tx, actor, prepared.importId, number, toRecord);
    outcomes.push(loaded);
  };
  for (const file of prepared.parsed) {
    await record(outcomeOf(file), file.original, file.format.table, async (number) =>
      refused ? {} : await loadFile(database, tx, actor, prepared.importId, number, file),
    );
  }
  for (const file of prepared.unread) {
    await record(
      { ...nothing, file: file.name, format: file.format, rejected: file.rejected, warnings: file.warnings },
      file.original,
      null,
      async () => ({}),
    );
  }
  return outcomes;
}

const nothing = { read: 0, added: 0, changed: 0, unchanged: 0 } as const;

function outcomeOf(file: ParsedFile): FileOutcome {
  const byLine = [...file.rejected].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { ...nothing, file: file.name, format: file.format.file, read: file.read, rejected: byLine, warnings: file.warnings };
}

function summary(files: readonly FileOutcome[]): unknown {
  return {
    files: files.map(({ file, format, read, added, changed, unchanged, rejected }) => ({
      file,
      format,
      read,
      added,
      changed,
      unchanged,
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
  return content === null ? null : new Uint8Array(await decompress(content));
}
