import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { Form, Link, useLocation } from 'react-router';
import { frenchNumber } from '../kernel/french.ts';
import { endsWithLatestYear } from './columns-of-years.ts';
import classes from './data-table.module.css';
import { firstRows, type ListColumn, type ListState, readListState, sortedSearch, wholeSearch } from './list-state.ts';

export type TableColumn<Row> = ListColumn<Row> & {
  /** What the cell shows when it is not the value as such. */
  readonly show?: (row: Row) => ReactNode;
  /** A picture has no order: its heading does not sort. */
  readonly isPicture?: boolean;
  /** The column whose text names the row. */
  readonly heading?: boolean;
};

/** The columns of a list with what their cells show; `heading` names the column that names the row. */
export function withCells<Row>(
  columns: readonly ListColumn<Row>[],
  heading: string,
  cells: Readonly<Record<string, (row: Row) => ReactNode>>,
): TableColumn<Row>[] {
  return columns.map((column) => {
    const show = cells[column.key];
    return { ...column, heading: column.key === heading, ...(show ? { show } : {}) };
  });
}

type DataTableProps<Row> = {
  caption: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Rows of the foot, cell by cell. */
  foot?: readonly (readonly ReactNode[])[];
  empty: ReactNode;
};

function HeadCell<Row>({ column, state }: { column: TableColumn<Row>; state: ListState }) {
  const { search } = useLocation();
  if (column.isPicture) return <th scope="col">{column.label}</th>;
  const isSorted = state.sort === column.key;
  const direction = isSorted ? (state.descending ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" aria-sort={direction} className={column.numeric ? classes.number : undefined}>
      <Link to={{ search: sortedSearch(search, column.key, state) }} preventScrollReset replace className={classes.sort}>
        {column.label}
        <span aria-hidden="true" className={classes.arrow}>
          {direction === 'ascending' ? ' ↑' : direction === 'descending' ? ' ↓' : ''}
        </span>
      </Link>
    </th>
  );
}

function Foot<Row>({ foot, columns }: { foot: readonly (readonly ReactNode[])[]; columns: readonly TableColumn<Row>[] }) {
  return (
    <tfoot>
      {foot.map((cells, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a foot have no other name than their place
        <tr key={line}>
          {cells.map((cell, index) => (
            <td key={columns[index]?.key ?? index} className={columns[index]?.numeric ? classes.number : undefined}>
              {cell}
            </td>
          ))}
        </tr>
      ))}
    </tfoot>
  );
}

/** What holds a table and scrolls sideways; that of years opens on the latest. */
export function scrollClass(columns: readonly string[]): string {
  return endsWithLatestYear(columns) ? `${classes.scroll} ${classes.latest}` : `${classes.scroll}`;
}

/** A list that sorts by its headings; searching and its file stand in the `ListBar` above it. */
export function DataTable<Row>({ caption, columns, rows, rowKey, foot, empty }: DataTableProps<Row>) {
  const { search } = useLocation();
  const parameters = new URLSearchParams(search);
  const state = readListState(parameters);
  const shown = firstRows(rows, parameters);
  if (rows.length === 0) return empty;
  const table = (
    <div className={scrollClass(columns.map(({ label }) => label))} tabIndex={0} role="region" aria-label={caption}>
      <Table className={classes.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} state={state} />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => {
                const content = column.show ? column.show(row) : column.value(row);
                const className = column.numeric ? classes.number : undefined;
                return column.heading ? (
                  <th key={column.key} scope="row" className={className}>
                    {content}
                  </th>
                ) : (
                  <td key={column.key} className={className}>
                    {content}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        {foot && <Foot foot={foot} columns={columns} />}
      </Table>
    </div>
  );
  if (shown.length === rows.length) return table;
  return (
    <>
      {table}
      <RestOfList shown={`Les ${shown.length} premières lignes.`} total={rows.length} />
    </>
  );
}

/** Under a list of which the first rows are shown: what is shown, and the way to the whole. */
export function RestOfList({ shown, total }: { shown: string; total: number }) {
  const { search } = useLocation();
  return (
    <p className={classes.more}>
      <span className="soft">{shown}</span>{' '}
      <Link to={{ search: wholeSearch(search) }} preventScrollReset>
        Voir les {frenchNumber(String(total))}
      </Link>
    </p>
  );
}

type ListBarProps = {
  /** What the search looks in, e.g. « un adhérent ». */
  searching: string;
  count: string;
  /** Path of the list's file; it takes the same parameters as the page. */
  file?: string;
  /** Parameters of the address, besides the order, that filtering keeps. */
  kept?: readonly string[];
  /** More fields of the same form. */
  children?: ReactNode;
};

/** Search, filters, count and file of a list: one plain form that asks for the page again. */
export function ListBar({ searching, count, file, kept: others = [], children }: ListBarProps) {
  const { search, pathname } = useLocation();
  const parameters = new URLSearchParams(search);
  const kept = ['tri', 'sens', ...others].flatMap((name) => {
    const value = parameters.get(name);
    return value === null ? [] : [{ name, value }];
  });
  return (
    <Form
      method="get"
      action={pathname}
      className={classes.bar}
      role="search"
      aria-label="Filtrer la liste"
      key={search}
      data-print="hidden"
    >
      {kept.map(({ name, value }) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className={classes.searching}>
        <span className="visually-hidden">Chercher {searching}</span>
        <input type="search" name="q" placeholder={`Chercher ${searching}`} defaultValue={parameters.get('q') ?? ''} />
      </label>
      {children}
      <button type="submit" className="button">
        Filtrer
      </button>
      <span className={classes.count} role="status">
        {count}
      </span>
      {file !== undefined && (
        <a href={`${file}${search}`} className="button" download>
          CSV
        </a>
      )}
    </Form>
  );
}
