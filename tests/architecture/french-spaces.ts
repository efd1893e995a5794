import { parseSync, Visitor } from 'vite';

/** A plain space where French allows no break of the line: where it stands in the file, and what is written there instead. */
export type Mend = { readonly start: number; readonly end: number; readonly by: string };

type Span = { readonly start: number; readonly end: number };

const nbsp = '\u00a0';

/** `:`, `;`, `!` and `?` that end words (not `::`, `!=`, `?.` or ` :name`), `»`, and `%` and `€` (not `%s`). */
const closing = '(?:[:;!?]+(?![\\w:=~.<>/@[(#-])|»|[%€](?![\\w(]))';
const inString = new RegExp(` +(?=${closing})|(?<=«) +`, 'g');
/** In the text of an element the end of a line is a space too, and takes a no-break space beside it along. */
const inElement = new RegExp(`\\s+(?=${closing})|(?<=«)\\s+`, 'g');

/** Whether somebody reads what a file of ours says: not its tests and samples, what a base has been through, or what writes records. */
export function isRead(path: string): boolean {
  const isSource = /^(src|scripts)\/.*\.(tsx?|mjs)$/.test(path) && !path.endsWith('.d.ts');
  return isSource && !/\.(test|samples)\.tsx?$|\/samples\/|\/migrations\/|^scripts\/demonstration-/.test(path);
}

/**
 * The spaces of the strings and elements' texts of one file that should not break (docs/decisions/0016). It reads the source as it is
 * written: `\u0020` is a plain space that is meant. SQL is read in its own quotes only; comments and regular expressions are not.
 */
export function misplacedSpaces(path: string, text: string): Mend[] {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const statements: Span[] = [];
  const mends: Mend[] = [];
  const read = ({ start, end }: Span) => {
    for (const { 0: found, index } of text.slice(start, end).matchAll(inString))
      mends.push({ start: start + index, end: start + index + found.length, by: nbsp });
  };
  const readQuoted = ({ start, end }: Span) => {
    for (const { 0: found, index } of text.slice(start, end).matchAll(/'[^'\n]*'/g))
      read({ start: start + index + 1, end: start + index + found.length - 1 });
  };
  new Visitor({
    TaggedTemplateExpression: ({ tag, quasi }) => {
      if (/^sql\b/.test(text.slice(tag.start, tag.end))) statements.push(...quasi.quasis);
    },
    Literal: (node) => {
      if (typeof node.value === 'string') read({ start: node.start + 1, end: node.end - 1 });
    },
    TemplateElement: (node) => (isOneOf(statements, node) ? readQuoted(node) : read(node)),
    JSXElement: ({ children }) => mends.push(...lostSpaces(text, children)),
    JSXFragment: ({ children }) => mends.push(...lostSpaces(text, children)),
    JSXText: (node) => mends.push(...mendsOfText(text, node)),
  }).visit(program);
  return mends.sort((a, b) => a.start - b.start);
}

/** Beside a tag or braces, where whoever formats the file may end a line, a no-break space is written by its name. */
function mendsOfText(text: string, { start, end }: Span): Mend[] {
  return [...text.slice(start, end).matchAll(inElement)].flatMap(({ 0: found, index }) => {
    const span = { start: start + index, end: start + index + found.length };
    const by = span.start === start || span.end === end ? '&nbsp;' : nbsp;
    return by === found ? [] : [{ ...span, by }];
  });
}

/** `{' '}` before a text that begins by a sign, or after one that ends by `«`. */
function lostSpaces(text: string, children: readonly (Span & { readonly type: string })[]): Mend[] {
  const textAt = (index: number) => {
    const child = children[index];
    return child?.type === 'JSXText' ? text.slice(child.start, child.end) : '';
  };
  return children.flatMap(({ start, end }, index) => {
    if (!/^\{' +'\}$/.test(text.slice(start, end))) return [];
    const [before, after] = [textAt(index - 1), textAt(index + 1)];
    const opens = /«\s*$/.test(before);
    if (!opens && !new RegExp(`^\\s*${closing}`).test(after)) return [];
    const besideAnother = opens ? /\s$/.test(before) : /^\s/.test(after);
    return [{ start, end, by: besideAnother ? '' : '&nbsp;' }];
  });
}

/** The same of a template of Typst, whose texts are its strings. */
export function misplacedInTypst(text: string): Mend[] {
  return [...text.matchAll(/"[^"\n]*"/g)].flatMap(({ 0: quoted, index }) =>
    [...quoted.matchAll(inString)].map((found) => {
      const start = index + found.index;
      return { start, end: start + found[0].length, by: nbsp };
    }),
  );
}

function isOneOf(spans: readonly Span[], { start, end }: Span): boolean {
  return spans.some((span) => span.start === start && span.end === end);
}
