import { useCallback, useState } from 'react';
import type { FormAnswer } from '../../../../kernel/form-answer.ts';
import { type EditedRow, newFieldsTyped, rowsTyped } from '../../week/edited-row.ts';
import { afterAnswer, afterLoading, draftOf, editedWeek, isWorthKeeping, saysTheSame } from '../../week/edited-week.ts';
import { useDrafts } from './use-drafts.ts';
import type { LoadedWeek } from './week.load.ts';

/** The week as it is typed on the page, whatever the server answers meanwhile. */
export function useWeek(week: LoadedWeek, answer: FormAnswer | undefined) {
  const [edited, setEdited] = useState(() => editedWeek(week, answer));
  /** The fields of the row that is being added. */
  const [adding, setAdding] = useState(() => newFieldsTyped(answer?.typed ?? {}));
  const [seen, setSeen] = useState({ week, answer });
  if (seen.week !== week || seen.answer !== answer) {
    setSeen({ week, answer });
    const answered = seen.answer === answer ? edited : afterAnswer(edited, answer);
    setEdited(seen.week === week ? answered : afterLoading(answered, seen.week, week));
    if (seen.week.monday !== week.monday) setAdding({});
  }
  const draft = draftOf(edited, adding);
  const drafts = useDrafts(week, isWorthKeeping(draft, week.rows) ? draft : null);
  const setRows = useCallback(
    (change: (rows: readonly EditedRow[]) => readonly EditedRow[]) => setEdited((now) => ({ ...now, rows: change(now.rows) })),
    [],
  );
  return {
    rows: edited.rows,
    base: edited.base,
    isDirty: !saysTheSame(edited.rows, week.rows),
    adding,
    setAdding,
    offered: drafts.offered,
    setRows,
    /** Remembers what is being sent, so that what is typed on top of it is told apart. */
    markSent: () => setEdited((now) => ({ ...now, sent: now.rows, ended: null })),
    takeDraft: () => {
      const taken = drafts.take();
      if (taken === null) return;
      setEdited((now) => ({ ...now, rows: rowsTyped(taken.typed), base: taken.base }));
      setAdding(newFieldsTyped(taken.typed));
    },
    forgetDraft: drafts.forget,
  };
}

export type ShownWeek = ReturnType<typeof useWeek>;
