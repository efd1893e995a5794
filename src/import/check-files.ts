import type { Database, Tx } from '../database/face.ts';
import type { Actor } from '../kernel/actor.ts';
import { daysOf, refuseBeside } from './beside.ts';
import { type Checked, checkFormat, refuseChangesAgainst } from './check-rows.ts';
import { convertFiles } from './convert-file.ts';
import type { FileFormat, ParsedRow } from './format.ts';
import type { KnownThing } from './known-names.ts';
import { listRecorded, listRecords, listStanding, listStatement } from './load.store.ts';
import type { ParsedFile } from './parsed-file.ts';
import type { NamesByKind } from './resolve.ts';
import { bringing } from './rules.ts';
import { standingRows } from './standing-rows.ts';

/** What is recorded of a format: things that files name, its records for rules over several rows, and those that other files read. */
type Recorded = {
  readonly things: readonly KnownThing[];
  readonly standing: readonly ParsedRow[];
  readonly read: readonly ParsedRow[];
  /** What the rule against changed records reads by a statement. */
  readonly listed: readonly ParsedRow[];
};

/**
 * Checks the files in order; only kinds of things that some file refers to, and records that some rule reads, come from the database.
 * @param ordered every format, in the order of loading
 * @returns the files in that order, those of other programs turned into what they become
 */
export async function checkFiles(
  database: Database,
  actor: Actor,
  ordered: readonly FileFormat[],
  parsed: readonly ParsedFile[],
): Promise<readonly ParsedFile[]> {
  const needs = needsOf(ordered, parsed);
  const recorded = await listNeeded(database, actor, needs);
  const elsewhere = await readElsewhere(database, actor, parsed);
  const names: NamesByKind = new Map();
  const checked: Checked[] = [];
  const records = (name: string): readonly ParsedRow[] => {
    const foreign = elsewhere.get(name);
    if (foreign !== undefined) return foreign;
    const format = needs.formats.find(({ file }) => file === name);
    if (format === undefined) throw new Error(`no rule of these files says that it reads ${name}`);
    const files = checked.find((one) => one.format === format)?.files ?? [];
    return standingRows(format, files, recorded.get(format)?.read ?? [], bringing(format, names)).map(({ row }) => row);
  };
  for (const format of needs.formats) {
    const converted = convertedTo(format, parsed, names, records);
    const files = parsed.flatMap((file) =>
      file.format === format && format.becomes === undefined ? [file] : (converted.get(file) ?? []),
    );
    const { things = [], standing = [], listed = [] } = recorded.get(format) ?? {};
    const arrival: Checked = { format, files, things, recorded: standing, listed };
    if (needs.used.has(format) || format.referable !== undefined) checkFormat(arrival, names, actor.operator);
    checked.push(arrival);
  }
  refuseChangesAgainst(checked, names);
  for (const { format, files } of checked) await checkBeside(database, actor, format, files, records);
  return checked.flatMap(({ files }) => files);
}

/** The files of other programs that become files of a format, those of each program together. */
function convertedTo(
  format: FileFormat,
  parsed: readonly ParsedFile[],
  names: NamesByKind,
  records: (name: string) => readonly ParsedRow[],
): ReadonlyMap<ParsedFile, ParsedFile> {
  const foreign = Map.groupBy(parsed, (file) => file.format.becomes);
  return new Map(
    [...foreign].flatMap(([becomes, files]) =>
      becomes?.file === format.file ? [...convertFiles(files, becomes, format, names, records)] : [],
    ),
  );
}

/** What the files of other programs are converted with, and no file of ours holds. */
async function readElsewhere(
  database: Database,
  actor: Actor,
  parsed: readonly ParsedFile[],
): Promise<ReadonlyMap<string, readonly ParsedRow[]>> {
  const found = new Map<string, readonly ParsedRow[]>();
  for (const { format } of parsed)
    for (const [name, read] of Object.entries(format.becomes?.elsewhere ?? {}))
      if (!found.has(name)) found.set(name, await read(database, actor));
  return found;
}

type Needs = {
  readonly formats: readonly FileFormat[];
  readonly used: ReadonlySet<FileFormat>;
  /** Formats, by their names, whose records a rule of another reads. */
  readonly read: ReadonlySet<string>;
  /** Formats, by their names, whose records refer to those that the import changes. */
  readonly referring: ReadonlySet<string>;
};

function listNeeded(
  database: Database,
  actor: Actor,
  { formats, used, read, referring }: Needs,
): Promise<Map<FileFormat, Recorded>> {
  return database.read(actor, async (tx) => {
    const found = new Map<FileFormat, Recorded>();
    for (const format of formats)
      found.set(format, {
        things: await listRecorded(tx, format),
        standing: used.has(format) || referring.has(format.file) ? await listStanding(tx, format) : [],
        read: read.has(format.file) ? await listRecords(tx, format) : [],
        listed: used.has(format) ? await listAgainst(tx, format) : [],
      });
    return found;
  });
}

async function listAgainst(tx: Tx, { against }: FileFormat): Promise<readonly ParsedRow[]> {
  return against !== undefined && 'statement' in against ? listStatement(tx, against.statement) : [];
}

/** The formats that the files need, in order; which of them are loaded, and which have records that are read. */
function needsOf(ordered: readonly FileFormat[], parsed: readonly ParsedFile[]): Needs {
  const given = new Set(parsed.map(({ format }) => format));
  const used = new Set(ordered.filter((format) => given.has(format) || isMade(format, given)));
  const kinds = new Set(
    [...used].flatMap(({ columns }) => columns.flatMap(({ value }) => (value.kind === 'reference' ? [value.to] : []))),
  );
  const read = new Set([...used].flatMap(({ beside, becomes }) => [...(beside?.files ?? []), ...(becomes?.files ?? [])]));
  const referring = new Set(
    [...used].flatMap(({ against }) => (against !== undefined && 'file' in against ? [against.file] : [])),
  );
  const named = new Set([...read, ...referring]);
  const formats = ordered.filter(
    (format) => used.has(format) || named.has(format.file) || (format.referable !== undefined && kinds.has(format.referable.as)),
  );
  return { formats, used, read, referring };
}

function isMade(format: FileFormat, given: ReadonlySet<FileFormat>): boolean {
  return [...given].some(({ becomes }) => becomes?.file === format.file);
}

async function checkBeside(
  database: Database,
  actor: Actor,
  format: FileFormat,
  files: readonly ParsedFile[],
  records: (name: string) => readonly ParsedRow[],
): Promise<void> {
  const { beside } = format;
  if (beside === undefined || files.every(({ rows }) => rows.length === 0)) return;
  const days = beside.over === undefined ? undefined : daysOf(format, files, beside.over);
  if (days === null) return;
  const over = beside.over === undefined || days === undefined ? undefined : { field: beside.over, ...days };
  const { own, listed } = await database.read(actor, async (tx) => {
    const found = new Map<string, readonly ParsedRow[]>();
    for (const [name, statement] of Object.entries(beside.statements ?? {})) found.set(name, await listStatement(tx, statement));
    return { own: await listRecords(tx, format, over), listed: found };
  });
  refuseBeside(format, files, own, { records, listed: (name) => listed.get(name) ?? [] });
}
