import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import tableClasses from './data-table.module.css';

/**
 * A short table as it was loaded, that nobody searches or sorts: it scrolls sideways by itself on a narrow screen. A head in
 * `{ spoken }` is heard and not seen: that of a column of buttons.
 */
export function PlainTable({
  label,
  heads,
  children,
}: {
  label: string;
  heads: readonly (string | { readonly spoken: string })[];
  children: ReactNode;
}) {
  return (
    <div className={tableClasses.scroll} tabIndex={0} role="region" aria-label={label}>
      <Table className={tableClasses.table}>
        <thead>
          <tr>
            {heads.map((head) =>
              typeof head === 'string' ? (
                <th key={head} scope="col">
                  {head}
                </th>
              ) : (
                <th key={head.spoken} scope="col">
                  <span className="visually-hidden">{head.spoken}</span>
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </Table>
    </div>
  );
}
