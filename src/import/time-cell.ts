import { type Fault, fault } from './rejection.ts';

/** A time of the day as people write it (`9h30`, `9 h`, `09:30`) or as a spreadsheet does (`09:30:00`), as `09:30`. */
export function readTime(raw: string): string | Fault {
  const [, hours = '', minutes = '00'] = /^(\d{1,2})\s*[:hH]\s*(\d{2})?(?::00)?$/.exec(raw) ?? [];
  if (hours !== '' && Number(hours) < 24 && Number(minutes) < 60) return `${hours.padStart(2, '0')}:${minutes}`;
  return fault('time', `« ${raw} » n’est pas une heure : écrivez 09:30 ou 9h30.`);
}
