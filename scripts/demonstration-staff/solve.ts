import { addDays, day } from '../../src/kernel/day.ts';
import { headcount, inTeam, meanOf } from './count.ts';
import { type FreeDays, historyOf } from './history.ts';

/** A mean that a report prints, and the day that is moved until the history gives it. */
type Target = { readonly free: keyof FreeDays; readonly mean: string; readonly of: (free: FreeDays) => string };

const ofYear = (year: number) => (free: FreeDays) => {
  const history = historyOf(free);
  return meanOf(year, (date) => headcount(history, date));
};

/** The functional support without its head. */
const functionalOf2020 = (free: FreeDays) => {
  const history = historyOf(free);
  return meanOf(2020, (date) => inTeam(history, 'support-fonctionnel', date, ''));
};

const targets: readonly Target[] = [
  { free: 'arrival2017', mean: '43.67', of: ofYear(2017) },
  { free: 'resignation2018', mean: '47.66', of: ofYear(2018) },
  { free: 'endOfContract2019', mean: '48.33', of: ofYear(2019) },
  { free: 'retirement2020', mean: '4.25', of: functionalOf2020 },
  { free: 'resignation2020', mean: '48.00', of: ofYear(2020) },
];

const first: FreeDays = {
  arrival2017: '2017-06-01',
  resignation2018: '2018-06-15',
  endOfContract2019: '2019-08-01',
  retirement2020: '2020-04-01',
  resignation2020: '2020-05-01',
};

/** The nearest day to the one guessed that gives the mean printed. @throws Error when none does */
function solve(free: FreeDays, { free: name, mean, of }: Target): FreeDays {
  for (let step = 0; step <= 60; step += 1) {
    for (const shift of step === 0 ? [0] : [step, -step]) {
      const tried = { ...free, [name]: addDays(day(free[name]), shift) };
      if (of(tried) === mean) return tried;
    }
  }
  throw new Error(`no day of ${name} gives the mean ${mean}`);
}

/** Days that give every mean printed. @throws Error when one can't be had */
export function solvedDays(): FreeDays {
  return targets.reduce(solve, first);
}
