import type { PageReading } from '../../../../http/reading.ts';
import type { PlannedTable } from '../../../../kernel/planned-table.ts';
import { type AnsweredTable, answerTables } from '../../../../sheets/answered-table.ts';
import { type DaysSheet, daysSheets } from '../../days.paths.ts';
import { planBeneficiaries } from './beneficiaries.sheet.ts';
import { type DaysMoment, readDaysMoment } from './days-moment.ts';
import { planDomains } from './domains.sheet.ts';
import { planKinds } from './kinds.sheet.ts';
import { planMonths } from './months.sheet.ts';
import { planOverview } from './overview.sheet.ts';
import { planProjects } from './projects.sheet.ts';

export const plans: Readonly<Record<DaysSheet, (page: PageReading, moment: DaysMoment) => Promise<PlannedTable[]>>> = {
  synthese: planOverview,
  types: planKinds,
  domaines: planDomains,
  beneficiaires: planBeneficiaries,
  projets: planProjects,
  mois: planMonths,
};

export type LoadedDays = { readonly moment: DaysMoment; readonly tables: readonly AnsweredTable[] };

/** A sheet of days for what the address asks; without tables while no time is recorded. */
export async function loadDays(page: PageReading, sheet: DaysSheet): Promise<LoadedDays> {
  const moment = await readDaysMoment(page);
  if (moment.years.length === 0) return { moment, tables: [] };
  return { moment, tables: await answerTables(page, await plans[sheet](page, moment)) };
}

export function daysSheetNamed(name: string | null): DaysSheet | null {
  return daysSheets.find(({ sheet }) => sheet === name)?.sheet ?? null;
}
