import { type Fault, fault } from '../../../import/rejection.ts';
import { secondsOfCell } from '../../../import/time-cell.ts';

export const secondsOfDay = 86_400;

const clock = /^(\d+):([0-5]\d)(?::([0-5]\d))?$/;

/** Seconds of hours, minutes and perhaps seconds, in a text or in the cell of a workbook; null when it is none. */
function secondsOf(text: string): number | null {
  const ofCell = secondsOfCell(text);
  if (ofCell !== null) return ofCell;
  const match = clock.exec(text);
  return match === null ? null : Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
}

/** Whole numbers above this are seconds: Kimai writes hours in decimals, and no entry lasts longer than a day. */
const mostHours = 24;

/** Seconds of a duration as Kimai writes it: `1:30`, `1:30:00`, hours in decimals (`1.5`, `1,5`), or seconds (`5400`). */
export function readDuration(raw: string): number | Fault {
  const text = raw.trim().replace(/\s*h$/i, '');
  const seconds = secondsOf(text);
  if (seconds !== null) return seconds;
  if (/^\d+([.,]\d+)?$/.test(text)) {
    const number = Number(text.replace(',', '.'));
    return Number.isInteger(number) && number > mostHours ? number : Math.round(number * 3600);
  }
  return fault('duration', `« ${raw} » n’est pas une durée : Kimai écrit 1:30, 1.5 (en heures) ou 5400 (en secondes).`);
}

/** Seconds since midnight of a time of the day. */
export function readClock(raw: string): number | Fault {
  const seconds = secondsOf(raw.trim());
  if (seconds !== null && seconds < secondsOfDay) return seconds;
  return fault('clock', `« ${raw} » n’est pas une heure du jour : écrivez 9:30 ou 09:30.`);
}

/** `1 h 05`. */
export function hoursInWords(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)}\u00a0h\u00a0${String(minutes % 60).padStart(2, '0')}`;
}
