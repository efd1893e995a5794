import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import tableClasses from './data-table.module.css';
import { scrollClass } from './data-table.tsx';
import { Figure } from './figure.tsx';
import classes from './figure-table.module.css';
import { type ShownFigure, unfinishedNoteOf } from './shown-figure.ts';

/** A row of figures; null is a cell that has nothing to say. */
export type FigureTableRow = {
  readonly label: ReactNode;
  readonly key?: string;
  readonly cells: readonly (ShownFigure | null)[];
  readonly total?: boolean;
  readonly kind?: 'plain' | 'detail' | 'subtotal' | 'heading';
};

type FigureTableProps = { caption: string; heading: string; columns: readonly string[]; rows: readonly FigureTableRow[] };

const longest = 20;

/** Many columns of numbers, which would leave a word a line to what they are about. */
function isCrowded(columns: FigureTableProps['columns'], rows: FigureTableProps['rows']): boolean {
  return columns.length > 5 && rows.some(({ label }) => typeof label === 'string' && label.length > longest);
}

/** A small table of figures in a given order, each of which opens. */
export function FigureTable({ caption, heading, columns, rows }: FigureTableProps) {
  const note = unfinishedNoteOf(rows.flatMap(({ cells }) => cells));
  return (
    <>
      <div className={scrollClass([heading, ...columns])} tabIndex={0} role="region" aria-label={caption}>
        <Table className={`${tableClasses.table} ${isCrowded(columns, rows) ? classes.crowded : ''}`}>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{heading}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className={tableClasses.number}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, line) => (
              <tr
                key={row.key ?? (typeof row.label === 'string' ? row.label : line)}
                className={row.total ? classes.total : classes[row.kind ?? 'plain']}
              >
                <th scope="row">{row.label}</th>
                {row.cells.map((figure, index) => (
                  <td key={columns[index]} className={tableClasses.number}>
                    {figure && <Figure figure={figure} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      {note && <p className="soft">{note}</p>}
    </>
  );
}

/** Two things side by side where there is room. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={classes.columns}>{children}</div>;
}
