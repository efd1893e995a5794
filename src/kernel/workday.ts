declare const workdaysBrand: unique symbol;
/** Days of work or full-time equivalents, exact, in hundredths (1.5 day is 150). */
export type Workdays = number & { readonly [workdaysBrand]: true };

/** @throws RangeError when the value is not an integer number of hundredths. */
export function workdays(hundredths: number): Workdays {
  if (!Number.isSafeInteger(hundredths)) throw new RangeError(`not hundredths of a day: ${hundredths}`);
  return hundredths as Workdays; // checked just above: this is where the brand is given
}
