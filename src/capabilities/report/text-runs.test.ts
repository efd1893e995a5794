import { describe, expect, it } from 'vitest';
import { readText } from './text-runs.ts';

describe('the text of an outline', () => {
  it('splits paragraphs at blank lines and joins the lines of one', () => {
    expect(readText('Une ligne\nqui continue.\n\nUne autre.').map((paragraph) => paragraph.stretches)).toEqual([
      [{ text: 'Une ligne qui continue.', strong: false, emphasis: false }],
      [{ text: 'Une autre.', strong: false, emphasis: false }],
    ]);
  });

  it('reads list lines, bold, italics and figures', () => {
    expect(readText('- Le total de **{total}** est *net*.')).toEqual([
      {
        list: true,
        stretches: [
          { text: 'Le total de ', strong: false, emphasis: false },
          { key: 'total', strong: true, emphasis: false },
          { text: ' est ', strong: false, emphasis: false },
          { text: 'net', strong: false, emphasis: true },
          { text: '.', strong: false, emphasis: false },
        ],
      },
    ]);
  });

  it('leaves a brace that is no figure as it is', () => {
    expect(readText('{ } et {a b}')[0]?.stretches).toEqual([{ text: '{ } et {a b}', strong: false, emphasis: false }]);
  });
});
