import type { AnsweredRow, AnsweredTable } from '../../../../sheets/answered-table.ts';
import { agreeing } from '../../../../web/count-of.ts';
import { Figure } from '../../../../web/figure.tsx';
import type { ShownFigure } from '../../../../web/shown-figure.ts';
import type { DaysMoment } from './days-moment.ts';

type Shown = ShownFigure | null | undefined;

/** The row of a table by its key, for the sentence that a sheet begins with. */
export function rowNamed(tables: readonly AnsweredTable[], id: string, key: string): AnsweredRow | undefined {
  return tables.find((table) => table.id === id)?.rows.find((row) => row.key === key);
}

/** What a row says of the year that is read: its days, what part they are of all, how they changed. */
export function readRow(row: AnsweredRow | undefined, { shown }: DaysMoment) {
  const [days, share, change] = row?.cells.slice(shown.length - 1) ?? [];
  return { days, share, change };
}

/** Whether a row has days in the year that is read: the largest rows of a year need not. */
export function hasDays(row: AnsweredRow, moment: DaysMoment): boolean {
  return (readRow(row, moment).days?.approximate ?? 0) > 0;
}

/** The verb of which the days of a row are the subject. */
export function verbOf(row: AnsweredRow, moment: DaysMoment, one: string, many: string): string {
  return agreeing(readRow(row, moment).days?.text ?? '', one, many);
}

/** « 10 182 jours », each with what opens it. */
export function Days({ figure }: { figure: Shown }) {
  return (
    figure && (
      <>
        <Figure figure={figure} /> {agreeing(figure.text, 'jour', 'jours')}
      </>
    )
  );
}

/** « 2 713 jours (26,6 %) » */
export function DaysAndShare({ row, moment }: { row: AnsweredRow | undefined; moment: DaysMoment }) {
  const { days, share } = readRow(row, moment);
  return (
    <>
      <Days figure={days} />
      {share && (
        <>
          {' '}
          (<Figure figure={share} />)
        </>
      )}
    </>
  );
}
