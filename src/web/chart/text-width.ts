import { interSpans } from './inter-widths.ts';

type Weight = 'regular' | 'semibold';

function readWidths(weight: Weight): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  for (const span of interSpans) {
    const numbers = span[weight].trim().split(' ').map(Number);
    numbers.forEach((width, index) => {
      widths.set(span.from + index, width);
    });
  }
  return widths;
}

const widths: Readonly<Record<Weight, ReadonlyMap<number, number>>> = {
  regular: readWidths('regular'),
  semibold: readWidths('semibold'),
};

/** Letters that the table lacks are taken as wide as a wide capital: a label may get too much room, never too little. */
const unlisted = 780;

/** Digits are counted as wide as a zero, as tabular numerals are. */
function widthOf(codePoint: number, weight: Weight): number {
  const digit = codePoint >= 0x30 && codePoint <= 0x39;
  return widths[weight].get(digit ? 0x30 : codePoint) ?? unlisted;
}

/** Width of one line of Inter, in the unit of `size`. Kerning is left out: it only ever narrows a line by a hair. */
export function textWidth(text: string, size: number, weight: Weight = 'regular'): number {
  let total = 0;
  for (const letter of text) total += widthOf(letter.codePointAt(0) ?? 0, weight);
  return (total * size) / 1000;
}

/** Lines no wider than `limit`, broken at plain spaces; a single word wider than the limit stays whole on its line. */
export function wrapText(text: string, limit: number, size: number, weight: Weight = 'regular'): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n\t]+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size, weight) > limit) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  lines.push(line);
  return lines;
}

/** A line too wide for its place, in as many lines as it takes, broken after a hyphen where there is one. */
export function brokenLine(line: string, limit: number, size: number): readonly string[] {
  const lines: string[] = [];
  let rest = line;
  while (textWidth(rest, size) > limit && rest.length > 1) {
    const letters = [...rest];
    let count = letters.length;
    while (count > 1 && textWidth(letters.slice(0, count).join(''), size) > limit) count -= 1;
    const hyphen = letters.slice(0, count).lastIndexOf('-');
    const cut = hyphen > 0 ? hyphen + 1 : count;
    lines.push(letters.slice(0, cut).join(''));
    rest = letters.slice(cut).join('');
  }
  return [...lines, rest];
}

export function widestOf(texts: readonly string[], size: number, weight: Weight = 'regular'): number {
  return texts.reduce((widest, text) => Math.max(widest, textWidth(text, size, weight)), 0);
}
