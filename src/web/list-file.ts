import { attachment } from '../kernel/file-name.ts';
import { spreadsheetText } from '../kernel/spreadsheet-text.ts';
import { arrangeList, type ListColumn, type ListState } from './list-state.ts';

const byteOrderMark = '\ufeff';

function quoted(text: string): string {
  const safe = spreadsheetText(text);
  return /[;"\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function fileText<Row>(column: ListColumn<Row>, row: Row): string {
  const text = column.file ? column.file(row) : String(column.value(row) ?? '');
  return column.numeric ? text.replace('.', ',') : text;
}

/** CSV for people, as a French spreadsheet opens it: `;`, decimal comma, byte order mark. */
export function listFile<Row>(rows: readonly Row[], columns: readonly ListColumn<Row>[], state: ListState): string {
  const lines = arrangeList(rows, columns, state).map((row) => columns.map((column) => quoted(fileText(column, row))).join(';'));
  return `${byteOrderMark}${[columns.map(({ label }) => quoted(label)).join(';'), ...lines].join('\r\n')}\r\n`;
}

/** The download of a list under a name. */
export function listFileResponse(name: string, content: string): Response {
  return new Response(content, {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': attachment(`${name}.csv`) },
  });
}
