import { frenchAbsenceKind } from '../../src/capabilities/staff/register/absence-kind.ts';
import { day } from '../../src/kernel/day.ts';
import { isThere, type Person } from './careers.ts';
import { chance, pick } from './chance.ts';
import { dueTotals, sickDays2018 } from './due-totals.ts';
import { type Absence, countedSickLeave, halfDay, wavesOf, wholeDay } from './usual-absences.ts';
import { type Group, groups, groupsOn, halfKey, plannedHalves, type RecordedYear, recordedYears } from './workdays.ts';

/** A half-day that somebody works, and the quarters of a day that each group has of it. */
export type SharedHalf = { readonly date: string; readonly key: string; readonly parts: readonly (readonly [Group, number])[] };

type Worker = {
  readonly code: string;
  readonly one: Person;
  readonly halves: readonly SharedHalf[];
  readonly absences: Absence[];
  readonly away: Set<string>;
};

export function sharedHalves(one: Person, year: number): readonly SharedHalf[] {
  return plannedHalves(one, year).map((half) => ({
    date: half.date,
    key: halfKey(half),
    parts: [...groupsOn(one, half.date)].map(([group, share]) => [group, (2 * share) / 100] as const),
  }));
}

export function isAway({ from, fromNoon, last, untilNoon }: Absence, key: string): boolean {
  return `${from}${fromNoon === true ? 'b' : 'a'}` <= key && key <= `${last}${untilNoon === true ? 'a' : 'b'}`;
}

/** Quarters by group. */
type Quarters = Map<Group, number>;

function quartersOf(halves: readonly SharedHalf[]): Quarters {
  const found: Quarters = new Map();
  for (const { parts } of halves) for (const [group, part] of parts) found.set(group, (found.get(group) ?? 0) + part);
  return found;
}

/** Keeps an absence that meets no other, and that the days of its team leave room for; says whether it did. */
function keep(worker: Worker, absence: Absence, left: Quarters): boolean {
  const { one, halves, absences, away } = worker;
  const there = one.stays.some((held) => isThere(held, absence.from) && isThere(held, absence.last));
  if (!there || absences.some(({ from, last }) => from <= absence.last && absence.from <= last)) return false;
  const taken = halves.filter(({ key }) => isAway(absence, key));
  const cost = quartersOf(taken);
  // Half a day of somebody who serves two teams would leave each an eighth: they take whole days.
  if (taken.length === 0 || [...cost].some(([group, part]) => part > (left.get(group) ?? 0) || part % 2 !== 0)) return false;
  for (const [group, part] of cost) left.set(group, (left.get(group) ?? 0) - part);
  for (const { key } of taken) away.add(key);
  absences.push(absence);
  return true;
}

/** Days chosen one by one until a group has exactly as many as it should, by those who were away least. */
function fill(workers: readonly Worker[], group: Group, left: Quarters, kind: 'working-time' | 'sick'): void {
  const able = workers.flatMap((worker) => {
    const own = worker.halves.filter(({ parts }) => parts.length === 1 && parts[0]?.[0] === group);
    return own.length > 40 ? [{ worker, own }] : [];
  });
  const restOf = ({ away, halves, code }: Worker) => away.size / halves.length + chance(code, group, away.size) / 50;
  for (let turn = 0; (left.get(group) ?? 0) > 0; turn += 1) {
    if (turn > 5000) throw new Error(`${left.get(group)} quarters of ${group} can't be taken off`);
    const rested = able.toSorted((a, b) => restOf(a.worker) - restOf(b.worker));
    const { worker, own } = rested[turn % Math.min(3, rested.length)] ?? {};
    const half = own?.[pick(0, own.length - 1, worker?.code ?? '', group, kind, turn)];
    if (!worker || !half) continue;
    const date = day(half.date);
    const isWhole = (left.get(group) ?? 0) >= 4 && pick(0, 4, worker.code, turn) > 0;
    keep(worker, isWhole ? wholeDay(kind, date) : halfDay(kind, date, half.key.endsWith('b')), left);
  }
}

/** The sick leave that a report counts: what long absences leave of it is drawn day by day. */
function fillSickLeave(workers: readonly Worker[], year: number, left: Quarters): void {
  const { group } = countedSickLeave;
  if (year !== countedSickLeave.year) return;
  const already = workers.flatMap(({ halves, away }) => halves.filter(({ key }) => away.has(key)));
  const drawn = sickDays2018 * 4 - (quartersOf(already).get(group) ?? 0);
  fill(workers, group, new Map([[group, drawn]]), 'sick');
  left.set(group, (left.get(group) ?? 0) - drawn);
}

function balance(workers: readonly Worker[], year: RecordedYear): void {
  const gross = quartersOf(workers.flatMap(({ halves }) => halves));
  const left: Quarters = new Map(groups.map((group) => [group, (gross.get(group) ?? 0) - dueTotals[group][year] * 4]));
  const isCounted = (worker: Worker) =>
    year === countedSickLeave.year &&
    worker.halves.some(({ parts }) => parts.some(([group]) => group === countedSickLeave.group));
  const waves = workers.map((worker) => ({ worker, waves: wavesOf(worker.code, year, isCounted(worker)) }));
  const inTurn = waves.toSorted((a, b) => chance(a.worker.code, year) - chance(b.worker.code, year));
  for (let wave = 0; wave < (inTurn[0]?.waves.length ?? 0); wave += 1) {
    for (const { worker, waves: own } of inTurn) for (const absence of own[wave] ?? []) keep(worker, absence, left);
    if (wave === 0) fillSickLeave(workers, year, left);
  }
  for (const group of groups) fill(workers, group, left, 'working-time');
}

/** Who is away when, of everybody who ever was there, such that the days of each group and year are exactly what they should be. */
export function absencesOfAll(codes: readonly string[], history: readonly Person[]): readonly (readonly Absence[])[] {
  const all = history.map((): Absence[] => []);
  for (const year of recordedYears) {
    const workers = history.map((one, index): Worker => {
      const [code, absences] = [codes[index] ?? '', all[index] ?? []];
      return { code, one, halves: sharedHalves(one, year), absences, away: new Set() };
    });
    balance(workers, year);
  }
  return all.map((absences) => absences.sort((a, b) => (a.from < b.from ? -1 : 1)));
}

export function absenceRow(code: string, { kind, from, fromNoon, last, untilNoon }: Absence): readonly string[] {
  return [code, frenchAbsenceKind[kind], from, fromNoon === true ? 'midi' : '', last, untilNoon === true ? 'midi' : ''];
}
