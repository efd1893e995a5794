import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { openFigureParameter } from '../../../../web/figure.tsx';
import { FigureTable, type FigureTableRow } from '../../../../web/figure-table.tsx';
import { type SheetName, staffFilePath } from '../../staff.paths.ts';
import type { AnsweredTable } from './planned-table.ts';
import classes from './staff.module.css';

/** Where a table of a sheet is taken away as a file, for the period and date of the page. */
function filePath(search: string, sheet: SheetName, table: string): string {
  const parameters = new URLSearchParams(search);
  parameters.delete(openFigureParameter);
  parameters.set('feuille', sheet);
  parameters.set('tableau', table);
  return `${staffFilePath}?${parameters}`;
}

/** The heading of a table with its file at the right. */
export function TableHead({ sheet, id, title }: { sheet: SheetName; id: string; title: string }) {
  const { search } = useLocation();
  return (
    <div className={classes.head}>
      <h2 id={id}>{title}</h2>
      <a href={filePath(search, sheet, id)} className="button" download aria-label={`CSV : ${title}`} data-print="hidden">
        CSV
      </a>
    </div>
  );
}

function rowsOf(table: AnsweredTable): FigureTableRow[] {
  return table.rows.map(({ key, label, cells, kind, total }) => ({
    key,
    label,
    cells,
    ...(kind ? { kind } : {}),
    ...(total ? { total } : {}),
  }));
}

export function TableOfFigures({ table }: { table: AnsweredTable }) {
  return <FigureTable caption={table.title} heading={table.heading} columns={table.columns} rows={rowsOf(table)} />;
}

/** A table of a sheet: its name, its file, the rule that it follows. `children` stands between the rule and the table. */
export function StaffTable({ sheet, table, children }: { sheet: SheetName; table: AnsweredTable; children?: ReactNode }) {
  return (
    <section aria-labelledby={table.id}>
      <TableHead sheet={sheet} id={table.id} title={table.title} />
      {table.note !== undefined && <p className={`soft ${classes.note}`}>{table.note}</p>}
      {table.isSecret ? (
        <p>
          Ce tableau n’est montré qu’aux ressources humaines et à la direction : il dirait quelque chose de moins de trois
          personnes.
        </p>
      ) : (
        (children ?? <TableOfFigures table={table} />)
      )}
    </section>
  );
}
