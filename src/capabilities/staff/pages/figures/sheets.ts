import type { PageReading } from '../../../../http/reading.ts';
import { type SheetName, staffSheets } from '../../staff.paths.ts';
import { planAbsences } from './absences.sheet.ts';
import { type Moment, readMoment } from './moment.ts';
import { planMovements } from './movements.sheet.ts';
import { planOverview } from './overview.sheet.ts';
import { type AnsweredTable, answerTables, type PlannedTable } from './planned-table.ts';
import { planPosts } from './posts.sheet.ts';
import { planProjection } from './projection.sheet.ts';
import { planStructure } from './structure.sheet.ts';

export const plans: Readonly<Record<SheetName, (page: PageReading, moment: Moment) => Promise<PlannedTable[]>>> = {
  synthese: planOverview,
  postes: planPosts,
  structure: planStructure,
  mouvements: planMovements,
  absences: planAbsences,
  projection: planProjection,
};

export type Sheet = { readonly moment: Moment; readonly tables: readonly AnsweredTable[] };

/** A sheet of staff figures for the period and date of the address; without tables while nothing is recorded. */
export async function loadSheet(page: PageReading, name: SheetName): Promise<Sheet> {
  const moment = await readMoment(page);
  if (moment.years.length === 0) return { moment, tables: [] };
  return { moment, tables: await answerTables(page, await plans[name](page, moment)) };
}

export function sheetNamed(name: string | null): SheetName | null {
  return staffSheets.find(({ sheet }) => sheet === name)?.sheet ?? null;
}
