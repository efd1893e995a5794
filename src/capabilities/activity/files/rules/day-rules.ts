import type { Beside, BesideFault } from '../../../../import/format.ts';
import { day as dayOf, yearOf } from '../../../../kernel/day.ts';
import { frenchDay, upperFirst } from '../../../../kernel/french.ts';
import { holidayRegionOf, holidaysOf } from '../../../staff/index.ts';
import { frenchMonthOf } from '../../activity.problems.ts';
import { frenchWeek, mondayOf } from '../../week/week-days.ts';
import { firstTime, remembered, textOf } from './stretches.ts';

/** What may be said of a line given its person and its day. */
export type DayRule = (person: string, day: string) => BesideFault | null;

/** Nobody works on a public holiday, where the operator keeps it. */
export function refuseHolidays({ records }: Beside): DayRule {
  const region = holidayRegionOf(textOf(records('operateur')[0]?.['address']));
  const faultOn = remembered((day) => {
    const holiday = holidaysOf(yearOf(dayOf(day)), region).find((one) => one.day === day);
    return holiday === undefined
      ? null
      : {
          field: 'day',
          rule: 'holiday',
          message: `Le ${frenchDay(day)} est férié (${holiday.name}) : corrigez le jour, ou retirez la ligne.`,
        };
  });
  return (_, day) => faultOn(day);
}

/** A locked month changes no more but by hand, so that what is taken back stays to be seen. */
export function refuseLockedMonths({ listed }: Beside): DayRule {
  const locked = new Set(listed('locked').map((row) => String(row['month']).slice(0, 7)));
  const faultIn = remembered((month) => {
    return {
      field: 'day',
      rule: 'locked-month',
      message: `${upperFirst(frenchMonthOf(dayOf(`${month}-01`)))} est verrouillé : aucune ligne n’y est importée. Corrigez à l’écran de la semaine, où une contre-écriture garde la trace de ce qui est repris.`,
    };
  });
  return (_, day) => (locked.size > 0 && locked.has(day.slice(0, 7)) ? faultIn(day.slice(0, 7)) : null);
}

/** A day that was corrected by hand changes by corrections alone, its month unlocked or not: a line of a file would fall on one of them. */
export function refuseCorrectedDays({ listed }: Beside): DayRule {
  const corrected = new Set(listed('corrected').map(({ person, day }) => `${person} ${day}`));
  return (person, day) =>
    corrected.size > 0 && corrected.has(`${person} ${day}`)
      ? {
          field: 'day',
          rule: 'corrected-day',
          message: `Le ${frenchDay(day)} de ${person} a été corrigé à la main : aucune ligne n’y est importée. Corrigez à l’écran de la semaine.`,
        }
      : null;
}

/** A week that its person finished, or that was approved, changes no more until somebody takes it up again: the line says who. */
export function refuseClosedWeeks({ listed }: Beside): DayRule {
  const closed = new Map(listed('closed').map(({ person, monday, state }) => [`${person} ${monday}`, state]));
  return (person, day) => {
    if (closed.size === 0) return null;
    const monday = mondayOf(dayOf(day));
    const state = closed.get(`${person} ${monday}`);
    if (state === undefined) return null;
    const week = `La semaine ${frenchWeek(monday)} de ${person}`;
    const message =
      state === 'approved'
        ? `${week} est approuvée : aucune ligne n’y est importée. Demandez à son responsable d’équipe, ou à la direction, de la rendre, puis importez de nouveau.`
        : `${week} est terminée : aucune ligne n’y est importée. ${person} peut la reprendre, ou son responsable d’équipe la rendre ; puis importez de nouveau.`;
    return { field: 'day', rule: 'closed-week', message };
  };
}

const weekend: Readonly<Record<number, string>> = { 0: 'dimanche', 6: 'samedi' };

/** A weekend is worked now and then: it is told once for each person and day. */
export function remarkWeekends(): DayRule {
  const nameOf = remembered((day) => weekend[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? null);
  const first = firstTime();
  return (person, day) => {
    const name = nameOf(day);
    if (name === null || !first(person, day)) return null;
    const message = `Le ${frenchDay(day)} est un ${name} : la ligne est reprise, vérifiez le jour.`;
    return { field: 'day', rule: 'weekend', message, remark: true };
  };
}
