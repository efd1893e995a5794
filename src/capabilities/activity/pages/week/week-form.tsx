import { type FormEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { Form, Link, useFetcher, useNavigation, useSearchParams } from 'react-router';
import type { FormAnswer } from '../../../../kernel/form-answer.ts';
import { ownWeekPathOf } from '../../activity.paths.ts';
import { cellField, newFields, newRowTyped } from '../../week/edited-row.ts';
import { afterGesture, type Gesture } from '../../week/gesture.ts';
import { rowRefusals } from '../../week/row-refusals.ts';
import { isWritable } from '../../week/week-state.ts';
import { workKey } from '../../week/work.ts';
import { NewRow } from './new-row.tsx';
import type { ShownWeek } from './use-week.ts';
import { UsualRows } from './usual-rows.tsx';
import type { LoadedWeek } from './week.load.ts';
import classes from './week.module.css';
import { placedInRows, WeekGrid } from './week-grid.tsx';

export const formId = 'semaine';

/** The days that the grid shows: a weekend only when something is on it, or when it is asked for. */
function shownDays({ days }: LoadedWeek, shownWeek: ShownWeek, isAsked: boolean): readonly number[] {
  const isUsed = (day: number) =>
    isAsked || shownWeek.rows.some(({ cells }) => (cells[day] ?? '') !== '') || (days[day]?.due ?? 0) > 0;
  return [0, 1, 2, 3, 4, ...[5, 6].filter(isUsed)];
}

/** What the buttons and keys of the form do on the page itself. */
function useGestures(week: LoadedWeek, shownWeek: ShownWeek) {
  const form = useRef<HTMLFormElement>(null);
  const { submit } = useFetcher();
  const focus = (selector: string) => form.current?.querySelector<HTMLElement>(selector)?.focus();
  function act(gesture: Gesture, added: ReturnType<typeof newRowTyped> = null): void {
    shownWeek.setRows((rows) => afterGesture(rows, gesture, { added, last: week.lastWeek }));
  }
  /** To the first day of a row that still wants time, once the row is there. */
  function focusRow(row: number): void {
    const placed = placedInRows(week, shownWeek.rows);
    const wanting = week.days.findIndex(({ due, isFrozen }, day) => !isFrozen && due > (placed[day] ?? 0));
    requestAnimationFrame(() => focus(`input[name="${cellField(row, Math.max(0, wanting))}"]`));
  }
  return {
    form,
    act,
    take: (key: string) => {
      act({ kind: 'take', key });
      focusRow(shownWeek.rows.length);
    },
    add: (): boolean => {
      const added = newRowTyped(shownWeek.adding);
      if (added === null) return false;
      const there = shownWeek.rows.findIndex(({ work }) => workKey(work) === workKey(added.work));
      act({ kind: 'add' }, added);
      shownWeek.setAdding({});
      focusRow(there < 0 ? shownWeek.rows.length : there);
      return true;
    },
    turnFavourite: (key: string) => void submit({ geste: `favori:${key}`, lundi: week.monday }, { method: 'post' }),
  };
}

type WeekFormProps = { week: LoadedWeek; shownWeek: ShownWeek; answer: FormAnswer | undefined };

function CopyButtons({ week, act }: { week: LoadedWeek; act: (gesture: Gesture) => void }) {
  if (week.lastWeek.rows.length === 0) return null;
  const button = (value: string, values: boolean, words: string) => (
    <button
      type="submit"
      name="geste"
      value={value}
      className="button"
      onClick={(event) => {
        event.preventDefault();
        act({ kind: 'copy', values });
      }}
    >
      {words}
    </button>
  );
  return (
    <>
      {button('copier-lignes', false, 'Reprendre les lignes de la semaine passée')}
      {button('copier-jours', true, 'Reprendre lignes et jours')}
    </>
  );
}

const isHeld = (event: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey'>) => event.ctrlKey || event.metaKey;

/** Ctrl+S is heard wherever the keyboard is on the page: nobody wants the browser to save its own copy. */
function useSaveKey(form: RefObject<HTMLFormElement | null>, isReadOnly: boolean): void {
  useEffect(() => {
    function hear(event: globalThis.KeyboardEvent): void {
      if (!isHeld(event) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      const save = form.current?.querySelector<HTMLButtonElement>('button[value="enregistrer"]');
      if (!isReadOnly && save) form.current?.requestSubmit(save);
    }
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [form, isReadOnly]);
}

/** A new row is begun from every cell. */
function hearNewRow(event: KeyboardEvent<HTMLFormElement>): void {
  const isCell = event.target instanceof HTMLInputElement && event.target.name.startsWith('j-');
  if (!isCell || event.key.toLowerCase() !== 'n' || isHeld(event)) return;
  event.preventDefault();
  event.currentTarget.querySelector<HTMLElement>(`[name="${newFields.kind}"]`)?.focus();
}

function rowActions(act: (gesture: Gesture) => void, { setRows }: ShownWeek) {
  return {
    drop: (row: number) => act({ kind: 'drop', row }),
    type: (row: number, day: number, text: string) =>
      setRows((rows) =>
        rows.map((one, place) =>
          place === row ? { ...one, cells: one.cells.map((old, at) => (at === day ? text : old)) } : one,
        ),
      ),
  };
}

type KeysProps = { monday: LoadedWeek['monday']; hasRows: boolean; offersWeekend: boolean };

/** The keys of the grid, once there is a row to hear them. */
function Keys({ monday, hasRows, offersWeekend }: KeysProps) {
  return (
    <p className={classes.keys}>
      {hasRows && (
        <span>
          Flèches et Entrée pour se déplacer, <kbd>n</kbd> pour une nouvelle ligne, <kbd>Ctrl</kbd> <kbd>S</kbd> pour enregistrer.{' '}
        </span>
      )}
      {offersWeekend && <Link to={`${ownWeekPathOf(monday)}&weekend=oui`}>Montrer le week-end</Link>}
    </p>
  );
}

/** The form of one’s own week: its grid, the row that is added, and what one usually does. */
export function WeekForm({ week, shownWeek, answer }: WeekFormProps) {
  const isSending = useNavigation().state === 'submitting';
  const [parameters] = useSearchParams();
  const { form, act, add, take, turnFavourite } = useGestures(week, shownWeek);
  const isReadOnly = !isWritable(week.state);
  useSaveKey(form, isReadOnly);
  const refusedOf = rowRefusals(answer?.form === formId ? answer : undefined);
  const shown = shownDays(week, shownWeek, parameters.get('weekend') === 'oui');
  const actions = { turnFavourite, ...rowActions(act, shownWeek) };
  useEffect(() => {
    if (answer?.form === formId && answer.done === null) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [answer, form]);
  function send(event: FormEvent<HTMLFormElement>): void {
    if (isSending) event.preventDefault();
    else shownWeek.markSent();
  }
  return (
    <Form ref={form} id={formId} method="post" preventScrollReset onKeyDown={hearNewRow} onSubmit={send} className={classes.form}>
      <input type="hidden" name="formulaire" value={formId} />
      <input type="hidden" name="lundi" value={week.monday} />
      <input type="hidden" name="version" value={shownWeek.base} />
      {!isReadOnly && <FirstButton />}
      <WeekGrid
        {...{ week, shown, isReadOnly, refusedOf, actions, rows: shownWeek.rows }}
        onEnd={() => document.getElementById('enregistrer')?.focus()}
      />
      {!isReadOnly && (
        <>
          <Keys monday={week.monday} hasRows={shownWeek.rows.length > 0} offersWeekend={shown.length === 5} />
          <div className={classes.buttons}>
            <CopyButtons week={week} act={act} />
          </div>
          <NewRow
            key={week.monday}
            choices={week.choices}
            adding={shownWeek.adding}
            onType={(name, text) => shownWeek.setAdding((now) => ({ ...now, [name]: text }))}
            onAdd={add}
          />
          <UsualRows week={week} rows={shownWeek.rows} onTake={take} />
        </>
      )}
    </Form>
  );
}

/** Enter in a field presses the first button of its form where there is no script: it must be the one that saves. */
function FirstButton() {
  return (
    <button type="submit" name="geste" value="enregistrer" className="visually-hidden" tabIndex={-1} aria-hidden="true">
      Enregistrer
    </button>
  );
}
