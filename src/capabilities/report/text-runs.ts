/** One stretch of a sentence: words, or the key of a bound figure. */
export type Stretch = { readonly strong: boolean; readonly emphasis: boolean } & (
  | { readonly text: string }
  | { readonly key: string }
);
export type Paragraph = { readonly list: boolean; readonly stretches: readonly Stretch[] };

const mark = /(\*\*|\*|\{[^{}\s]+\})/;

/**
 * Reads the few marks that an outline's text may hold: `**gras**`, `*italique*`, `{clé}` for a figure, blank lines between
 * paragraphs, `- ` before a list line. A mark left open lasts until the end of its paragraph.
 */
export function readText(text: string): Paragraph[] {
  const blocks = text.replaceAll('\r\n', '\n').split(/\n\s*\n/);
  return blocks.flatMap((block) => {
    const lines = block
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const paragraphs: { list: boolean; text: string }[] = [];
    for (const line of lines) {
      const previous = paragraphs.at(-1);
      if (line.startsWith('- ')) paragraphs.push({ list: true, text: line.slice(2) });
      else if (previous) previous.text += ` ${line}`;
      else paragraphs.push({ list: false, text: line });
    }
    return paragraphs.map((paragraph) => ({ list: paragraph.list, stretches: readLine(paragraph.text) }));
  });
}

function readLine(line: string): Stretch[] {
  let strong = false;
  let emphasis = false;
  const stretches: Stretch[] = [];
  for (const piece of line.split(mark)) {
    if (piece === '') continue;
    if (piece === '**') strong = !strong;
    else if (piece === '*') emphasis = !emphasis;
    else if (/^\{[^{}\s]+\}$/.test(piece)) stretches.push({ key: piece.slice(1, -1), strong, emphasis });
    else stretches.push({ text: piece, strong, emphasis });
  }
  return stretches;
}
