import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { SheetFrame } from '../../../../sheets/sheet-frame.tsx';
import { SheetTable } from '../../../../sheets/sheet-tables.tsx';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { PeriodPicker } from '../../../../web/period-picker.tsx';
import { type DaysSheet, daysFilePath, daysPath, daysSheets } from '../../days.paths.ts';
import classes from './days.module.css';
import { readingParameter } from './days-moment.ts';
import type { LoadedDays } from './sheets.ts';

type FrameProps = {
  sheet: DaysSheet;
  title: string;
  answer: ReactNode;
  loaded: LoadedDays;
  /** What the sheet asks besides the year. */
  asks?: ReactNode;
  children: ReactNode;
};

const noTime = (
  <EmptyState title="Aucun temps enregistré">
    Les agents remplissent leur semaine, ou <Link to="/imports">importez les lignes de temps</Link> des années passées : les jours
    se comptent d’eux-mêmes.
  </EmptyState>
);

/** What the sheets of days have around them: the answer, tabs, the year. */
export function DaysFrame({ sheet, title, answer, loaded: { moment, tables }, asks, children }: FrameProps) {
  return (
    <SheetFrame
      title={title}
      answer={answer}
      tables={tables}
      tabs={{
        label: 'Feuilles des jours d’activité',
        tabs: daysSheets,
        current: daysSheets.find((one) => one.sheet === sheet)?.path ?? daysPath,
        kept: ['annee', readingParameter],
      }}
      form={
        <div className={classes.asked} data-print="hidden">
          <PeriodPicker label="Année" years={moment.years} current={moment.year} />
          {asks}
        </div>
      }
      empty={moment.years.length === 0 ? noTime : null}
    >
      {children}
    </SheetFrame>
  );
}

type TableProps = { sheet: DaysSheet; table: LoadedDays['tables'][number] | undefined; children?: ReactNode };

/** A table of a sheet of days, with its file. */
export function DaysTable({ sheet, table, children }: TableProps) {
  return (
    table && (
      <SheetTable file={{ path: daysFilePath, sheet }} table={table}>
        {children}
      </SheetTable>
    )
  );
}
