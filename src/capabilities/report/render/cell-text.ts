import { withSign } from '../../../kernel/french.ts';
import { isUnit, units } from '../../../kernel/unit.ts';
import type { DocumentFigure, DocumentTable } from '../document.ts';

type Column = DocumentTable['columns'][number];

/** Words that a heading says as they are; symbols (€, %) stay with their numbers. */
const wordsOfUnits = new Set(['days', 'hours', 'agents', 'pages', 'FTE']);

/**
 * Whether the head of a column says what its cells count, or the title of a table all of whose figures count the same. « Jours par
 * mois » and « Jours-agents » say days; « Par jour » does not.
 */
function isUnitSaid(table: DocumentTable, column: Column, unit: string): boolean {
  if (unit !== column.unit || !isUnit(unit) || !wordsOfUnits.has(unit)) return false;
  const word = units[unit].fr.toLowerCase();
  const isSaidBy = (heading: string) =>
    heading
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .includes(word);
  const isAlone = table.columns.every((other) => !other.numeric || other.unit === unit);
  return isSaidBy(column.label) || (isAlone && isSaidBy(table.caption));
}

function withoutUnit(printed: string, unit: string): string {
  const word = isUnit(unit) ? units[unit].fr : unit;
  const end = printed.lastIndexOf('\u00a0');
  const last = printed.slice(end + 1);
  return end > 0 && (last === word || `${last}s` === word) ? printed.slice(0, end) : printed;
}

/** What a figure that stands alone shows: a change has its sign there. */
export function shownAlone(figure: DocumentFigure): string {
  return figure.signed ? withSign(figure.printed, figure.result) : figure.printed;
}

/** What a cell of a table shows, without the unit that its heads say; in a matrix, a cross stands for a known 1. */
export function shownIn(table: DocumentTable, column: Column | undefined, figure: DocumentFigure): string {
  if (table.display === 'matrix') return figure.printed === '1' ? '×' : figure.printed;
  const shown = shownAlone(figure);
  return column && isUnitSaid(table, column, figure.unit) ? withoutUnit(shown, figure.unit) : shown;
}
