import { type Draft, readDraft } from './edited-week.ts';

/** Where a browser keeps texts by their keys. */
export type Texts = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

/** What is kept of a week that was typed in and not saved; `rank` tells later ones from earlier ones. */
export type KeptDraft = { readonly key: string; readonly rank: number; readonly draft: Draft };

/** Every draft of a week, the latest first. Each page that is typed in keeps its own: none takes the place of another's. */
export function listKept(texts: Texts, week: string): readonly KeptDraft[] {
  const keys = Array.from({ length: texts.length }, (_, index) => texts.key(index) ?? '');
  const found = keys.flatMap((key) => {
    const [, rank] = key.startsWith(week) ? (/^\.(\d{1,9})\.\w+$/.exec(key.slice(week.length)) ?? []) : [];
    const draft = rank === undefined ? null : readDraft(texts.getItem(key));
    return draft === null ? [] : [{ key, rank: Number(rank), draft }];
  });
  return found.sort((a, b) => b.rank - a.rank);
}

/** A key after those that are taken. @param salt tells it from that of a page that is opened at the same moment */
export function keyAfter(kept: readonly KeptDraft[], week: string, salt: string): string {
  return `${week}.${(kept[0]?.rank ?? 0) + 1}.${salt}`;
}
