import type { PageReading } from '../../../../http/reading.ts';
import { lastDayOf, year } from '../../../../kernel/period.ts';
import type { PlannedRow, PlannedTable } from '../../../../kernel/planned-table.ts';
import { type Column, cellsOf, planTable, totalRow } from '../../../../sheets/plan-rows.ts';
import { type Body, type BodyCategory, listBodies, listServedBodies } from '../../../directory/index.ts';
import { frenchScope, type Scope, scopes } from '../../beneficiary.ts';
import { dayColumns } from './day-columns.ts';
import type { DaysMoment } from './days-moment.ts';

const categoryLabels: readonly (readonly [BodyCategory, string])[] = [
  ['town', 'Villes'],
  ['housing-office', 'Offices publics de l’habitat'],
  ['territory', 'Établissements publics territoriaux'],
  ['other', 'Autres organismes'],
];

const scopeLabels: Readonly<Record<Scope, string>> = {
  shared: `${frenchScope.shared} (jours partagés)`,
  internal: `${frenchScope.internal} (l’opérateur)`,
};

export const categoryTableId = 'jours-par-categorie';
export const beneficiaryTableId = 'jours-par-beneficiaire';
export const allBodiesKey = 'bodies';

/** What is nobody's own: shared days that are not spread, and what the operator did for itself. */
function othersAndTotal(columns: readonly Column[]): PlannedRow[] {
  return [
    ...scopes.map((scope) => ({
      key: scope,
      label: scopeLabels[scope],
      cells: cellsOf(columns, { beneficiary: frenchScope[scope] }),
    })),
    totalRow(columns),
  ];
}

function categoryRow(columns: readonly Column[], category: BodyCategory, label: string, more = {}): PlannedRow {
  return { key: category, label, cells: cellsOf(columns, { category }), ...more };
}

function bodyRows(columns: readonly Column[], bodies: readonly Body[], served: ReadonlySet<string>): PlannedRow[] {
  return categoryLabels.flatMap(([category, label]): PlannedRow[] => {
    const own = bodies.filter((body) => body.category === category);
    if (own.length === 0) return [];
    return [
      categoryRow(columns, category, label, { kind: 'subtotal', leavesWhenEmpty: true }),
      ...own.map(
        ({ code, name }): PlannedRow => ({
          key: code,
          label: name,
          kind: 'detail',
          cells: cellsOf(columns, { beneficiary: code }),
          ...(served.has(code) ? {} : { leavesWhenEmpty: true }),
        }),
      ),
    ];
  });
}

/** Days by whom they were for, in the reading that the address asks; housing offices stand apart. */
export async function planBeneficiaries({ tx }: PageReading, moment: DaysMoment): Promise<PlannedTable[]> {
  const columns = dayColumns(moment, moment.reading);
  const served = await listServedBodies(tx, lastDayOf(year(moment.year)));
  const every: PlannedRow = {
    key: allBodiesKey,
    label: 'Adhérents et clients',
    kind: 'subtotal',
    cells: cellsOf(columns, { category: categoryLabels.map(([category]) => category) }),
  };
  return [
    planTable({ id: categoryTableId, title: 'Jours par catégorie de bénéficiaire', heading: 'Catégorie' }, columns, [
      ...categoryLabels.map(([category, label]) => categoryRow(columns, category, label)),
      every,
      ...othersAndTotal(columns),
    ]),
    planTable({ id: beneficiaryTableId, title: 'Jours par bénéficiaire', heading: 'Bénéficiaire', keepsEmpty: true }, columns, [
      ...bodyRows(columns, await listBodies(tx), new Set(served.map(({ code }) => code))),
      ...othersAndTotal(columns),
    ]),
  ];
}
