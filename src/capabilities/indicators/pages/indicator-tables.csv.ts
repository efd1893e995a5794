import { reading } from '../../../http/reading.ts';
import { figureColumn, type ListColumn } from '../../../web/list-state.ts';
import { filedTable, pageFile } from '../../../web/page-file.ts';
import { getIndicator } from '../indicator.store.ts';
import { type IndicatorValue, listValues } from '../value.store.ts';
import type { Route } from './+types/indicator-tables.csv.ts';
import { indicatorTables } from './indicator-tables.ts';
import { answerIndicators } from './indicators.list.ts';

const valueColumns: readonly ListColumn<IndicatorValue>[] = [
  { key: 'periode', label: 'Période', value: (one) => one.period },
  { key: 'adherent', label: 'Adhérent', value: (one) => one.bodyName ?? 'tous' },
  { key: 'valeur', label: 'Valeur', numeric: true, value: (one) => one.value },
  { key: 'texte', label: 'Texte', value: (one) => one.text },
  { key: 'approchee', label: 'Valeur approchée', value: (one) => (one.approximate ? 'oui' : null) },
  { key: 'source', label: 'Source', value: (one) => one.source },
];

/** One of the tables of the page of an indicator, as it stands there. */
export const loader = reading(async (page, { params }: Route.LoaderArgs) => {
  const indicator = await getIndicator(page.tx, params.code);
  const lines = await answerIndicators(page, [indicator], indicator.years);
  const yearColumns: readonly ListColumn<(typeof lines)[number]>[] = [
    { key: 'indicateur', label: 'Indicateur', value: () => indicator.name },
    ...indicator.years.map((year, index) =>
      figureColumn<(typeof lines)[number]>(
        String(year),
        String(year),
        (line) => line.byYear[index] ?? { approximate: null, plain: null },
      ),
    ),
  ];
  const values = await listValues(page.tx, { indicator: indicator.code });
  const tables = [
    filedTable(indicatorTables.years, lines, yearColumns),
    filedTable(indicatorTables.values, values, valueColumns),
  ];
  return pageFile(tables, page.url.searchParams.get('tableau'), indicator.code);
});
