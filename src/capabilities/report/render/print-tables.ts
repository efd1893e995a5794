import { breakableText, printableText } from '../../../web/print/printable.ts';
import type { DocumentCell, DocumentTable, ReportDocument } from '../document.ts';
import { shownAlone, shownIn } from './cell-text.ts';
import { type ChartBlock, figureAt, type Numbering } from './contents.ts';
import { markOfFigure, tableMarks, unknownWord } from './marks.ts';
import type { PrintCell, PrintTable } from './print-model.ts';
import { type ColumnTexts, layTable } from './table-layout.ts';

/** Rows under which a table is kept on one page rather than cut. */
const togetherUpTo = 13;

const emptyCell: PrintCell = { text: '', mark: '', muted: false };

export function printText(text: string): string {
  return breakableText(printableText(text));
}

/** What the column must have room for; the mark of a known figure hangs in the margin of its cell. */
function widestForm(cell: PrintCell): string {
  return cell.muted && cell.mark !== '' ? `${cell.text}\u00a0${cell.mark}` : cell.text;
}

type Draft = Pick<PrintTable, 'label' | 'caption' | 'notes' | 'headings' | 'rows'>;

/** Adds the widths to a table whose texts are all known. */
export function laidOut(draft: Draft, display: 'table' | 'matrix'): PrintTable {
  const columns = draft.headings.map(
    (heading, index): ColumnTexts => ({
      heading: heading.text,
      numeric: heading.numeric,
      cells: draft.rows.filter((row) => row.kind !== 'heading').map((row) => widestForm(row.cells[index] ?? emptyCell)),
    }),
  );
  return { type: 'table', ...draft, together: draft.rows.length <= togetherUpTo, layout: layTable(columns, display) };
}

function isEmptyRow(document: ReportDocument, cells: readonly DocumentCell[]): boolean {
  return cells.every((cell) => cell.kind === 'empty' || figureAt(document, cell.figure).printed === '');
}

/** A heading row is one cell over the whole width when it holds no figure. */
function rowKind(document: ReportDocument, row: DocumentTable['rows'][number]): string {
  return row.kind === 'heading' && !isEmptyRow(document, row.cells) ? 'subtotal' : row.kind;
}

export function printTable(document: ReportDocument, table: DocumentTable, numbering: Numbering): PrintTable {
  const marks = tableMarks(document, table);
  const number = numbering.numberOf(table);
  const cellOf = (cell: DocumentCell | undefined, column: DocumentTable['columns'][number]): PrintCell => {
    if (cell === undefined || cell.kind === 'empty') return emptyCell;
    const figure = figureAt(document, cell.figure);
    const text = printText(shownIn(table, column, figure));
    return { text, mark: marks.markOf(figure), muted: figure.result.found !== 'known' };
  };
  const rows = table.rows.map((row) => ({
    kind: rowKind(document, row),
    cells: [
      { text: printText(row.label), mark: '', muted: false },
      ...table.columns.map((column, index) => cellOf(row.cells[index], column)),
    ],
  }));
  const headings = [
    { text: printText(table.rowHeading), numeric: false },
    ...table.columns.map((column) => ({ text: printText(column.label), numeric: column.numeric })),
  ];
  const notes = [...(table.note === '' ? [] : [table.note]), ...marks.notes].map(printText);
  return laidOut(
    { label: `tableau-${number}`, caption: printText(`Tableau ${number} – ${table.caption}`), notes, headings, rows },
    table.display,
  );
}

/** The figures of a chart whose table does not stand in the document: categories down, series across. */
export function chartTable(document: ReportDocument, chart: ChartBlock, number: number): PrintTable {
  const reasonsNote = chart.series.some((series) => series.values.some((value) => value === null))
    ? [`« ${unknownWord} » : chiffre qui n’est pas connu ; il n’est pas tracé.`]
    : [];
  const rows = chart.categories.map((category, index) => ({
    kind: 'plain',
    cells: [
      { text: printText(category), mark: '', muted: false },
      ...chart.series.map((series): PrintCell => {
        const figure = series.figures[index] ?? null;
        if (figure === null) return emptyCell;
        const shown = figureAt(document, figure);
        return { text: printText(shownAlone(shown)), mark: markOfFigure(shown), muted: shown.result.found !== 'known' };
      }),
    ],
  }));
  const headings = [
    { text: '', numeric: false },
    ...chart.series.map((series) => ({ text: printText(series.name), numeric: true })),
  ];
  return laidOut(
    { label: `donnees-${number}`, caption: printText(`Données du graphique ${number}`), notes: reasonsNote, headings, rows },
    'table',
  );
}
