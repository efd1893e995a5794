import { Table } from '@mantine/core';
import { Fragment } from 'react';
import tableClasses from '../../../web/data-table.module.css';
import { unfinishedMark, unfinishedNote } from '../../../web/shown-figure.ts';
import type { MemberTable } from '../publication/member-tables.ts';
import classes from './member-report.module.css';

function isMarked({ rows }: MemberTable): boolean {
  return rows.some(({ cells }) => cells.some((figure) => figure?.found === 'known' && figure.printed.endsWith(unfinishedMark)));
}

/** The figures as they were printed: frozen, they open on nothing that could have changed since. */
export function FrozenTable({ table }: { table: MemberTable }) {
  return (
    <>
      <div className={tableClasses.scroll} tabIndex={0} role="region" aria-label={table.title}>
        <Table className={tableClasses.table}>
          <caption className="visually-hidden">{table.title}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">Ligne</span>
              </th>
              {table.columns.map((column) => (
                <th key={column} scope="col" className={tableClasses.number}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <Fragment key={row.key}>
                {row.group !== null && (
                  <tr className={classes.group}>
                    <th scope="rowgroup" colSpan={table.columns.length + 1}>
                      {row.group}
                    </th>
                  </tr>
                )}
                <tr>
                  <th scope="row">{row.label}</th>
                  {row.cells.map((figure, index) => (
                    <td key={table.columns[index]} className={tableClasses.number}>
                      {figure?.printed}
                      {figure?.reason && <div className="soft">{figure.reason}</div>}
                    </td>
                  ))}
                </tr>
              </Fragment>
            ))}
          </tbody>
        </Table>
      </div>
      {isMarked(table) && <p className="soft">{unfinishedNote}</p>}
    </>
  );
}
