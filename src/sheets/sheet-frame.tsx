import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { openFigureParameter } from '../web/figure.tsx';
import { PageTitle } from '../web/page-title.tsx';
import { SyntheticTag } from '../web/synthetic-tag.tsx';
import type { AnsweredTable } from './answered-table.ts';
import classes from './sheets.module.css';

export type SheetTab = { readonly label: string; readonly path: string };

type TabsProps = {
  label: string;
  tabs: readonly SheetTab[];
  /** The path of the sheet that is read. */
  current: string;
  /** The parameters of the address that hold for the other sheets too; all of them when it is left out. */
  kept?: readonly string[];
};

/** Which sheet is read, the others one key away for what the address asks. */
export function SheetTabs({ label, tabs, current, kept }: TabsProps) {
  const { search } = useLocation();
  const parameters = new URLSearchParams(
    [...new URLSearchParams(search)].filter(([name]) => name !== openFigureParameter && (kept?.includes(name) ?? true)),
  );
  return (
    <nav aria-label={label} className={classes.tabs} data-print="hidden">
      {tabs.map((one) => (
        <Link
          key={one.path}
          to={{ pathname: one.path, search: String(parameters) }}
          className="button"
          aria-current={one.path === current ? 'page' : undefined}
        >
          {one.label}
        </Link>
      ))}
    </nav>
  );
}

/** What the address says besides what a form shows, so that sending it loses nothing. */
export function KeptParameters({ shown }: { shown: readonly string[] }) {
  const { search } = useLocation();
  const kept = [...new URLSearchParams(search)].filter(([name]) => ![...shown, openFigureParameter].includes(name));
  return kept.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

/** Whether some records of the tables were made up, which the sheet then says. */
export function hasSynthetic(tables: readonly AnsweredTable[]): boolean {
  return tables.some(({ rows }) => rows.some(({ cells }) => cells.some((cell) => cell?.synthetic === true)));
}

type FrameProps = {
  title: string;
  answer?: ReactNode;
  actions?: ReactNode;
  tables: readonly AnsweredTable[];
  tabs: TabsProps;
  /** What the sheet is read for. */
  form: ReactNode;
  /** What stands in the place of all but the title while nothing is recorded that the sheets are about; null once something is. */
  empty: ReactNode;
  children: ReactNode;
};

/** What a sheet of figures has around it: title and answer, tabs, what it is read for. */
export function SheetFrame({ title, answer, actions, tables, tabs, form, empty, children }: FrameProps) {
  if (empty !== null)
    return (
      <>
        <PageTitle title={title} />
        {empty}
      </>
    );
  return (
    <>
      <PageTitle
        title={title}
        answer={
          <>
            {answer} <SyntheticTag shown={hasSynthetic(tables)} />
          </>
        }
        {...(actions === undefined ? {} : { actions })}
      />
      <SheetTabs {...tabs} />
      {form}
      <div className="stack">{children}</div>
    </>
  );
}
