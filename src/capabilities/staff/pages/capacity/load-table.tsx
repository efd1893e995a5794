import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { DataTable, withCells } from '../../../../web/data-table.tsx';
import type { ListColumn } from '../../../../web/list-state.ts';
import type { LoadLine } from './loads.load.ts';

type LoadTableProps = {
  caption: string;
  columns: readonly ListColumn<LoadLine>[];
  heading: string;
  lines: readonly LoadLine[];
  /** Where a line is put right. */
  pathOf: (line: LoadLine) => string;
  empty: ReactNode;
};

function words({ project, monthLabel, teamName, skill }: LoadLine): string {
  return [project, monthLabel, teamName, skill].filter(Boolean).join(', ');
}

/** Recorded days, each with the way to put it right. */
export function LoadTable({ caption, columns, heading, lines, pathOf, empty }: LoadTableProps) {
  const change: ListColumn<LoadLine> = { key: 'corriger', label: 'Corriger', value: () => null };
  const shown = withCells([...columns, change], heading, {
    mois: ({ monthLabel }) => monthLabel,
    jours: ({ days, synthetic }) => (
      <>
        {synthetic && <span className="tag synthetic">synthétique</span>} {days}
      </>
    ),
    corriger: (line) => (
      <Link to={pathOf(line)} aria-label={`Corriger ou retirer ${words(line)}`}>
        Corriger…
      </Link>
    ),
  }).map((column) => (column.key === 'corriger' ? { ...column, isPicture: true } : column));
  return <DataTable caption={caption} columns={shown} rows={lines} rowKey={(line) => line.id} empty={empty} />;
}
