import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { openFigureParameter } from '../web/figure.tsx';
import { FigureTable, type FigureTableRow } from '../web/figure-table.tsx';
import { SectionHead } from '../web/section-head.tsx';
import type { AnsweredRow, AnsweredTable } from './answered-table.ts';
import { allOpenedSearch, readOpened, toggledSearch } from './opened.ts';
import classes from './sheets.module.css';

/** Where the tables of a sheet are taken away as files: one address for all, told which. */
export type SheetFile = { readonly path: string; readonly sheet: string };

/** The file of a table, for what the address of the page asks. */
function filePath(search: string, { path, sheet }: SheetFile, table: string): string {
  const parameters = new URLSearchParams(search);
  parameters.delete(openFigureParameter);
  parameters.set('feuille', sheet);
  parameters.set('tableau', table);
  return `${path}?${parameters}`;
}

type HeadProps = { file: SheetFile; id: string; title: string; isSynthetic?: boolean };

/** The heading of a table with its file at the right. */
export function TableHead({ file, id, title, isSynthetic = false }: HeadProps) {
  const { search } = useLocation();
  return <SectionHead id={id} title={title} file={filePath(search, file, id)} isSynthetic={isSynthetic} />;
}

/** The name of a row that holds others: a link that shows or hides them. */
function Opening({ row: { label, opens } }: { row: Pick<AnsweredRow, 'label' | 'opens'> }) {
  const { search } = useLocation();
  if (!opens) return label;
  return (
    <Link to={toggledSearch(search, opens.code)} className={classes.opening} aria-expanded={opens.isOpen} preventScrollReset>
      {label}
    </Link>
  );
}

/** Shows what every row of a tree is made of, or the first level alone. `open`: what shows it all. */
export function OpenAll({ open }: { open: string }) {
  const { search } = useLocation();
  const isOpen = readOpened(new URLSearchParams(search)) === 'all';
  return (
    <div>
      <Link to={allOpenedSearch(search, !isOpen)} className="button" preventScrollReset>
        {isOpen ? 'Revenir au premier niveau' : open}
      </Link>
    </div>
  );
}

function labelOf(row: AnsweredRow): ReactNode {
  if (row.depth === undefined) return row.label;
  return (
    <span className={classes.placed} data-depth={Math.min(row.depth, 4)}>
      <Opening row={row} />
    </span>
  );
}

function rowsOf(table: AnsweredTable): FigureTableRow[] {
  return table.rows.map((row) => {
    const { key, cells, kind, total, depth } = row;
    // A row of a tree is indented by its own depth.
    const shown = depth === undefined || kind !== 'detail' ? kind : 'plain';
    return { key, label: labelOf(row), cells, ...(shown ? { kind: shown } : {}), ...(total ? { total } : {}) };
  });
}

export function TableOfFigures({ table }: { table: AnsweredTable }) {
  return <FigureTable caption={table.title} heading={table.heading} columns={table.columns} rows={rowsOf(table)} />;
}

/** The rule that a table follows, under its heading. */
export function TableNote({ children }: { children: ReactNode }) {
  return <p className={`soft ${classes.note}`}>{children}</p>;
}

type SheetTableProps = {
  file: SheetFile;
  table: AnsweredTable;
  /** Said beside the heading, where the page around the table does not say it. */
  isSynthetic?: boolean;
  children?: ReactNode;
};

/** A table of a sheet: its name, its file, the rule that it follows. `children` stands in the place of the table. */
export function SheetTable({ file, table, isSynthetic = false, children }: SheetTableProps) {
  return (
    <section aria-labelledby={table.id}>
      <TableHead file={file} id={table.id} title={table.title} isSynthetic={isSynthetic} />
      {table.note !== undefined && <TableNote>{table.note}</TableNote>}
      {children ?? <TableOfFigures table={table} />}
    </section>
  );
}
