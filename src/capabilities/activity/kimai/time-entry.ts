import { type Fault, fault, isFault } from '../../../import/rejection.ts';
import { hoursInWords, readClock, readDuration, secondsOfDay } from './durations.ts';

/** When an entry was worked, as typed; a cell left empty is null. */
export type EntryTime = {
  readonly begin: string | null;
  readonly end: string | null;
  readonly duration: string | null;
};

/** Seconds worked, without the break, and whether some of them came after midnight. */
export type TimeWorked = { readonly seconds: number; readonly isOverMidnight: boolean };

/** The cell that is at fault, by the name of its column. */
export type EntryFault = Fault & { readonly field: string; readonly value: string; readonly remark?: true };

/** Kimai writes minutes and counts seconds; on a night when clocks are put back, an hour comes twice. */
const tolerance = 3600 + 59;

/** From begin to end in seconds; an end before its begin, or a long entry back to its begin, is on the next day. */
function spanOf(begin: number, end: number, duration: number | null): number {
  const span = end - begin;
  if (span > 0) return span;
  return span < 0 || (duration ?? 0) > tolerance ? span + secondsOfDay : 0;
}

/** Begin and end in seconds of the day, and the duration, null where the cell is empty; or the first cell that can't be read. */
function readTimes({ begin, end, duration }: EntryTime) {
  const cells = [
    { field: 'debut', value: begin, read: readClock },
    { field: 'fin', value: end, read: readClock },
    { field: 'duree', value: duration, read: readDuration },
  ] as const;
  const found: (number | null)[] = [];
  for (const { field, value, read } of cells) {
    const number = value === null ? null : read(value);
    if (isFault(number)) return { ...number, field, value: value ?? '' };
    found.push(number);
  }
  return found;
}

/** How long an entry was worked, which leaves its break out; or why that can't be told. */
export function readTimeWorked(entry: EntryTime): TimeWorked | EntryFault {
  const times = readTimes(entry);
  if (isFault(times)) return times;
  const [begin = null, end = null, duration = null] = times;
  const span = begin === null || end === null ? null : spanOf(begin, end, duration);
  const worked = duration ?? span ?? 0;
  const at = { field: 'duree', value: entry.duration ?? '' };
  if (worked === 0) return begin !== null && end === null ? { ...running, field: 'fin', value: '' } : { ...nothing, ...at };
  if (worked > (span === null ? secondsOfDay : span + tolerance)) return { ...tooLong(worked, span), ...at };
  return { seconds: worked, isOverMidnight: (begin ?? 0) + (span ?? 0) > secondsOfDay };
}

const running = {
  ...fault(
    'running-entry',
    'L’entrée n’a pas de fin, elle est encore en cours : elle est laissée de côté jusqu’au prochain import.',
  ),
  remark: true as const,
};

const nothing = { ...fault('no-duration', 'L’entrée ne dure rien : elle est laissée de côté.'), remark: true as const };

function tooLong(seconds: number, span: number | null): Fault {
  const lasts = `L’entrée dure ${hoursInWords(seconds)}`;
  const message =
    span === null
      ? `${lasts}, plus d’un jour : corrigez-la dans Kimai (un chronomètre oublié ?).`
      : `${lasts} pour ${hoursInWords(span)} de son début à sa fin : corrigez-la dans Kimai.`;
  return fault('too-long', message);
}
