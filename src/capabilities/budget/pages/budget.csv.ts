import { reading } from '../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { figureColumn, type ListColumn, readListState } from '../../../web/list-state.ts';
import { frenchDirection, frenchSection } from '../line.ts';
import { type BudgetRow, loadBudget } from './budget.load.ts';

const columns: readonly ListColumn<BudgetRow>[] = [
  { key: 'section', label: 'Section', value: (row) => frenchSection[row.section] },
  { key: 'sens', label: 'Sens', value: (row) => frenchDirection[row.direction] },
  { key: 'chapitre', label: 'Chapitre', value: (row) => row.chapter },
  { key: 'libelle', label: 'Libellé', value: (row) => row.label },
  { key: 'detail', label: 'Détail non additionné', value: (row) => (row.isDetail ? 'oui' : '') },
  figureColumn('prevision', 'Prévisions', (row) => row.forecast),
  figureColumn('realise', 'Réalisations', (row) => row.realised),
  figureColumn('reports', 'Reports', (row) => row.carriedOver ?? { approximate: null, plain: null }),
  figureColumn('taux', 'Taux de réalisation (%)', (row) => row.rate),
];

export const loader = reading(async (page) => {
  const { tables, year, perimeter } = await loadBudget(page);
  const rows = tables.flatMap((table) => [...table.rows, table.total]);
  return listFileResponse(`budget-${year ?? 'vide'}-${perimeter}`, listFile(rows, columns, readListState(new URLSearchParams())));
});
