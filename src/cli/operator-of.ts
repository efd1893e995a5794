import type { FileFormat } from '../import/format.ts';
import type { ParsedFile } from '../import/parsed-file.ts';
import { readInputFile } from '../import/read-file.ts';
import { readSource } from '../import/read-source.ts';
import { formatByName } from '../import/recognise.ts';

function textAt(file: ParsedFile, field: string): string | null {
  const index = file.format.columns.findIndex((column) => column.field === field);
  const value = file.rows[0]?.values[index];
  return typeof value === 'string' ? value : null;
}

function namedBy(file: ParsedFile): string | null {
  return file.format.namesOperator === undefined ? null : textAt(file, file.format.namesOperator);
}

function hintedBy(file: ParsedFile): string | null {
  const hint = file.format.hintsOperator;
  const text = hint === undefined ? null : textAt(file, hint.field);
  return (text !== null && hint?.pattern.exec(text)?.[1]) || null;
}

/**
 * Whose files these are: the `operateur` file says so, else the name of a published report does (`siim94-2020`). Null when
 * nothing in the folder tells.
 */
export async function operatorOf(source: string, formats: readonly FileFormat[]): Promise<string | null> {
  const files = await readSource(source);
  for (const [told, of] of [
    [(format: FileFormat) => format.namesOperator !== undefined, namedBy],
    [(format: FileFormat) => format.hintsOperator !== undefined, hintedBy],
  ] as const) {
    const candidates = formats.filter(told);
    for (const [index, file] of files.entries()) {
      // Among so few formats a file of another kind could pass for one of them (`adherents` also has a code and a name).
      const named = formatByName(file.name, formats);
      if (named !== null && !candidates.includes(named)) continue;
      const { parsed } = await readInputFile(file, index, candidates);
      const found = parsed.map(of).find((code) => code !== null);
      if (found) return found;
    }
  }
  return null;
}
