import type { EditedRow } from '../../week/edited-row.ts';
import { cellField, workFields } from '../../week/edited-row.ts';
import { frenchPart, readPart } from '../../week/part-of-day.ts';
import { isDayRefused, type RowRefusals } from '../../week/row-refusals.ts';
import { frenchShortWeekday, frenchWeekday } from '../../week/week-days.ts';
import { workKey, workKeyWithoutComment } from '../../week/work.ts';
import { workWords } from '../../week/work-words.ts';
import type { LoadedWeek } from './week.load.ts';
import classes from './week.module.css';

export type RowActions = {
  readonly type: (row: number, day: number, text: string) => void;
  readonly drop: (row: number) => void;
  readonly turnFavourite: (key: string) => void;
};

type RowProps = {
  week: LoadedWeek;
  row: EditedRow;
  place: number;
  /** Places of the days that are shown. */
  shown: readonly number[];
  isReadOnly: boolean;
  refused: RowRefusals;
  actions: RowActions;
};

/** What is recorded of a row on each day: shown where nothing can be typed. */
function recordedCell(week: LoadedWeek, row: EditedRow, day: number): string {
  const key = workKey(row.work);
  return week.rows.find(({ work }) => workKey(work) === key)?.cells[day] ?? '';
}

/** What cells add up to as they are typed; what cannot be read counts for nothing yet. */
export function sumOfCells(cells: readonly string[]): number {
  return cells.reduce((sum, text) => {
    const read = readPart(text);
    return sum + ('hundredths' in read ? read.hundredths : 0);
  }, 0);
}

function RowHead({ week, row, place, isReadOnly, actions }: Omit<RowProps, 'shown' | 'refused'>) {
  const { title, detail } = workWords(row.work, week.names);
  const key = workKeyWithoutComment(row.work);
  // What a lock holds stays: the row would come back.
  const isHeld = week.days.some(({ isFrozen }, day) => isFrozen && recordedCell(week, row, day) !== '');
  const isFavourite = week.favourites.some((work) => workKeyWithoutComment(work) === key);
  return (
    <th scope="row" className={classes.work}>
      <span className={classes.title}>{title}</span>
      <span className={classes.detail}>{detail}</span>
      {!isReadOnly && (
        <>
          {workFields(place, row.work).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <span className={classes.rowActions}>
            <button
              type="submit"
              name="geste"
              value={`favori:${key}`}
              aria-pressed={isFavourite}
              aria-label={`${isFavourite ? 'Favori' : 'Mettre en favori'} : ${title}, ${detail}`}
              onClick={(event) => {
                event.preventDefault();
                actions.turnFavourite(key);
              }}
            >
              {isFavourite ? 'Favori' : 'Mettre en favori'}
            </button>
            {!isHeld && (
              <button
                type="submit"
                name="geste"
                value={`oter:${place}`}
                aria-label={`Ôter la ligne : ${title}, ${detail}`}
                onClick={(event) => {
                  event.preventDefault();
                  actions.drop(place);
                }}
              >
                Ôter
              </button>
            )}
          </span>
        </>
      )}
    </th>
  );
}

function Cell({ week, row, place, day, isReadOnly, refused, actions }: Omit<RowProps, 'shown'> & { day: number }) {
  const due = week.days[day];
  const name = cellField(place, day);
  const { title, detail } = workWords(row.work, week.names);
  if (due === undefined) return null;
  const label = (
    <span className={classes.dayOfCell} aria-hidden="true">
      {frenchShortWeekday(due.day)}
    </span>
  );
  if (isReadOnly || due.isFrozen)
    return (
      <td className={due.isFrozen && !isReadOnly ? classes.frozen : classes.told}>
        {label}
        {recordedCell(week, row, day)}
      </td>
    );
  const isAtFault = isDayRefused(refused, day, row.cells[day] ?? '');
  return (
    <td className={due.due === 0 ? classes.nothingDue : undefined}>
      {label}
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        name={name}
        value={row.cells[day] ?? ''}
        maxLength={8}
        aria-label={`${title}, ${detail}, ${frenchWeekday(due.day)}`}
        {...(isAtFault ? { 'aria-invalid': true as const, 'aria-describedby': `refus-${place}` } : {})}
        onChange={(event) => actions.type(place, day, event.target.value)}
        onFocus={(event) => event.target.select()}
      />
    </td>
  );
}

/** One row of the week: what was done for whom, a cell for each day, and what it adds up to. */
export function WeekRow(props: RowProps) {
  const { week, row, place, shown, refused, isReadOnly } = props;
  const isTyped = (day: number) => !isReadOnly && week.days[day]?.isFrozen !== true;
  const said = row.cells.map((text, day) => (isTyped(day) ? text : recordedCell(week, row, day)));
  const told = [refused.work ?? [], shown.flatMap((day) => refused.days.get(day) ?? [])].flat();
  return (
    <>
      <tr className={classes.row}>
        <RowHead {...props} />
        {shown.map((day) => (
          <Cell key={day} {...props} day={day} />
        ))}
        <td className={classes.total}>{frenchPart(sumOfCells(said))}</td>
      </tr>
      {told.length > 0 && (
        <tr className={classes.refusals}>
          <td colSpan={shown.length + 2} id={`refus-${place}`}>
            {told.join(' ')}
          </td>
        </tr>
      )}
    </>
  );
}
