import { webcrypto } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Database } from '../database/face.ts';
import { demand } from '../kernel/access.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Day } from '../kernel/day.ts';
import { problem } from '../kernel/problem.ts';
import { checkFiles } from './check-files.ts';
import type { FileFormat } from './format.ts';
import { mayLoad } from './import.access.ts';
import { inLoadingOrder } from './order.ts';
import type { FileReading, ParsedFile, UnreadFile } from './parsed-file.ts';
import { readInputFile } from './read-file.ts';
import { type InputFile, type ReceivedFile, readSource } from './read-source.ts';
import { mostFiles, newImportId } from './row-id.ts';
import type { Original } from './run.store.ts';
import { withSyntheticColumn } from './synthetic.ts';

export type ImportOptions = {
  readonly dryRun?: boolean;
  readonly strict?: boolean;
  /** The day of the import; without it, nothing that depends on the day follows from it. */
  readonly today?: Day;
};

/** Everything that an import needs, read and checked before its transaction opens. */
export type Prepared = {
  readonly importId: string;
  readonly strict: boolean;
  readonly dryRun: boolean;
  readonly today: Day | null;
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
      `L’import compte ${inputs.length} fichiers, ${mostFiles} au plus : faites-en plusieurs.`,
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
  return {
    importId: newImportId(),
    strict: options.strict ?? false,
    dryRun: options.dryRun ?? false,
    today: options.today ?? null,
    parsed: await checkFiles(database, actor, ordered, files),
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
