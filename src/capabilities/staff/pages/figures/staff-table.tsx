import type { ReactNode } from 'react';
import type { AnsweredTable } from '../../../../sheets/answered-table.ts';
import { SheetTable } from '../../../../sheets/sheet-tables.tsx';
import { type SheetName, staffFilePath } from '../../staff.paths.ts';

/** A table of a sheet of staff, or why it is not shown. `children` stands in the place of the table. */
export function StaffTable({ sheet, table, children }: { sheet: SheetName; table: AnsweredTable; children?: ReactNode }) {
  return (
    <SheetTable file={{ path: staffFilePath, sheet }} table={table}>
      {table.isSecret ? (
        <p>
          Ce tableau n’est montré qu’aux ressources humaines et à la direction : il dirait quelque chose de moins de trois
          personnes.
        </p>
      ) : (
        children
      )}
    </SheetTable>
  );
}
