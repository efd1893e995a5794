import { type KeyboardEvent, useRef } from 'react';
import { balanceOf } from '../../week/balance.ts';
import type { EditedRow } from '../../week/edited-row.ts';
import { cellField } from '../../week/edited-row.ts';
import { cellAfter } from '../../week/grid-keys.ts';
import { frenchPart, frenchParts } from '../../week/part-of-day.ts';
import type { RowRefusals } from '../../week/row-refusals.ts';
import { frenchShortWeekday } from '../../week/week-days.ts';
import { workKey } from '../../week/work.ts';
import type { LoadedWeek } from './week.load.ts';
import classes from './week.module.css';
import { type RowActions, sumOfCells, WeekRow } from './week-row.tsx';

/** What each day adds up to as it is typed; what cannot be read counts for nothing yet, and what is frozen for what is recorded. */
export function placedInRows({ days, rows: recorded }: Pick<LoadedWeek, 'days' | 'rows'>, rows: readonly EditedRow[]) {
  const sumOf = (some: readonly EditedRow[], day: number) => sumOfCells(some.map(({ cells }) => cells[day] ?? ''));
  return days.map(({ isFrozen }, day) => sumOf(isFrozen ? recorded : rows, day));
}

function DayHead({ day }: { day: LoadedWeek['days'][number] }) {
  const away = day.away > 0 ? `absence ${frenchPart(day.away)}` : null;
  const told = day.holiday ?? away ?? (day.isFrozen ? 'verrouillé' : null);
  return (
    <th scope="col" className={classes.day}>
      {frenchShortWeekday(day.day)}
      {told !== null && <span className={classes.dayTold}>{day.holiday === null ? told : `férié, ${told}`}</span>}
    </th>
  );
}

type BalanceProps = { week: LoadedWeek; rows: readonly EditedRow[]; shown: readonly number[] };

/** Placed against due, day by day and in all, as one types. */
function BalanceRow({ week, rows, shown }: BalanceProps) {
  const placed = placedInRows(week, rows);
  const balance = balanceOf(week.days, placed);
  const isOff = (day: string) => balance.off.some((one) => one.day === day);
  return (
    <tr className={classes.balance}>
      <th scope="row">Placé / dû</th>
      {shown.map((place) => {
        const day = week.days[place];
        if (day === undefined) return null;
        return (
          <td key={day.day} className={isOff(day.day) ? classes.off : undefined}>
            <span className={classes.dayOfCell} aria-hidden="true">
              {frenchShortWeekday(day.day)}
            </span>
            {`${frenchPart(placed[place] ?? 0)} / ${frenchPart(day.due)}`}
            {day.holiday !== null && <span className={classes.holidayOfCell}>férié, {day.holiday}</span>}
          </td>
        );
      })}
      <td className={balance.off.length > 0 ? classes.off : undefined}>
        {`${frenchPart(balance.placed)} / ${frenchPart(balance.due)}`}
      </td>
    </tr>
  );
}

function AwayRow({ week, shown }: Omit<BalanceProps, 'rows'>) {
  const total = week.days.reduce((sum, { away }) => sum + away, 0);
  if (total === 0) return null;
  return (
    <tr className={classes.away}>
      <th scope="row" className={classes.work}>
        <span className={classes.title}>Absence</span>
        <span className={classes.detail}>reprise du registre du personnel</span>
      </th>
      {shown.map((place) => {
        const day = week.days[place];
        return (
          <td key={day?.day}>
            <span className={classes.dayOfCell} aria-hidden="true">
              {day && frenchShortWeekday(day.day)}
            </span>
            {day === undefined || day.away === 0 ? '' : frenchPart(day.away)}
          </td>
        );
      })}
      <td>
        <span className="visually-hidden">{frenchParts(total)}</span>
        <span aria-hidden="true">{frenchPart(total)}</span>
      </td>
    </tr>
  );
}

const atStart = ({ selectionStart, selectionEnd, value }: HTMLInputElement) =>
  selectionStart === 0 && (selectionEnd === 0 || selectionEnd === value.length);
const atEnd = ({ selectionStart, selectionEnd, value }: HTMLInputElement) =>
  selectionEnd === value.length && (selectionStart === selectionEnd || selectionStart === 0);

/** True for an arrow that still moves within what is typed in the cell. */
function staysInCell(key: string, cell: HTMLInputElement): boolean {
  return (key === 'ArrowLeft' && !atStart(cell)) || (key === 'ArrowRight' && !atEnd(cell));
}

type GridProps = BalanceProps & {
  isReadOnly: boolean;
  refusedOf: (row: EditedRow) => RowRefusals;
  actions: RowActions;
  /** Where Enter leads after the last cell. */
  onEnd: () => void;
};

/** The week as a grid: works by days, moved in by arrows and Enter. */
export function WeekGrid({ week, rows, shown, isReadOnly, refusedOf, actions, onEnd }: GridProps) {
  const table = useRef<HTMLTableElement>(null);
  const find = (row: number, day: number) =>
    table.current?.querySelector<HTMLInputElement>(`input[name="${cellField(row, day)}"]`) ?? null;
  function move(event: KeyboardEvent<HTMLTableElement>): void {
    const cell = event.target;
    if (!(cell instanceof HTMLInputElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    const [, row, day] = /^j-(\d+)-(\d)$/.exec(cell.name) ?? [];
    if (row === undefined || day === undefined || staysInCell(event.key, cell)) return;
    const grid = { rows: rows.length, isCell: (place: { row: number; day: number }) => find(place.row, place.day) !== null };
    const next = cellAfter(event.key, { row: Number(row), day: Number(day) }, grid);
    if (next === null && event.key !== 'Enter') return;
    event.preventDefault();
    if (next === null) onEnd();
    else find(next.row, next.day)?.focus();
  }
  return (
    <table ref={table} className={classes.grid} onKeyDown={move}>
      <caption className="visually-hidden">Temps placé, par activité et par jour</caption>
      <thead>
        <tr>
          <th scope="col">Activité</th>
          {shown.map((place) => {
            const day = week.days[place];
            return day && <DayHead key={day.day} day={day} />;
          })}
          <th scope="col" className={classes.day}>
            Total
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <WeekRow key={workKey(row.work)} {...{ week, row, place, shown, isReadOnly, actions }} refused={refusedOf(row)} />
        ))}
        <AwayRow week={week} shown={shown} />
      </tbody>
      <tfoot>
        <BalanceRow week={week} rows={rows} shown={shown} />
      </tfoot>
    </table>
  );
}
