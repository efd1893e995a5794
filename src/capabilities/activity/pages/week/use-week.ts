import { useCallback, useEffect, useState } from 'react';
import type { FormAnswer } from '../../../../kernel/form-answer.ts';
import { type EditedRow, rowsTyped } from '../../week/edited-row.ts';
import {
  afterAnswer,
  afterLoading,
  type Draft,
  draftOf,
  type EditedWeek,
  editedWeek,
  readDraft,
  saysTheSame,
} from '../../week/edited-week.ts';
import type { LoadedWeek } from './week.load.ts';

/** Where a browser keeps texts; nothing where it refuses to. */
function keep(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // A browser that keeps nothing: the page works, and says nothing that it can't hold.
  }
}

function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** A draft of before, found when the page opens; null once it was taken up or thrown away. */
function useDraft(week: LoadedWeek, edited: EditedWeek, isDirty: boolean) {
  const [found, setFound] = useState<{ readonly key: string; readonly draft: Draft | null } | null>(null);
  const { draftKey } = week;
  const [earlierKey, isRead] = [`${draftKey}.avant`, found?.key === draftKey];
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once for each week, and not after each save of it
  useEffect(() => {
    const draft = readDraft(kept(draftKey)) ?? readDraft(kept(earlierKey));
    const isNews = draft !== null && !saysTheSame(rowsTyped(draft.typed), week.rows);
    setFound({ key: draftKey, draft: isNews ? draft : null });
  }, [draftKey]);
  useEffect(() => {
    if (!isRead) return;
    keep(draftKey, isDirty ? JSON.stringify(draftOf(edited)) : null);
    // What is offered is kept beside what is typed meanwhile, until the reader decides.
    keep(earlierKey, found?.draft ? JSON.stringify(found.draft) : null);
  }, [draftKey, earlierKey, edited, isDirty, isRead, found]);
  return { offered: isRead ? (found?.draft ?? null) : null, forget: () => setFound({ key: draftKey, draft: null }) };
}

/** The week as it is typed on the page, whatever the server answers meanwhile. */
export function useWeek(week: LoadedWeek, answer: FormAnswer | undefined) {
  const [edited, setEdited] = useState(() => editedWeek(week, answer));
  const [seen, setSeen] = useState({ week, answer });
  if (seen.week !== week || seen.answer !== answer) {
    setSeen({ week, answer });
    const answered = seen.answer === answer ? edited : afterAnswer(edited, answer);
    setEdited(seen.week === week ? answered : afterLoading(answered, seen.week, week));
  }
  const isDirty = !saysTheSame(edited.rows, week.rows);
  const { offered, forget } = useDraft(week, edited, isDirty);
  const setRows = useCallback(
    (change: (rows: readonly EditedRow[]) => readonly EditedRow[]) => setEdited((now) => ({ ...now, rows: change(now.rows) })),
    [],
  );
  return {
    rows: edited.rows,
    base: edited.base,
    isDirty,
    offered,
    setRows,
    /** Remembers what is being sent, so that what is typed on top of it is told apart. */
    markSent: () => setEdited((now) => ({ ...now, sent: now.rows, ended: null })),
    takeDraft: () => {
      if (offered !== null) setEdited((now) => ({ ...now, rows: rowsTyped(offered.typed), base: offered.base }));
      forget();
    },
    forgetDraft: forget,
  };
}

export type ShownWeek = ReturnType<typeof useWeek>;
