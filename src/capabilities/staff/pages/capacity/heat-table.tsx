import { Table } from '@mantine/core';
import { Link } from 'react-router';
import tableClasses from '../../../../web/data-table.module.css';
import type { StateCell } from '../../capacity/month-line.ts';
import classes from './capacity.module.css';

/** Something that has days, month by month: a team, a skill. */
export type HeatRow = {
  readonly key: string;
  readonly label: string;
  readonly path?: string;
  /** How far under the top of the tree; 0 at the top. */
  readonly depth?: number;
  /** What stands in the columns of words: when overload begins. */
  readonly words: readonly (readonly string[])[];
  readonly cells: readonly StateCell[];
};

type HeatTableProps = {
  caption: string;
  heading: string;
  /** Heads of the columns of words. */
  wordHeads: readonly string[];
  months: readonly string[];
  rows: readonly HeatRow[];
};

function Name({ row: { label, path, depth = 0 } }: { row: HeatRow }) {
  return (
    <span className={classes.name} style={{ paddingInlineStart: `${depth * 12}px` }}>
      {path === undefined ? label : <Link to={path}>{label}</Link>}
    </span>
  );
}

/** Days left by month, each with its sign and its word, so that nothing is told by colour alone. */
export function HeatTable({ caption, heading, wordHeads, months, rows }: HeatTableProps) {
  return (
    <div className={`${tableClasses.scroll} ${classes.frame}`} tabIndex={0} role="region" aria-label={caption}>
      <Table className={`${tableClasses.table} ${classes.heat}`}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {wordHeads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {months.map((month) => (
              <th key={month} scope="col" className={tableClasses.number}>
                {month}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <Name row={row} />
              </th>
              {row.words.map((words, index) => (
                <td key={wordHeads[index]} className={classes.words}>
                  {words.map((line) => (
                    <div key={line}>{line}</div>
                  ))}
                </td>
              ))}
              {row.cells.map(({ text, word, state }, index) => (
                <td key={months[index]} className={`${tableClasses.number} ${classes.cell} ${classes[state]}`}>
                  {text !== '' && <span className={classes.days}>{text}</span>} <span className={classes.word}>{word}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
