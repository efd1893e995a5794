import { reading } from '../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { figureColumn, type ListColumn, readListState } from '../../../web/list-state.ts';
import { filedTable, pageFile } from '../../../web/page-file.ts';
import { frenchDirection, frenchSection } from '../line.ts';
import { type BudgetRow, type BudgetView, balancesTableId, loadBudget } from './budget.load.ts';

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

const balanceColumns: readonly ListColumn<BudgetView['balances'][number]>[] = [
  { key: 'section', label: 'Section', value: (row) => frenchSection[row.section] },
  figureColumn('recettes', 'Recettes', (row) => row.revenue),
  figureColumn('depenses', 'Dépenses', (row) => row.expenditure),
  figureColumn('solde', 'Solde', (row) => row.balance),
];

/** The lines of the budget, chapter by chapter; or how its sections balance. */
export const loader = reading(async (page) => {
  const { tables, balances, year, perimeter } = await loadBudget(page);
  if (page.url.searchParams.get('tableau') === balancesTableId)
    return pageFile([filedTable(balancesTableId, balances, balanceColumns)], balancesTableId, `${year ?? 'vide'}-${perimeter}`);
  const rows = tables.flatMap((table) => [...table.rows, table.total]);
  return listFileResponse(`budget-${year ?? 'vide'}-${perimeter}`, listFile(rows, columns, readListState(new URLSearchParams())));
});
