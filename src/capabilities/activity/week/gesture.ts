import type { Typed } from '../../../kernel/form-answer.ts';
import { type EditedRow, newFieldsTyped, newRowTyped, noCells, rowsTyped, typedOf, withCopied, withRow } from './edited-row.ts';
import { readWorkKey } from './work.ts';

/** What the buttons of the week's form do to its rows before anything is saved; with a script they do it without asking the server. */
export type Gesture =
  | { readonly kind: 'add' }
  | { readonly kind: 'take'; readonly key: string }
  | { readonly kind: 'drop'; readonly row: number }
  | { readonly kind: 'copy'; readonly values: boolean };

/** Reads the value of a button; null for those that save. */
export function readGesture(text: string): Gesture | null {
  if (text === 'ajouter') return { kind: 'add' };
  if (text === 'copier-lignes') return { kind: 'copy', values: false };
  if (text === 'copier-jours') return { kind: 'copy', values: true };
  if (text.startsWith('prendre:')) return { kind: 'take', key: text.slice('prendre:'.length) };
  const [, row] = /^oter:(\d{1,3})$/.exec(text) ?? [];
  return row === undefined ? null : { kind: 'drop', row: Number(row) };
}

export type CopiedWeek = { readonly rows: readonly EditedRow[]; readonly open: readonly boolean[] };

/** The rows after a gesture; `added` is the row that is being added. */
export function afterGesture(
  rows: readonly EditedRow[],
  gesture: Gesture,
  { added, last }: { readonly added: EditedRow | null; readonly last: CopiedWeek },
): readonly EditedRow[] {
  switch (gesture.kind) {
    case 'add':
      return added === null ? rows : withRow(rows, added);
    case 'take': {
      const work = readWorkKey(gesture.key);
      return work === null ? rows : withRow(rows, { work, cells: noCells });
    }
    case 'drop':
      return rows.filter((_, index) => index !== gesture.row);
    case 'copy':
      return withCopied(rows, last.rows, { values: gesture.values, open: last.open });
  }
}

/** The form as it stands after a gesture: what carries the rows anew, and the rest as it was. */
export function typedAfter(typed: Typed, gesture: Gesture, last: CopiedWeek): Typed {
  const rows = afterGesture(rowsTyped(typed), gesture, { added: newRowTyped(typed), last });
  const isOfRow = (name: string) => /^(activite|logiciel|domaine|projet|pour|note|j)-\d/.test(name);
  const isAdded = (name: string) => gesture.kind === 'add' && Object.hasOwn(newFieldsTyped(typed), name);
  const rest = Object.entries(typed).filter(([name]) => !isOfRow(name) && !isAdded(name));
  return { ...Object.fromEntries(rest), ...typedOf(rows) };
}
