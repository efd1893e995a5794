import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import tableClasses from './data-table.module.css';

/**
 * A short table as it was loaded, that nobody searches or sorts: it scrolls sideways by itself on a narrow screen. A head in
 * `{ spoken }` is heard and not seen: that of a column of buttons. One in `{ number }` stands over numbers.
 */
export function PlainTable({
  label,
  heads,
  children,
}: {
  label: string;
  heads: readonly (string | { readonly spoken: string } | { readonly number: string })[];
  children: ReactNode;
}) {
  return (
    <div className={tableClasses.scroll} tabIndex={0} role="region" aria-label={label}>
      <Table className={tableClasses.table}>
        <thead>
          <tr>
            {heads.map((head) => {
              if (typeof head === 'string')
                return (
                  <th key={head} scope="col">
                    {head}
                  </th>
                );
              if ('number' in head)
                return (
                  <th key={head.number} scope="col" className={tableClasses.number}>
                    {head.number}
                  </th>
                );
              return (
                <th key={head.spoken} scope="col">
                  <span className="visually-hidden">{head.spoken}</span>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </Table>
    </div>
  );
}
