import type { ZodType } from 'zod';
import type { DocumentFault, DocumentReading, ParsedRow } from './format.ts';
import type { ParsedFile } from './parsed-file.ts';
import { fault, rejectedRow } from './rejection.ts';

/**
 * Makes the `parse` of a document format from a zod schema: what does not fit is said in French with its place in the file
 * (`chapters[2].blocks[0].type`); what fits becomes rows.
 */
export function readBySchema<Content>(
  schema: ZodType<Content>,
  rowsOf: (content: Content) => readonly ParsedRow[],
): (content: unknown) => DocumentReading {
  return (content) => {
    const read = schema.safeParse(content, { reportInput: true });
    if (read.success) return { rows: rowsOf(read.data) };
    return { faults: read.error.issues.flatMap((issue) => faultsOf(issue, [])) };
  };
}

/** The part of zod's issues that the sentences use; each kind of issue fills some of it. */
type Issue = {
  readonly code: string;
  readonly message?: string;
  readonly path: readonly PropertyKey[];
  readonly input?: unknown;
  readonly expected?: unknown;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly errors?: readonly (readonly Issue[])[];
};

function faultsOf(issue: Issue, above: readonly PropertyKey[]): DocumentFault[] {
  const path = [...above, ...issue.path];
  const closest = closestBranch(issue);
  if (closest !== null) return closest.flatMap((inner) => faultsOf(inner, path));
  return [{ path: pathText(path), value: valueText(issue.input), message: sentence(issue) }];
}

/** Of the alternatives of a union, the one that goes furthest before it fails is what the writer meant. */
function closestBranch(issue: Issue): readonly Issue[] | null {
  const branches = (issue.errors ?? []).filter((branch) => branch.length > 0);
  const depth = (branch: readonly Issue[]) => Math.max(...branch.map((inner) => inner.path.length)) - branch.length / 100;
  return branches.reduce<readonly Issue[] | null>(
    (best, branch) => (best === null || depth(branch) > depth(best) ? branch : best),
    null,
  );
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`))
    .join('');
}

function valueText(input: unknown): string {
  return input === undefined ? '' : (JSON.stringify(input) ?? '');
}

const kinds: Readonly<Record<string, string>> = {
  string: 'un texte',
  number: 'un nombre',
  int: 'un nombre entier',
  boolean: 'vrai ou faux (true, false)',
  array: 'une liste',
  object: 'un objet',
  record: 'un objet',
};

function sentence(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'Cette donnée manque.'
        : `Il faut ici ${kinds[String(issue.expected)] ?? String(issue.expected)}.`;
    case 'unrecognized_keys':
      return `Clé inconnue : ${(issue.keys ?? []).join(', ')}.`;
    case 'invalid_value':
      return `Valeurs admises : ${(issue.values ?? []).map(String).join(', ')}.`;
    case 'invalid_union':
      return 'Aucune des formes admises ne convient ici.';
    case 'too_small':
      return `Trop petit ou trop court : au moins ${String(issue.minimum)}.`;
    case 'too_big':
      return `Trop grand ou trop long : au plus ${String(issue.maximum)}.`;
    case 'custom': // said by the schema itself, in French
      return issue.message ?? 'Cette donnée n’a pas la forme attendue.';
    default:
      return 'Cette donnée n’a pas la forme attendue.';
  }
}

/** Reads a document file into the rows of its format; `file` is the empty parsed file to fill. */
export function readDocument(file: ParsedFile, text: string): ParsedFile {
  file.read = 1;
  const content = parseJson(text);
  if ('line' in content) {
    file.rejected.push(
      rejectedRow(
        content.line,
        '',
        '',
        fault(
          'json',
          'Le fichier n’est pas un JSON valide à cet endroit : une virgule, un guillemet ou une accolade manque ou est de trop.',
        ),
      ),
    );
    return file;
  }
  const { document } = file.format;
  return document?.ending === 'json' ? keepReading(file, document.parse(content.value), 'outline') : file;
}

/** Reads an XML file that a format knows by its root. */
export function readXmlDocument(file: ParsedFile, text: string): ParsedFile {
  const { document } = file.format;
  return document?.ending === 'xml' ? keepReading(file, document.parse(text), 'document') : file;
}

/** The rows are numbered as they come: their numbers stand for lines. */
function keepReading(file: ParsedFile, reading: DocumentReading, rule: string): ParsedFile {
  for (const { path, value, message } of reading.faults ?? [])
    file.rejected.push(rejectedRow(null, path, value, fault(rule, message)));
  if (!('rows' in reading)) {
    file.read = 1;
    return file;
  }
  for (const [index, row] of reading.rows.entries())
    file.rows.push({
      line: reading.among?.lines[index] ?? index + 1,
      values: file.format.columns.map((column) => row[column.field] ?? null),
    });
  file.read = reading.among?.read ?? reading.rows.length;
  return file;
}

function parseJson(text: string): { readonly value: unknown } | { readonly line: number } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { line: faultyLine(text.split('\n')) };
  }
}

/** The first line whose end is not a possible middle of a JSON text: the engine does not always say where it stopped. */
function faultyLine(lines: readonly string[]): number {
  let [good, bad] = [0, lines.length];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (mayGoOn(lines.slice(0, middle).join('\n'))) good = middle;
    else bad = middle;
  }
  return bad;
}

function mayGoOn(start: string): boolean {
  try {
    JSON.parse(start);
    return true;
  } catch (thrown) {
    const said = thrown instanceof Error ? thrown.message : '';
    const position = /at position (\d+)/.exec(said);
    return said.includes('end of JSON input') || (position !== null && Number(position[1]) >= start.length);
  }
}
