import { expect, it } from 'vitest';
import { keyAfter, listKept, type Texts } from './kept-drafts.ts';

function textsOf(kept: Readonly<Record<string, string>>): Texts {
  const texts = new Map(Object.entries(kept));
  return {
    get length() {
      return texts.size;
    },
    key: (index) => [...texts.keys()][index] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
}

const draft = (base: number) => JSON.stringify({ base, typed: {} });
const week = 'bievre.semaine.alpha.a.2026-11-23';

it('finds the drafts of a week, the latest first, and nothing else that a browser keeps', () => {
  const texts = textsOf({
    ...{ [`${week}.2.x`]: draft(1), [`${week}.10.y`]: draft(2) },
    ...{ [week]: draft(3), [`${week}.avant`]: draft(4), [`${week}.11.z`]: 'illisible' },
    ...{ ['bievre.semaine.alpha.b.2026-11-23.1.x']: draft(5), autre: 'x' },
  });
  expect(listKept(texts, week).map((one) => [one.rank, one.draft.base])).toEqual([
    [10, 2],
    [2, 1],
  ]);
});

it('gives each page that opens a key after those that are taken', () => {
  expect(keyAfter([], week, 'x')).toBe(`${week}.1.x`);
  const texts = textsOf({ [`${week}.2.x`]: draft(1) });
  const own = keyAfter(listKept(texts, week), week, 'y');
  texts.setItem(own, draft(2));
  expect(listKept(texts, week).map(({ key }) => key)).toEqual([`${week}.3.y`, `${week}.2.x`]);
});
