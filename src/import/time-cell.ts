import { type Fault, fault } from './rejection.ts';

/** Days before the first of the two calendars of workbooks: what is shown as 9:30 is kept as 09:30 of it. */
const firstMoments = [Date.UTC(1899, 11, 30), Date.UTC(1904, 0, 1)];
const ofWorkbook = /^(?:1899-12-3[01]|1900-01-\d\d|1904-01-0\d)(?:T\d\d:\d\d:\d\d\.\d{3}Z)?$/;

/** Seconds of a time, or of a duration of some days, that a workbook keeps as a moment; null when the text is no such cell. */
export function secondsOfCell(raw: string): number | null {
  if (!ofWorkbook.test(raw)) return null;
  const moment = Date.parse(raw);
  const first = firstMoments.findLast((one) => one <= moment) ?? moment;
  return Math.round((moment - first) / 1000);
}

/** A time of the day as people write it (`9h30`, `9 h`, `09:30`) or as a spreadsheet does (`09:30:00`, a cell of a workbook), as `09:30`. */
export function readTime(raw: string): string | Fault {
  const seconds = secondsOfCell(raw);
  const text = seconds === null ? raw : clockText(seconds);
  const [, hours = '', minutes = '00'] = /^(\d{1,2})\s*[:hH]\s*(\d{2})?(?::00)?$/.exec(text) ?? [];
  if (hours !== '' && Number(hours) < 24 && Number(minutes) < 60) return `${hours.padStart(2, '0')}:${minutes}`;
  return fault('time', `« ${text} » n’est pas une heure : écrivez 09:30 ou 9h30.`);
}

/** `09:30:00`; `25:30:00` where it goes over a day. */
function clockText(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
