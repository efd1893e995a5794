import { z } from 'zod';
import type { Tx } from '../../database/face.ts';
import { dayTyped, optionalText, parseForm, text } from '../../http/form-input.ts';
import { readHundredths } from '../../import/number-cell.ts';
import type { Command } from '../../kernel/command.ts';
import type { Day } from '../../kernel/day.ts';
import { problem, refusedFields } from '../../kernel/problem.ts';
import { mayKeepDayLengths } from './activity.access.ts';
import { nothingChanged } from './activity.problems.ts';
import { dayLengthSubject } from './activity.subjects.ts';
import { deleteDayLength, listDayLengths, lockDayLengths, putDayLength, type RecordedLength } from './day-length.store.ts';
import { refusalOfLength } from './day-length.ts';
import { demandUnchanged, readVersion } from './typed-over.ts';

const fromDay = dayTyped('Dites à partir de quel jour.');
const setting = z.object({
  du: fromDay,
  heures: text('Dites combien d’heures font un jour.'),
  'heures-au-plus': optionalText,
  source: optionalText,
});
const removing = z.object({ du: fromDay });

const fields = { hours: 'heures', most: 'heures-au-plus' } as const;

function hoursOf(field: string, typed: string): number {
  const hours = readHundredths(typed);
  if (typeof hours === 'number') return hours;
  throw refusedFields('invalid', 'activity.bad-day-length', { [field]: hours.message });
}

function lengthOf(raw: unknown): RecordedLength {
  const { du, heures, source, ...rest } = parseForm('activity.bad-day-length', setting, raw);
  const typed = rest['heures-au-plus'];
  const hours = hoursOf(fields.hours, heures);
  const most = typed === null ? null : hoursOf(fields.most, typed);
  const refusal = refusalOfLength(hours, most);
  if (refusal !== null) throw refusedFields('invalid', 'activity.bad-day-length', { [fields[refusal.of]]: refusal.message });
  return { fromDay: du, hours, most, source };
}

const shown = (hundredths: number | null) => (hundredths === null ? null : String(hundredths / 100).replace('.', ','));
const stateOf = ({ fromDay: from, hours, most, source }: RecordedLength) => ({
  fromDay: from,
  hours: shown(hours),
  most: shown(most),
  source,
});

/** Every length as the journal keeps them: what the forms are typed over, since each reaches until the next. */
export const lengthsState = (lengths: readonly RecordedLength[]) => lengths.map(stateOf);

/** What is recorded, until the transaction ends, and that from a day on. */
async function holdLengths(tx: Tx, from: Day) {
  await lockDayLengths(tx);
  const lengths = await listDayLengths(tx);
  return { lengths, known: lengths.find((one) => one.fromDay === from) };
}

const demandSameLengths = (version: string, lengths: readonly RecordedLength[]) =>
  demandUnchanged('Ces durées ont été changées', version, lengthsState(lengths));

/** Says how long a day is from a day on; over what was said for the same first day. Hours that were turned into days stay as they are. */
export const setDayLength: Command<{ readonly length: RecordedLength; readonly version: string }, void, Tx> = {
  name: 'activity.set-day-length',
  parse: (raw) => ({ length: lengthOf(raw), version: readVersion(raw) }),
  may: mayKeepDayLengths,
  run: async (tx, { length, version }, actor) => {
    const { lengths, known } = await holdLengths(tx, length.fromDay);
    const before = known === undefined ? null : stateOf(known);
    if (JSON.stringify(before) === JSON.stringify(stateOf(length))) throw nothingChanged();
    demandSameLengths(version, lengths);
    await putDayLength(tx, actor, length);
    const subject = dayLengthSubject(length.fromDay);
    return { result: undefined, facts: [{ name: 'activity.day-length-set', subject, before, after: stateOf(length) }] };
  },
};

/** Takes back what was said from a day on: what was said before it lasts further. */
export const removeDayLength: Command<{ readonly from: Day; readonly version: string }, void, Tx> = {
  name: 'activity.remove-day-length',
  parse: (raw) => ({ from: parseForm('activity.bad-day-length', removing, raw).du, version: readVersion(raw) }),
  may: mayKeepDayLengths,
  run: async (tx, { from, version }) => {
    const { lengths, known } = await holdLengths(tx, from);
    if (known === undefined)
      throw problem('conflict', 'activity.unknown-day-length', 'Rien ne commence ce jour-là : choisissez-en un de la liste.');
    demandSameLengths(version, lengths);
    await deleteDayLength(tx, from);
    const subject = dayLengthSubject(from);
    return { result: undefined, facts: [{ name: 'activity.day-length-removed', subject, before: stateOf(known), after: null }] };
  },
};
