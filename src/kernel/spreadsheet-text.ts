/**
 * What a spreadsheet takes for the start of a formula, the wide forms of East Asian keyboards included; behind apostrophes it is one
 * that was written as a text already, and which one more tells apart.
 */
const formulaStart = /^'*[=+\-@\t\r\n＝＋－＠]/;

const number = /^[+-]?\d+([.,]\d+)?$/;

const isEscaped = (text: string) => formulaStart.test(text) && !number.test(text);

/**
 * A text as it may stand in a file that people open in a spreadsheet: one that would be run as a formula gets an apostrophe in
 * front, which makes it a text again. A signed number stays a number. The one home of this rule, for every such file; files
 * for programs (comma, decimal point) carry their texts exactly.
 */
export function spreadsheetText(text: string): string {
  return isEscaped(text) ? `'${text}` : text;
}

/** The text that stands in such a file: what was written by `spreadsheetText` is read as it was. */
export function textOfSpreadsheet(cell: string): string {
  return cell.charCodeAt(0) === 39 && isEscaped(cell.slice(1)) ? cell.slice(1) : cell;
}
