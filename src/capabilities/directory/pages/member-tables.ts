import { figureColumn, type ListColumn } from '../../../web/list-state.ts';
import { type FiledTable, filedTable } from '../../../web/page-file.ts';
import type { ShownFigure } from '../../../web/shown-figure.ts';
import type { Payments, UseLine } from './member.load.ts';

export const usesTableId = 'utilise';
export const paymentsTableId = 'paie';

const useColumns: readonly ListColumn<UseLine>[] = [
  { key: 'domaine', label: 'Domaine', value: (line) => line.domain },
  { key: 'noms', label: 'Noms', value: (line) => line.names.join(', ') },
  figureColumn('logiciels', 'Logiciels', (line) => line.applications),
  figureColumn('deploiements', 'Déploiements', (line) => line.deployments),
];

type PaidLine = { readonly kind: string; readonly byYear: readonly (ShownFigure | null)[] };

const paidColumns = (years: readonly number[]): readonly ListColumn<PaidLine>[] => [
  { key: 'nature', label: 'Nature', value: (line) => line.kind },
  ...years.map((year, index) =>
    figureColumn<PaidLine>(String(year), String(year), ({ byYear }) => byYear[index] ?? { approximate: null, plain: null }),
  ),
];

/** What a member uses and pays, as its page shows it. */
export function memberTables(uses: readonly UseLine[], { years, kinds, totals }: Payments): FiledTable[] {
  return [
    filedTable(usesTableId, uses, useColumns),
    filedTable(paymentsTableId, [...kinds, { kind: 'Total', byYear: totals }], paidColumns(years)),
  ];
}
