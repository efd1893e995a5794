/** What a spreadsheet takes for the start of a formula, the wide forms of East Asian keyboards included. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

const number = /^[+-]?\d+([.,]\d+)?$/;

/**
 * A text as it may stand in a file that people open in a spreadsheet: one that would be run as a formula gets an apostrophe in
 * front, which makes it a text again. A signed number stays a number. The one home of this rule, for every such file; files
 * for programs (comma, decimal point) carry their texts exactly.
 */
export function spreadsheetText(text: string): string {
  return formulaStart.test(text) && !number.test(text) ? `'${text}` : text;
}
