import { attachment, pageTableMark } from '../kernel/file-name.ts';
import { spreadsheetText } from '../kernel/spreadsheet-text.ts';
import { arrangeList, type ListColumn, type ListState, syntheticHeading } from './list-state.ts';
import { unfinishedHeading } from './shown-figure.ts';

const byteOrderMark = '\ufeff';

function quoted(text: string): string {
  const safe = spreadsheetText(text);
  return /[;"\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function fileText<Row>(column: ListColumn<Row>, row: Row): string {
  const text = column.file ? column.file(row) : String(column.value(row) ?? '');
  return column.numeric ? text.replace('.', ',') : text;
}

/** One column more, of the headings under which a row's figures are marked; none where no row has any. */
function withMarks<Row>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
  label: string,
  isMarked: (column: ListColumn<Row>, row: Row) => boolean,
): readonly ListColumn<Row>[] {
  const marked = (row: Row) => columns.filter((column) => isMarked(column, row)).map((column) => column.label);
  if (!rows.some((row) => marked(row).length > 0)) return columns;
  return [...columns, { key: '', label, value: (row) => marked(row).join(', ') }];
}

/** After the others, what the page marks in its cells: figures whose periods are not closed, and those that count made up records. */
function withAllMarks<Row>(rows: readonly Row[], columns: readonly ListColumn<Row>[]): readonly ListColumn<Row>[] {
  const unfinished = withMarks(rows, columns, unfinishedHeading, (column, row) => column.unfinished?.(row) === true);
  return withMarks(rows, unfinished, syntheticHeading, (column, row) => column.synthetic?.(row) === true);
}

/** CSV for people, as a French spreadsheet opens it: `;`, decimal comma, byte order mark. */
export function listFile<Row>(rows: readonly Row[], columns: readonly ListColumn<Row>[], state: ListState): string {
  const arranged = arrangeList(rows, columns, state);
  const written = withAllMarks(arranged, columns);
  const lines = arranged.map((row) => written.map((column) => quoted(fileText(column, row))).join(';'));
  return `${byteOrderMark}${[written.map(({ label }) => quoted(label)).join(';'), ...lines].join('\r\n')}\r\n`;
}

/** The download of a table of a page, under a name that no import takes for a file of its own. */
export function listFileResponse(name: string, content: string): Response {
  return recordsFile(`${pageTableMark}${name}`, content);
}

/** The download of records in the columns of their import, under the name by which it knows them. */
export function recordsFile(name: string, content: string): Response {
  return new Response(content, {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': attachment(`${name}.csv`) },
  });
}
