import { useEffect, useState } from 'react';
import { type Draft, isWorthKeeping } from '../../week/edited-week.ts';
import { type KeptDraft, keyAfter, listKept, type Texts } from '../../week/kept-drafts.ts';
import type { LoadedWeek } from './week.load.ts';

/** A browser that keeps nothing throws: the page works, and promises nothing that it can't hold. */
function inBrowser<T>(run: (texts: Texts) => T, otherwise: T): T {
  try {
    return run(localStorage);
  } catch {
    return otherwise;
  }
}

const forgetKept = (key: string) => inBrowser((texts) => texts.removeItem(key), undefined);

type Found = {
  /** Of which week they are, and the key of what is typed on this page. */
  readonly week: string;
  readonly own: string;
  readonly drafts: readonly KeptDraft[];
};

const newSalt = () => Math.random().toString(36).slice(2, 10);

/** The drafts that this browser kept of a week, but those that say what is recorded: they are let go. */
function findDrafts({ draftKey, rows }: LoadedWeek): Found {
  const all = inBrowser((texts) => listKept(texts, draftKey), []);
  const drafts = all.filter(({ draft }) => isWorthKeeping(draft, rows));
  for (const { key } of all) if (!drafts.some((one) => one.key === key)) forgetKept(key);
  return { week: draftKey, own: keyAfter(all, draftKey, newSalt()), drafts };
}

/** Keeps `typed`, what is not saved of a week, in the browser; offers what was kept before, until the reader decides. */
export function useDrafts(week: LoadedWeek, typed: Draft | null) {
  const [found, setFound] = useState<Found | null>(null);
  const { draftKey } = week;
  const isRead = found?.week === draftKey;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once for each week, and not after each save of it
  useEffect(() => setFound(findDrafts(week)), [draftKey]);
  const kept = typed === null ? null : JSON.stringify(typed);
  useEffect(() => {
    if (!isRead) return;
    if (kept === null) forgetKept(found.own);
    else inBrowser((texts) => texts.setItem(found.own, kept), undefined);
  }, [isRead, found, kept]);
  const [first, ...others] = isRead ? found.drafts : [];
  function forget(): void {
    if (found === null || first === undefined) return;
    forgetKept(first.key);
    setFound({ ...found, drafts: others });
  }
  return {
    offered: first?.draft ?? null,
    forget,
    /** What was offered; what stood on the page instead is offered in its turn. */
    take: (): Draft | null => {
      if (found === null || first === undefined) return null;
      if (typed === null) forget();
      else {
        // Under the key of the page, which goes on under the one that it takes up.
        const rank = found.drafts[0]?.rank ?? 0;
        setFound({ ...found, own: first.key, drafts: [{ key: found.own, rank: rank + 1, draft: typed }, ...others] });
      }
      return first.draft;
    },
  };
}
