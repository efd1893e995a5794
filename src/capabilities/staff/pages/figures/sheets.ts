import type { PageReading } from '../../../../http/reading.ts';
import { type Answer, demand, yes } from '../../../../kernel/access.ts';
import type { Actor } from '../../../../kernel/actor.ts';
import type { PlannedTable } from '../../../../kernel/planned-table.ts';
import { type AnsweredTable, answerTables } from '../../../../sheets/answered-table.ts';
import { mayProject, mayReadAbsences } from '../../staff.access.ts';
import { type SheetName, staffSheets } from '../../staff.paths.ts';
import { planAbsences } from './absences.sheet.ts';
import { type Moment, readMoment } from './moment.ts';
import { planMovements } from './movements.sheet.ts';
import { planOverview } from './overview.sheet.ts';
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

/** The sheets that are not for everybody who reads the figures of staff. */
const reserved: Partial<Record<SheetName, (actor: Actor) => Answer>> = { absences: mayReadAbsences, projection: mayProject };

export type Sheet = {
  readonly moment: Moment;
  readonly tables: readonly AnsweredTable[];
  /** The sheets that this reader may open. */
  readonly open: readonly SheetName[];
};

/** A sheet of staff figures for the period and date of the address; without tables while nothing is recorded. */
export async function loadSheet(page: PageReading, name: SheetName): Promise<Sheet> {
  demand(reserved[name]?.(page.actor) ?? yes);
  const open = staffSheets.flatMap(({ sheet }) => ((reserved[sheet]?.(page.actor) ?? yes).may ? [sheet] : []));
  const moment = await readMoment(page);
  if (moment.years.length === 0) return { moment, tables: [], open };
  return { moment, tables: await answerTables(page, await plans[name](page, moment)), open };
}

export function sheetNamed(name: string | null): SheetName | null {
  return staffSheets.find(({ sheet }) => sheet === name)?.sheet ?? null;
}
