import { webcrypto } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Database } from '../database/face.ts';
import { demand } from '../kernel/access.ts';
import type { Actor } from '../kernel/actor.ts';
import { problem } from '../kernel/problem.ts';
import { type Checked, checkFormat, refuseChangesAgainst } from './check-rows.ts';
import type { FileFormat } from './format.ts';
import { mayLoad } from './import.access.ts';
import { listRecorded, listStanding } from './load.store.ts';
import { inLoadingOrder } from './order.ts';
import type { FileReading, ParsedFile, UnreadFile } from './parsed-file.ts';
import { readInputFile } from './read-file.ts';
import { type InputFile, type ReceivedFile, readSource } from './read-source.ts';
import type { NamesByKind } from './resolve.ts';
import { mostFiles, newImportId } from './row-id.ts';
import type { Original } from './run.store.ts';
import { withSyntheticColumn } from './synthetic.ts';

export type ImportOptions = { readonly dryRun?: boolean; readonly strict?: boolean };

/** Everything that an import needs, read and checked before its transaction opens. */
export type Prepared = {
  readonly importId: string;
  readonly strict: boolean;
  readonly dryRun: boolean;
  /** In the order of loading; those that could not be read come last. */
  readonly parsed: readonly ParsedFile[];
  readonly unread: readonly UnreadFile[];
  readonly inputs: readonly InputFile[];
  readonly originals: readonly (Original | null)[];
};

/** Reads and checks everything, without writing anything. @throws Problem when nothing can be read at all, or a file is not of the actor's role */
export async function prepareImport(
  database: Database,
  actor: Actor,
  source: string | readonly ReceivedFile[],
  formats: readonly FileFormat[],
  options: ImportOptions,
): Promise<Prepared> {
  const inputs = await readSource(source);
  if (inputs.length > mostFiles)
    throw problem(
      'invalid',
      'import.too-many-files',
      `L’import compte ${inputs.length} fichiers, ${mostFiles} au plus : faites-en plusieurs.`,
    );
  // Compressed on other threads while this one reads.
  const originals = Promise.all(inputs.map(originalOf));
  const readings: FileReading[] = [];
  const marked = withSyntheticColumn(formats);
  for (const [index, input] of inputs.entries()) readings.push(await readInputFile(input, index, marked));
  for (const { format } of readings.flatMap((reading) => [...reading.parsed, ...reading.unread]))
    if (format !== null) demand(mayLoad(actor, format));
  const ordered = inLoadingOrder(marked);
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

const { subtle } = webcrypto;
const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** The bytes of an original, from how it is kept. */
export async function unpackOriginal(content: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await decompress(content));
}

async function originalOf({ bytes }: InputFile): Promise<Original | null> {
  if (bytes === null) return null;
  const [digest, compressed] = await Promise.all([
    subtle.digest('SHA-256', new Uint8Array(bytes)),
    compress(bytes, { level: 1 }),
  ]);
  return { sha256: Buffer.from(digest).toString('hex'), size: bytes.length, gzip: compressed };
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
  const referring = new Set([...used].flatMap(({ against }) => against?.file ?? []));
  const needed = ordered.filter(
    (format) =>
      used.has(format) || referring.has(format.file) || (format.referable !== undefined && kinds.has(format.referable.as)),
  );
  const arrivals = await database.read(actor, async (tx) => {
    const found: Checked[] = [];
    for (const format of needed) {
      const things = await listRecorded(tx, format);
      const recorded = used.has(format) || referring.has(format.file) ? await listStanding(tx, format) : [];
      found.push({ format, files: parsed.filter((file) => file.format === format), things, recorded });
    }
    return found;
  });
  for (const arrival of arrivals)
    if (used.has(arrival.format) || arrival.format.referable !== undefined) checkFormat(arrival, names, actor.operator);
  refuseChangesAgainst(arrivals, names);
}
