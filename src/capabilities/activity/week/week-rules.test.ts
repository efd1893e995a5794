import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../kernel/day.ts';
import { isUnfinished, isUnfinishedPeriod, type OwedWeek } from '../index.ts';
import { balanceOf, balanceSentence, offSentence } from './balance.ts';
import { isLate } from './completeness.ts';
import { type EditedRow, newFieldsTyped, newRowTyped, noCells, rowsTyped, typedOf, withCopied } from './edited-row.ts';
import { afterAnswer, afterLoading, draftOf, editedWeek, isWorthKeeping, readDraft } from './edited-week.ts';
import { cellAfter } from './grid-keys.ts';
import { lineChanges, type RecordedLine, type WantedRow } from './line-changes.ts';
import { frenchPart, readPart } from './part-of-day.ts';
import { suggestionsOf } from './suggestions.ts';
import { frenchWeek, mondayOf, weekDays, weekNumber } from './week-days.ts';
import { readWorkKey, type Work, workKey } from './work.ts';

const monday = day('2026-11-23');
const work = (kind: string, more: Partial<Work> = {}): Work =>
  ({ kind, application: null, domain: null, project: null, comment: null, body: null, scope: 'internal', ...more }) as Work; // a body comes with no scope in these tests
const row = (kind: string, ...cells: string[]): EditedRow => ({
  work: work(kind),
  cells: noCells.map((_, place) => cells[place] ?? ''),
});

describe('a part of a day', () => {
  it('is refused above a day, with three decimals, and when it is no number', () => {
    for (const [typed, why] of [
      ['1,5', 'au plus un jour'],
      ['2', 'au plus un jour'],
      ['0,255', 'deux décimales au plus'],
      ['-1', 'n’est pas une part de jour'],
      [',', 'n’est pas une part de jour'],
      ['un', 'n’est pas une part de jour'],
    ] as const)
      expect(readPart(typed)).toMatchObject({ refusal: expect.stringContaining(why) });
  });

  it('is read as people type it, and what is printed reads the same', () => {
    const told = ['1', '0,5', ',25', '.75', '0.1', '1,00', ' 0,5 ', '', '0'].map((typed) => readPart(typed));
    expect(told.map((one) => ('hundredths' in one ? one.hundredths : null))).toEqual([100, 50, 25, 75, 10, 100, 50, 0, 0]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (hundredths) => {
        expect(readPart(frenchPart(hundredths))).toEqual({ hundredths });
      }),
    );
  });
});

describe('a week of the calendar', () => {
  it('begins on Monday, has the number that calendars print, and is said in French', () => {
    expect(mondayOf(day('2026-11-29'))).toBe('2026-11-23');
    expect(weekDays(monday).at(-1)).toBe('2026-11-29');
    expect([
      weekNumber(monday),
      weekNumber(day('2026-12-28')),
      weekNumber(day('2024-12-30')),
      weekNumber(day('2021-01-04')),
    ]).toEqual([48, 53, 1, 1]);
    expect(frenchWeek(monday)).toBe('du 23 au 27 novembre 2026');
    expect(frenchWeek(day('2026-11-30'))).toBe('du 30 novembre au 4 décembre 2026');
    expect(frenchWeek(day('2025-12-29'))).toBe('du 29 décembre 2025 au 2 janvier 2026');
  });
});

describe('the balance', () => {
  const dues = (planned: readonly number[], away: readonly number[] = [], isSpread = false) =>
    weekDays(monday).map((date, place) => {
      const all = planned[place] ?? 0;
      return { day: date, planned: all, due: all - (away[place] ?? 0), isSpread: isSpread && all > 0 };
    });
  const full = [100, 100, 100, 100, 100];

  it('says by how much each day is off', () => {
    const off = balanceOf(dues(full, [0, 0, 0, 0, 50]), [100, 75, 0, 100, 100]);
    expect(offSentence(off)).toBe('mardi 24 : il manque 0,25 ; mercredi 25 : il manque 1 ; vendredi 27 : 0,5 de trop.');
    expect(balanceSentence(off)).toBe('Il reste 1,25\u00a0jour à placer mardi 24 et mercredi 25. Il y en a trop vendredi 27.');
  });

  it('is right when each day is, whatever is done on a weekend', () => {
    const right = balanceOf(dues(full), [100, 100, 100, 100, 100, 50]);
    expect(offSentence(right)).toBeNull();
    expect(balanceSentence(right)).toBe('La semaine est complète : 5\u00a0jours placés.');
  });

  it('agrees in number with what is placed', () => {
    expect(balanceSentence(balanceOf(dues([0, 0, 100]), [0, 0, 100]))).toBe('La semaine est complète : 1\u00a0jour placé.');
  });

  it('counts by the week where a part-time has no pattern', () => {
    const half = dues([50, 50, 50, 50, 50], [], true);
    expect(offSentence(balanceOf(half, [100, 100, 50, 0, 0]))).toBeNull();
    expect(offSentence(balanceOf(half, [100, 100, 0, 0, 0]))).toBe('Il manque 0,5\u00a0jour sur la semaine.');
    const part = dues([80, 80, 80, 80, 80], [], true);
    expect(offSentence(balanceOf(part, [100, 100, 100, 100, 0]))).toBeNull();
    expect(offSentence(balanceOf(part, [100, 100, 100, 0, 0]))).toBe('Il manque 1\u00a0jour sur la semaine.');
  });

  it('counts by the day where a pattern says which half-days are worked', () => {
    const mornings = dues([50, 50, 50, 50, 50]);
    expect(offSentence(balanceOf(mornings, [100, 0, 50, 50, 50]))).toBe('lundi 23 : 0,5 de trop ; mardi 24 : il manque 0,5.');
  });

  it('of a week in which nothing is due asks for nothing', () => {
    expect(balanceSentence(balanceOf([], [0, 0, 0, 0, 0, 0, 0]))).toBe('Rien n’est dû cette semaine.');
  });
});

const kinds = fc.constantFrom('a', 'b', 'c');
const wantedRows = fc.array(
  fc.record({ kind: kinds, cells: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 7, maxLength: 7 }) }),
  { maxLength: 4 },
);
const recordedLines = fc.array(
  fc.record({ kind: kinds, place: fc.integer({ min: 0, max: 6 }), quarters: fc.integer({ min: 1, max: 4 }) }),
  { maxLength: 8 },
);

const totals = (entries: readonly { readonly work: Work; readonly day: number; readonly hundredths: number }[]) => {
  const sums = new Map<string, number>();
  for (const one of entries) {
    const key = `${one.day} ${workKey(one.work)}`;
    sums.set(key, (sums.get(key) ?? 0) + one.hundredths);
  }
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0).sort());
};

describe('the lines that a week is saved as', () => {
  const numbered = (lines: readonly { kind: string; place: number; quarters: number }[]): RecordedLine[] =>
    lines.map(({ kind, place, quarters }, index) => ({
      ...{ id: `l${index}`, day: place, work: work(kind), hundredths: quarters * 25 },
      occurrence: lines.slice(0, index).filter((one) => one.kind === kind && one.place === place).length + 1,
    }));
  const wanted = (rows: readonly { kind: string; cells: readonly number[] }[]): WantedRow[] =>
    rows.map(({ kind, cells }) => ({ work: work(kind), cells: cells.map((quarters) => quarters * 25) }));

  it('add up to what was typed, cell by cell; a second save of the same changes nothing', () => {
    fc.assert(
      fc.property(recordedLines, wantedRows, (lines, rows) => {
        const [before, goal] = [numbered(lines), wanted(rows)];
        const { added, changed, removed } = lineChanges(before, goal, () => false);
        const gone = new Set([...removed, ...changed.map(({ id }) => id)]);
        const kept = before.filter(({ id }) => !gone.has(id));
        const renewed = changed.map((one) => ({ ...one, occurrence: before.find(({ id }) => id === one.id)?.occurrence ?? 0 }));
        const after = [...kept, ...renewed, ...added.map((one, index) => ({ ...one, id: `n${index}` }))];
        expect(totals(after)).toEqual(
          totals(goal.flatMap(({ work: of, cells }) => cells.map((hundredths, place) => ({ work: of, day: place, hundredths })))),
        );
        const numbers = after.map((one) => `${one.day} ${workKey(one.work)} ${one.occurrence}`);
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(lineChanges(after, goal, () => false)).toEqual({ added: [], changed: [], removed: [] });
      }),
    );
  });

  it('leave frozen days alone', () => {
    fc.assert(
      fc.property(recordedLines, wantedRows, fc.integer({ min: 0, max: 6 }), (lines, rows, frozen) => {
        const before = numbered(lines);
        const { added, changed, removed } = lineChanges(before, wanted(rows), (place) => place === frozen);
        const touched = [...added, ...changed, ...before.filter(({ id }) => removed.includes(id))];
        expect(touched.filter((one) => one.day === frozen)).toEqual([]);
      }),
    );
  });
});

describe('the form of a week', () => {
  it('carries rows there and back', () => {
    const rows = [
      row('a', '0,5', '', '1'),
      { work: work('b', { application: 'x', body: 'arcueil', scope: null, comment: 'note' } as Partial<Work>), cells: noCells },
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

describe('what one usually does', () => {
  it('is what comes back, the most regular first', () => {
    const past = (kind: string, ...weeks: number[]) =>
      weeks.map((back) => ({ date: addDays(monday, -7 * back), work: work(kind), hundredths: 50 }));
    const told = suggestionsOf([...past('once', 1), ...past('two', 1, 2), ...past('three', 1, 2, 3)]);
    expect(told.map(({ work: one, weeks }) => [one.kind, weeks])).toEqual([
      ['three', 3],
      ['two', 2],
    ]);
    expect(suggestionsOf(past('once', 1)).length).toBe(1);
  });
});

describe('an unfinished period', () => {
  const owed = (changes: Partial<OwedWeek>): OwedWeek => ({
    ...{ person: 'A1', monday, due: 500, placed: 500, state: 'open', isLoaded: false },
    ...changes,
  });
  const today = day('2026-12-02');

  it('is one with a due week that nobody finished, or one that is not over', () => {
    expect(isUnfinished(owed({}))).toBe(true);
    expect(isUnfinished(owed({ state: 'returned' }))).toBe(true);
    expect(isUnfinished(owed({ state: 'finished' }))).toBe(false);
    expect(isUnfinished(owed({ state: 'approved' }))).toBe(false);
    expect(isUnfinished(owed({ due: 0, placed: 0 }))).toBe(false);
    expect(isUnfinished(owed({ isLoaded: true }))).toBe(false);
    expect(isUnfinished(owed({ isLoaded: true, placed: 450 }))).toBe(true);
    expect([isLate(owed({}), today), isLate(owed({ monday: day('2026-11-30') }), today)]).toEqual([true, false]);
    expect(isUnfinishedPeriod([owed({ state: 'approved' })], { to: day('2026-12-01'), today })).toBe(false);
    expect(isUnfinishedPeriod([], { to: day('2027-01-01'), today })).toBe(true);
    expect(isUnfinishedPeriod([owed({})], { to: day('2026-12-01'), today })).toBe(true);
  });
});
