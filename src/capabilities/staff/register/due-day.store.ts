import type { Rows, Tx } from '../../../database/face.ts';
import { addDays, type Day, yearOf } from '../../../kernel/day.ts';
import { findOperator } from '../../directory/index.ts';
import { type KnownWorker, listWorkers, workerOf, workerRows } from '../capacity/workforce.store.ts';
import { teamsOn } from '../capacity/workforce.ts';
import { holidaysBetween } from '../holidays.ts';
import { type DueDay, dueDaysOf } from './due-day.ts';
import { holidayRegionOf } from './holiday-region.ts';

/** Somebody at work over a stretch of days: what they owe of each, and the teams that they give time to. */
export type WorkingPerson = {
  readonly code: string;
  readonly name: string | null;
  readonly days: readonly DueDay[];
  /** Codes of the teams to which they give time on some day of the stretch. */
  readonly teams: ReadonlySet<string>;
};

function daysBetween(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let date = from; date < to; date = addDays(date, 1)) days.push(date);
  return days;
}

type Window = { readonly from: Day; readonly to: Day };

function holidaysOver({ from, to }: Window, address: string | null): ReadonlyMap<Day, string> {
  const region = holidayRegionOf(address);
  return new Map(holidaysBetween(yearOf(from), yearOf(to), region).map(({ day, name }) => [day, name]));
}

function workingPerson(worker: KnownWorker, days: readonly Day[], holidays: ReadonlyMap<Day, string>): WorkingPerson {
  const found = days.flatMap((date) => [...teamsOn(worker, date)]).filter((team) => team !== null);
  return { code: worker.code, name: worker.name, days: dueDaysOf(worker, days, holidays), teams: new Set(found) };
}

/**
 * What everybody who works owes of each day from one to another (excluded). Absences are those that the reader may see: planners see all,
 * an agent their own.
 */
export async function listWorkingPersons(tx: Tx, window: Window): Promise<WorkingPerson[]> {
  const workers = await listWorkers(tx, window);
  const holidays = holidaysOver(window, (await findOperator(tx))?.address ?? null);
  const days = daysBetween(window.from, window.to);
  return workers.map((worker) => workingPerson(worker, days, holidays));
}

/** The same for one person; null for somebody who does not work over these days. */
export async function findWorkingPerson(tx: Tx, person: string, window: Window): Promise<WorkingPerson | null> {
  const { rows } = await workerRows({ person }, window).execute(tx);
  return rows[0] === undefined ? null : ownWorkOf(rows[0], window).working;
}

/** The same for whoever signs in with an account; null for an account that is nobody’s. */
export async function findOwnWork(tx: Tx, account: string, window: Window): Promise<OwnWork | null> {
  const { rows } = await ownWorkRows(account, window).execute(tx);
  return rows[0] === undefined ? null : ownWorkOf(rows[0], window);
}

/** For a statement that reads more of them: the one row of whoever signs in with an account, whose `code` is theirs. */
export const ownWorkRows = (account: string, window: Window): Rows => workerRows({ account }, window);

/** `working` is null for somebody who does not work over the window. */
export type OwnWork = { readonly person: string; readonly working: WorkingPerson | null };

/** Reads that row. */
export function ownWorkOf(row: unknown, window: Window): OwnWork {
  const worker = workerOf(row);
  if (worker.occupations.length === 0) return { person: worker.code, working: null };
  const holidays = holidaysOver(window, worker.operatorAddress);
  const working = workingPerson(worker, daysBetween(window.from, window.to), holidays);
  return { person: worker.code, working };
}
