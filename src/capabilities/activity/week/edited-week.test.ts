import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/day.ts';
import { type EditedRow, newFieldsTyped, newRowTyped, noCells, rowsTyped, typedOf, withCopied } from './edited-row.ts';
import { afterAnswer, afterLoading, draftOf, editedWeek, isWorthKeeping, readDraft } from './edited-week.ts';
import { cellAfter } from './grid-keys.ts';
import { workOf } from './weeks.samples.ts';
import { readWorkKey, workKey } from './work.ts';

const monday = day('2026-11-23');
const row = (kind: string, ...cells: string[]): EditedRow => ({
  work: workOf(kind),
  cells: noCells.map((_, place) => cells[place] ?? ''),
});

describe('the form of a week', () => {
  it('carries rows there and back', () => {
    const rows = [
      row('a', '0,5', '', '1'),
      { work: workOf('b', { application: 'x', body: 'arcueil', comment: 'note' }), cells: noCells },
    ];
    expect(rowsTyped(typedOf(rows))).toEqual(rows);
    for (const one of rows) expect(readWorkKey(workKey(one.work))).toEqual(one.work);
    for (const bad of ['', '[]', '{}', '["a"]', '["a",null,null,null,"adherent:",null]', '[1,2,3,4,5,6]'])
      expect(readWorkKey(bad)).toBeNull();
  });

  it('adds no row without a kind or a beneficiary', () => {
    expect(newRowTyped({ 'nouvelle-activite': 'a' })).toBeNull();
    expect(newRowTyped({ 'nouveau-pour': 'MULTI' })).toBeNull();
    const typed = { 'nouvelle-activite': 'a', 'nouveau-pour': 'MULTI', 'nouvel-objet': 'projet:p' };
    expect(newRowTyped(typed)?.work).toMatchObject({ kind: 'a', project: 'p', scope: 'shared', body: null });
  });

  it('copies another week without touching what is typed, nor a day on which nothing is due', () => {
    const copied = withCopied([row('a', '', '1')], [row('a', '0,5', '0,5'), row('b', '0,5', '0,5', '1')], {
      values: true,
      open: [true, true, false],
    });
    expect(copied).toEqual([row('a', '0,5', '1'), row('b', '0,5')]);
    expect(withCopied([], [row('a', '1')], { values: false, open: [true] })).toEqual([row('a')]);
  });
});

describe('a week on the page', () => {
  const loaded = (version: number, ...rows: EditedRow[]) => ({ monday, version, rows });
  const done = { form: 'semaine', done: 'Semaine enregistrée.', refusal: null, refusals: {}, typed: { version: '2' } };
  const conflict = { ...done, done: null, refusals: { version: 'ailleurs' }, typed: { version: '1', lundi: monday } };

  it('keeps the version it was typed over when somebody else saves: its own save is then refused', () => {
    const typed = { ...editedWeek(loaded(1, row('a', '1'))), rows: [row('a', '0,5')] };
    const after = afterLoading(typed, loaded(1, row('a', '1')), loaded(2, row('b', '1')));
    expect([after.base, after.rows]).toEqual([1, [row('a', '0,5')]]);
  });

  it('takes what somebody else saved where nothing is typed', () => {
    const after = afterLoading(editedWeek(loaded(1, row('a', '1'))), loaded(1, row('a', '1')), loaded(2, row('b', '1')));
    expect([after.base, after.rows]).toEqual([2, [row('b', '1')]]);
  });

  it('keeps what was typed once told of a conflict, over the version that was told', () => {
    const typed = { ...editedWeek(loaded(1)), rows: [row('a', '0,5')] };
    const after = afterLoading(afterAnswer(typed, conflict), loaded(1), loaded(2, row('b', '1')));
    expect([after.base, after.rows]).toEqual([2, [row('a', '0,5')]]);
    expect(editedWeek(loaded(2), { ...conflict, typed: { ...conflict.typed, ...typedOf([row('a', '0,5')]) } })).toMatchObject({
      base: 2,
    });
  });

  it('keeps what was typed while the save was on its way', () => {
    const sent = [row('a', '1')];
    const busy = { ...editedWeek(loaded(1)), rows: [row('a', '1', '1')], sent };
    const after = afterLoading(afterAnswer(busy, done), loaded(1), loaded(2, row('a', '1')));
    expect([after.base, after.rows]).toEqual([2, [row('a', '1', '1')]]);
  });

  it('shows what is recorded after its save, in its own order, blank rows with it', () => {
    const sent = [row('b', '1'), row('c'), row('a', '0,50')];
    const after = afterLoading(
      afterAnswer({ ...editedWeek(loaded(0)), rows: sent, sent }, done),
      loaded(0),
      loaded(1, row('a', '0,5'), row('b', '1')),
    );
    expect(after.rows).toEqual([row('b', '1'), row('c'), row('a', '0,5')]);
  });

  it('reads nothing but a draft from what a browser kept', () => {
    for (const bad of [null, '', 'null', '3', '{}', '{"base":"1","typed":{}}', '{"base":1,"typed":null}'])
      expect(readDraft(bad)).toBeNull();
    expect(readDraft('{"base":1,"typed":{"a":"1","b":2}}')).toEqual({ base: 1, typed: { a: '1' } });
  });

  it('keeps in the browser what says more than is recorded: a row, or the comment of one that is being added', () => {
    const recorded = [row('a', '0,5'), row('b')];
    const isKept = (rows: readonly EditedRow[], adding = {}) => isWorthKeeping(draftOf({ rows, base: 1 }, adding), recorded);
    expect([isKept([row('a', ',50')]), isKept([row('a', ',50')], { 'nouvelle-activite': 'a' })]).toEqual([false, false]);
    expect([isKept([row('a', '1')]), isKept(recorded, { 'nouvelle-note': 'réunion' })]).toEqual([true, true]);
    const { typed } = draftOf({ rows: [row('a', '1')], base: 1 }, { 'nouvelle-note': 'réunion' });
    expect([rowsTyped(typed), newFieldsTyped(typed)]).toEqual([[row('a', '1')], { 'nouvelle-note': 'réunion' }]);
  });
});

describe('keys in the grid', () => {
  const grid = { rows: 2, isCell: ({ day: place }: { day: number }) => place !== 1 && place < 5 };

  it('lead past what cannot be typed in, and no further than the grid', () => {
    expect(cellAfter('ArrowRight', { row: 0, day: 0 }, grid)).toEqual({ row: 0, day: 2 });
    expect(cellAfter('ArrowLeft', { row: 0, day: 0 }, grid)).toBeNull();
    expect(cellAfter('ArrowDown', { row: 1, day: 0 }, grid)).toBeNull();
    expect(cellAfter('ArrowUp', { row: 1, day: 0 }, grid)).toEqual({ row: 0, day: 0 });
    expect(cellAfter('Enter', { row: 0, day: 0 }, grid)).toEqual({ row: 1, day: 0 });
    expect(cellAfter('Enter', { row: 1, day: 0 }, grid)).toEqual({ row: 0, day: 2 });
    expect(cellAfter('Enter', { row: 1, day: 4 }, grid)).toBeNull();
    expect(cellAfter('x', { row: 0, day: 0 }, grid)).toBeNull();
  });
});
