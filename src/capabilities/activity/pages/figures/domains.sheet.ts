import type { PageReading } from '../../../../http/reading.ts';
import type { PlannedRow, PlannedTable } from '../../../../kernel/planned-table.ts';
import { readOpened } from '../../../../sheets/opened.ts';
import { type Branch, branchRows, type Column, cellsOf, planTable, totalRow } from '../../../../sheets/plan-rows.ts';
import { type DomainTree, listApplications, listDomains } from '../../../catalogue/index.ts';
import { dayColumns, yearColumn } from './day-columns.ts';
import type { DaysMoment } from './days-moment.ts';

export const domainTableId = 'jours-par-domaine';
export const applicationTableId = 'jours-par-logiciel';

/** The parameter that asks for every application, and not the largest ones alone. */
export const everyApplication = { name: 'logiciels', value: 'tous' } as const;
const mostApplications = 15;

function branchOf({ code, name, domains }: DomainTree): Branch {
  return { code, name, at: { domain: code }, below: domains.map(branchOf) };
}

/** What is sorted at all, then everything: the lines of a table that need not have what it is sorted by. */
export function totalsAmong(
  columns: readonly Column[],
  dimension: string,
  codes: readonly string[],
  label: string,
): PlannedRow[] {
  const sorted = codes.length === 0 ? [] : [{ ...totalRow(columns, label, { [dimension]: codes }), key: 'sorted' }];
  return [...sorted, totalRow(columns, 'Tous les jours')];
}

/** Days by domain, which opens to its sub-domains, and by application. */
export async function planDomains({ tx, url }: PageReading, moment: DaysMoment): Promise<PlannedTable[]> {
  const columns = dayColumns(moment);
  const domains = (await listDomains(tx)).map(branchOf);
  const applications = await listApplications(tx);
  const isWhole = url.searchParams.get(everyApplication.name) === everyApplication.value;
  const totals = (dimension: string, things: readonly { readonly code: string }[], label: string) =>
    totalsAmong(
      columns,
      dimension,
      things.map(({ code }) => code),
      label,
    );
  return [
    planTable(
      {
        id: domainTableId,
        title: 'Jours par domaine',
        heading: 'Domaine',
        note: 'Le domaine d’une ligne est le sien, sinon celui de son logiciel. Ce qui n’en a pas n’est que dans la dernière ligne.',
      },
      columns,
      [
        ...branchRows(domains, columns, { opened: readOpened(url.searchParams) }),
        ...totals('domain', domains, 'Avec un domaine'),
      ],
    ),
    planTable(
      {
        id: applicationTableId,
        title: `Jours par logiciel, du plus suivi en ${moment.year} au moins suivi`,
        heading: 'Logiciel',
        ranked: { by: yearColumn(moment), ...(isWhole ? {} : { most: mostApplications }) },
      },
      columns,
      [
        ...applications.map(({ code, name }) => ({ key: code, label: name, cells: cellsOf(columns, { application: code }) })),
        ...totals('application', applications, 'Tous les logiciels'),
      ],
    ),
  ];
}
