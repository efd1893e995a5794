import { type Fault, fault, isFault } from '../../../import/rejection.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import { hoursInWords, readClock, readDuration, secondsOfDay } from './durations.ts';

/** When an entry was worked, as typed; a cell left empty is null. */
export type EntryTime = {
  readonly day: Day;
  readonly begin: string | null;
  readonly end: string | null;
  readonly duration: string | null;
};

/** Seconds worked on a day: an entry over midnight has a second part, on the next day. */
export type Part = { readonly day: Day; readonly part: 0 | 1; readonly seconds: number };

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

/** A part of a day without a time, or whose time says nothing, is all on its day. */
function shareByHours(seconds: number, begin: number | null, span: number | null): readonly [number, number] {
  if (begin === null || span === null || begin + span <= secondsOfDay) return [seconds, 0];
  const before = Math.round((seconds * (secondsOfDay - begin)) / span);
  return [before, seconds - before];
}

/**
 * The days on which an entry was worked, with the seconds of each; together they are its duration, which leaves its break out. A
 * fault says why there are none.
 */
export function splitEntry({ day, begin, end, duration }: EntryTime): readonly Part[] | EntryFault {
  const [from, to, lasted] = [begin && readClock(begin), end && readClock(end), duration && readDuration(duration)];
  if (isFault(from)) return { ...from, field: 'debut', value: begin ?? '' };
  if (isFault(to)) return { ...to, field: 'fin', value: end ?? '' };
  if (isFault(lasted)) return { ...lasted, field: 'duree', value: duration ?? '' };
  const [start, stop, seconds] = [numberOrNull(from), numberOrNull(to), numberOrNull(lasted)];
  const span = start === null || stop === null ? null : spanOf(start, stop, seconds);
  const worked = seconds ?? span;
  if (start !== null && stop === null && (worked ?? 0) === 0) return { ...running, field: 'fin', value: '' };
  if (worked === null || worked === 0) return { ...nothing, field: 'duree', value: duration ?? '' };
  if (worked > (span === null ? secondsOfDay : span + tolerance))
    return { ...tooLong(worked, span), field: 'duree', value: duration ?? '' };
  const [first, second] = shareByHours(worked, start, span);
  const parts: Part[] = [
    { day, part: 0, seconds: first },
    { day: addDays(day, 1), part: 1, seconds: second },
  ];
  return parts.filter((part) => part.seconds > 0);
}

function numberOrNull(read: number | string | null): number | null {
  return typeof read === 'number' ? read : null;
}

const running = {
  ...fault('running-entry', 'L’entrée n’a pas de fin, elle est encore en cours : elle est laissée de côté jusqu’au prochain import.'),
  remark: true as const,
};

const nothing = { ...fault('no-duration', 'L’entrée ne dure rien : elle est laissée de côté.'), remark: true as const };

function tooLong(seconds: number, span: number | null): Fault {
  const lasts = `L’entrée dure ${hoursInWords(seconds)}`;
  const message =
    span === null
      ? `${lasts}, plus d’un jour : corrigez-la dans Kimai (un chronomètre oublié ?).`
      : `${lasts} pour ${hoursInWords(span)} de son début à sa fin : corrigez-la dans Kimai.`;
  return fault('too-long', message);
}
