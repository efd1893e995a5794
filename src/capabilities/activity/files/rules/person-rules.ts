import type { Beside, BesideFault, ParsedRow } from '../../../../import/format.ts';
import { addDays, day as dayOf } from '../../../../kernel/day.ts';
import { frenchDay } from '../../../../kernel/french.ts';
import { absenceReaders, workingStatuses } from '../../../staff/index.ts';
import { daysInWords } from '../../days-in-words.ts';
import type { DayRule } from './day-rules.ts';
import { byField, covers, firstTime, type Stretch, stretchOf, textOf } from './stretches.ts';

const isCounted = ({ status }: ParsedRow) => workingStatuses.some((one) => one === status);

/**
 * Nobody works before they arrive or after they left; who has no occupation recorded is let in, with a word. The time of an apprentice is
 * not counted, here as on the screen of the week.
 */
export function refuseBeyondOccupations({ records }: Beside): DayRule {
  const occupations = records('occupations');
  const stays = byField(occupations.filter(isCounted), 'person', stretchOf);
  const others = byField(
    occupations.filter((one) => !isCounted(one)),
    'person',
    stretchOf,
  );
  const first = firstTime();
  return (person, day) => {
    const [own, other] = [stays.get(person) ?? [], others.get(person) ?? []];
    if (own.some((stay) => covers(stay, day))) return null;
    if (other.some((stay) => covers(stay, day))) return { field: 'day', rule: 'not-counted', message: notCounted(person, day) };
    const all = [...own, ...other];
    if (all.length === 0) return first(person, '') ? unknownStay(person) : null;
    return { field: 'day', rule: 'not-in-post', message: whyNotThere(person, day, all) };
  };
}

function notCounted(person: string, day: string): string {
  return `${person} est apprenti le ${frenchDay(day)}, et le temps d’un apprenti ne se compte pas : retirez la ligne, ou corrigez le statut de son occupation.`;
}

function unknownStay(person: string): BesideFault {
  const message = `Aucune occupation n’est enregistrée pour ${person} : son arrivée et son départ ne sont pas vérifiés. Ajoutez-la au fichier des occupations.`;
  return { field: 'person', rule: 'unknown-stay', message, remark: true };
}

function whyNotThere(person: string, day: string, stays: readonly Stretch[]): string {
  const next = stays.flatMap(({ from }) => (from !== null && from > day ? [from] : [])).sort()[0];
  const last = stays
    .flatMap(({ to }) => (to !== null && to <= day ? [to] : []))
    .sort()
    .at(-1);
  if (last === undefined && next !== undefined)
    return `${person} n’arrive que le ${frenchDay(next)} : corrigez le jour ou la personne, ou le début de son occupation.`;
  const left = last === undefined ? '' : frenchDay(addDays(dayOf(last), -1));
  return next === undefined
    ? `Le dernier jour de ${person} est le ${left} : corrigez le jour ou la personne, ou la fin de son occupation.`
    : `${person} n’a aucune occupation entre le ${left} et le ${frenchDay(next)} : corrigez le jour ou la personne, ou ses occupations.`;
}

type Away = { readonly morning: boolean; readonly afternoon: boolean };

/** Half-days away, by person and day. Each absence is short: they are written out day by day, and found at once. */
function awayDays({ records }: Beside): Map<string, Map<string, Away>> {
  const found = new Map<string, Map<string, Away>>();
  for (const row of records('absences')) {
    const [person, from, to] = [textOf(row['person']), textOf(row['from_day']), textOf(row['to_day'])];
    if (person === null || from === null || to === null) continue;
    const days = found.get(person) ?? new Map<string, Away>();
    found.set(person, days);
    const [start, end] = [`${from}${row['from_noon'] === true ? 1 : 0}`, `${to}${row['to_noon'] === true ? 1 : 0}`];
    for (let day = dayOf(from); day <= to; day = addDays(day, 1)) {
      const before = days.get(day);
      const isAway = (half: string) => start <= half && half < end;
      days.set(day, {
        morning: before?.morning === true || isAway(`${day}0`),
        afternoon: before?.afternoon === true || isAway(`${day}1`),
      });
    }
  }
  return found;
}

/** What is said of a line of somebody who is away: only where the day, absence included, is then more than one. */
export function remarkAbsences(beside: Beside): (person: string, day: string, sum: number) => BesideFault | null {
  const days = awayDays(beside);
  const first = firstTime();
  return (person, day, sum) => {
    const away = days.get(person)?.get(day);
    if (away === undefined || (!away.morning && !away.afternoon)) return null;
    const whole = away.morning && away.afternoon;
    const together = sum + (whole ? 100 : 50);
    if (together <= 100 || !first(person, day)) return null;
    const when = whole ? '' : away.morning ? ' au matin' : ' à l’après-midi';
    const message = `Une absence de ${person} est enregistrée le ${frenchDay(day)}${when} : avec cette ligne, la journée compte ${daysInWords(together)}. La ligne est reprise, vérifiez-la ou corrigez l’absence.`;
    return { field: 'day', rule: 'away', message, remark: true, privateTo: absenceReaders };
  };
}
