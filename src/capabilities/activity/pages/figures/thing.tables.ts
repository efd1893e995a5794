import type { PageTablesReading, PageThing } from '../../../../http/page-tables.ts';
import { upperFirst } from '../../../../kernel/french.ts';
import type { PlannedRow, PlannedTable } from '../../../../kernel/planned-table.ts';
import { type Column, cellsOf, planTable, totalRow } from '../../../../sheets/plan-rows.ts';
import { hasSharingKeys } from '../../activity.store.ts';
import { frenchNature, natures } from '../../kind.ts';
import { dayColumns, yearColumn, yearColumns } from './day-columns.ts';
import { type DaysMoment, readDaysMoment } from './days-moment.ts';

/** Days by nature, for what the coordinates say. */
function natureRows(columns: readonly Column[], at: Readonly<Record<string, string>>): PlannedRow[] {
  return natures.map((nature) => ({
    key: nature,
    label: upperFirst(frenchNature[nature]),
    cells: cellsOf(columns, { ...at, nature }),
  }));
}

/** What was worked for an organisation: for it alone, and with its part of what it shares, which its own people are not told. */
function bodyTable({ code, name }: PageThing, moment: DaysMoment, told: { isTheirs: boolean; isKeyed: boolean }): PlannedTable {
  const { isTheirs, isKeyed } = told;
  const columns = yearColumns(moment);
  const alone = totalRow(columns, isTheirs ? 'Pour vous seuls' : 'Pour lui seul', { body: code });
  const withPart = {
    ...totalRow(yearColumns(moment, 'full'), 'Avec sa part des jours partagés', { beneficiary: code }),
    key: 'full',
  };
  return planTable(
    {
      id: 'jours-d-activite',
      title: isTheirs ? 'Jours de votre opérateur pour vous' : `Jours d’activité pour ${name}`,
      heading: 'Nature',
      note: isTheirs
        ? 'Jours que les agents de l’opérateur ont notés pour vous seuls. Ceux que vous partagez avec d’autres utilisateurs d’un service n’y sont pas.'
        : `« Pour lui seul » : tel qu’enregistré, sans les jours partagés.${isKeyed ? ' « Avec sa part » : les jours partagés d’un logiciel sont répartis entre ses utilisateurs par sa clé de l’année.' : ''}`,
      ranked: { by: yearColumn(moment) },
    },
    columns,
    [...natureRows(columns, { body: code }), alone, ...(isKeyed && !isTheirs ? [withPart] : [])],
  );
}

function applicationTable({ code }: PageThing, moment: DaysMoment): PlannedTable {
  const columns = dayColumns(moment);
  return planTable(
    {
      id: 'jours-d-activite',
      title: 'Jours d’activité',
      heading: 'Nature',
      note: 'Jours notés pour ce logiciel, tels qu’enregistrés. La part est celle de tous les jours de l’opérateur.',
      ranked: { by: yearColumn(moment) },
    },
    columns,
    [...natureRows(columns, { application: code }), totalRow(columns, 'Total', { application: code })],
  );
}

/** The days that are shown on the page of a member and of an application; none while no time is recorded. */
export async function planDaysOf(page: PageTablesReading, thing: PageThing): Promise<PlannedTable[]> {
  const moment = await readDaysMoment(page);
  if (moment.shown.length === 0) return [];
  if (thing.kind === 'application') return [applicationTable(thing, moment)];
  return [bodyTable(thing, moment, { isTheirs: page.actor.member !== null, isKeyed: await hasSharingKeys(page.tx) })];
}
