import { normalizeText } from '../kernel/text.ts';
import type { Column, FileFormat } from './format.ts';
import type { ParsedFile } from './parsed-file.ts';
import { fault, isFault, rejectedRow } from './rejection.ts';
import type { NamesByKind } from './resolve.ts';

/** A rejected row whose first text is what totals are called, in this column of the format. */
export type SuspectedTotal = { readonly line: number; readonly index: number; readonly typed: string };

/** « Total », « TOTAL GÉNÉRAL », « Total 2020 », « Total des communes », « Sous-total fruits », « Ensemble »; not « Total Énergies ». */
const totalName = /^(?:total|totaux|total genera(?:l|ux)|totaux generaux|ensemble|s(?:ous)? tota(?:l|ux)(?: .+)?)$/;
const totalOf = /^tota(?:l|ux) (?:\d{4}|ht|ttc|cumule|annuel|(?:de|du|des|d|hors|par|en) .+)$/;

/** Enough where only a word of a list, a year or a period may stand: « Total fonctionnement » is none of them. */
const anyTotal = /^(?:s(?:ous)? )?tota(?:l|ux)\b|^ensemble$/;

const numeric = /^[\d\s.,/%€+-]+$/;

/**
 * Looks whether a row that was just rejected is called as totals are: only then is it looked at again, once names are known.
 * @param textAt the text of the row's cell for a column of the format, empty when it has none
 */
export function suspectTotal(file: ParsedFile, line: number, textAt: (index: number) => string): void {
  for (const index of file.order) {
    const typed = textAt(index);
    if (typed === '' || numeric.test(typed)) continue;
    if (anyTotal.test(normalizeText(typed))) file.suspects.push({ line, index, typed });
    return;
  }
}

/** Takes back the rejections of rows that are totals, with one remark for each; references to other formats have been resolved. */
export function leaveTotalsAside(file: ParsedFile, names: NamesByKind): void {
  const totals = file.suspects.filter((suspect) => isTotal(file, suspect, names)).sort((a, b) => a.line - b.line);
  if (totals.length === 0) return;
  const lines = new Set<number | null>(totals.map(({ line }) => line));
  file.rejected = file.rejected.filter(({ line }) => !lines.has(line));
  for (const { line, index, typed } of totals) {
    const message = 'Ligne de total laissée de côté : Bièvre calcule les totaux.';
    file.warnings.push(rejectedRow(line, file.format.columns[index]?.name ?? '', typed, fault('total-row', message)));
  }
}

function isTotal(file: ParsedFile, { line, index, typed }: SuspectedTotal, names: NamesByKind): boolean {
  const column = file.format.columns[index];
  if (column === undefined) return false;
  const { kind } = column.value;
  if (kind === 'choice' || kind === 'year' || kind === 'period' || kind === 'month')
    return file.rejected.some((reject) => reject.line === line && reject.field === column.name);
  const name = normalizeText(typed);
  if (!totalName.test(name) && !totalOf.test(name)) return false;
  switch (column.value.kind) {
    case 'reference': {
      const known = names.get(column.value.to)?.resolve(typed);
      return isFault(known) && known.rule === 'unknown-reference';
    }
    case 'text':
    case 'code':
    case 'verbatim':
    case 'texts':
      return lacksTheRest(file, line, column);
    default:
      return false;
  }
}

/** Where names are given, something may well be called « Total »: then nothing else that a record needs may be there. */
function lacksTheRest({ format, rejected }: ParsedFile, line: number, label: Column): boolean {
  const needed = needs(format).filter((column) => column !== label);
  const lacking = rejected.filter((reject) => reject.line === line && reject.rule === 'required' && reject.field !== label.name);
  const defines = format.referable !== undefined || format.codeFrom !== undefined;
  return lacking.length > 0 && (!defines || lacking.length === needed.length);
}

function needs(format: FileFormat): Column[] {
  return format.columns.filter((column) => column.required && column.field !== format.codeFrom?.code);
}
