import { readDay } from '../../../import/day-cell.ts';
import type { Converted, ForeignRow, Naming } from '../../../import/foreign.ts';
import { type Fault, fault, isFault } from '../../../import/rejection.ts';
import type { Day } from '../../../kernel/day.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { lengthsOfDay } from '../day-length.ts';
import { textOf } from '../files/rules/stretches.ts';
import { hoursInWords, readClock } from './durations.ts';
import { dayReading } from './entry-days.ts';
import { findNames, type Work } from './find-names.ts';
import { hundredthsOf, shareDay } from './share-day.ts';
import { type EntryFault, readTimeWorked, type TimeWorked } from './time-entry.ts';

/** What an entry gives to the day on which it begins. */
type Worked = TimeWorked & ForeignRow & { readonly work: Work; readonly day: Day; readonly begin: string };

type Faults = Converted['faults'][number][];

const workFields = ['kind', 'application', 'project', 'domain', 'body', 'scope'] as const;

function workKey(work: Work): string {
  return workFields.map((field) => work[field] ?? '').join('\n');
}

/** In an order of its own, so that the same entries give the same lines however Kimai sorted them. */
function inOrder(entries: readonly Worked[]): Worked[] {
  const key = ({ begin, row }: Worked) => `${begin}\n${textOf(row['description']) ?? ''}`;
  return [...entries].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.file - b.file || a.line - b.line));
}

/**
 * Entries of Kimai as lines of time: those of one person, day and work are one line. An entry is of the day on which it begins, as in
 * Kimai, its hours over midnight too: else each of two months that are exported apart would hold a part of their shared day, and the one
 * imported last would take the place of the other. Hours are days by the length of the day, rounded over the whole day and shared
 * between its lines.
 */
export function convertEntries(rows: readonly ForeignRow[], naming: Naming): Converted {
  const faults: Faults = [];
  const worked = readEntries(rows, naming, faults);
  const lengthOn = lengthsOfDay(naming.records('durees-journee'));
  const days = [...Map.groupBy(worked, ({ work, day }) => `${work.person}\n${day}`)].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = days.flatMap(([, entries]) => {
    const [first] = entries;
    const length = lengthOn(first?.day ?? '');
    if (first === undefined) return [];
    const said = sayLength(first, entries, length);
    if (said !== null) tellAll(faults, said.remark === true ? [first] : entries, said);
    return said !== null && said.remark !== true ? [] : linesOf(entries, hundredthsOf(secondsOf(entries), length), faults);
  });
  return { rows: lines, faults: [...faults, ...sayMidnights(worked)] };
}

const secondsOf = (entries: readonly TimeWorked[]) => entries.reduce((sum, { seconds }) => sum + seconds, 0);

/** Told once for each file, beside the first. */
function sayMidnights(worked: readonly Worked[]): Faults {
  const over = worked.filter(({ isOverMidnight }) => isOverMidnight);
  return [...Map.groupBy(over, ({ file }) => file).values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const message =
      others.length === 0
        ? `L’entrée passe minuit : toutes ses heures comptent le ${frenchDay(first.day)}, où elle commence, comme dans Kimai.`
        : `${others.length + 1} entrées du fichier passent minuit, celle-ci la première : toutes leurs heures comptent le jour où elles commencent, comme dans Kimai.`;
    const { file, line, row } = first;
    return [{ rule: 'over-midnight', message, file, line, field: 'fin', value: textOf(row['end']) ?? '', remark: true as const }];
  });
}

/** One fault may be that of several entries. */
function tellAll(faults: Faults, entries: readonly Worked[], told: EntryFault): void {
  for (const { file, line } of entries) faults.push({ ...told, file, line });
}

function readEntries(rows: readonly ForeignRow[], naming: Naming, faults: Faults): Worked[] {
  const findWork = findNames(naming);
  const fileOf = new Map<string, number>();
  const dayOf = readDays(rows, faults);
  return rows.flatMap(({ file, line, row }) => {
    const day = dayOf(file, String(row['day']));
    if (isFault(day)) {
      faults.push({ ...day, file, line, field: 'date', value: String(row['day']) });
      return [];
    }
    const begin = textOf(row['begin']);
    const time = readTimeWorked({ begin, end: textOf(row['end']), duration: textOf(row['duration']) });
    const work = isFault(time) ? null : findWork(row);
    for (const wrong of [time, work]) if (isFault(wrong)) faults.push({ ...wrong, file, line });
    if (isFault(time) || work === null || isFault(work)) return [];
    const entry = JSON.stringify([work, day, clockOf(begin) ?? row['description'], time]);
    const first = fileOf.get(entry) ?? file;
    fileOf.set(entry, first);
    if (first !== file) faults.push({ ...repeated, file, line, value: begin ?? '' });
    return first === file ? [{ ...time, file, line, work, day, begin: begin ?? '', row }] : [];
  });
}

/** Reads the days of each file as that file writes them. */
function readDays(rows: readonly ForeignRow[], faults: Faults): (file: number, typed: string) => Day | Fault {
  const readings = new Map(
    [...Map.groupBy(rows, ({ file }) => file)].map(([file, own]) => {
      const reading = dayReading(own.map(({ row }) => String(row['day'])));
      if (reading.remark !== null && own[0] !== undefined)
        faults.push({ ...reading.remark, file, line: own[0].line, field: 'date', value: '', remark: true });
      return [file, reading.read];
    }),
  );
  return (file, typed) => (readings.get(file) ?? readDay)(typed);
}

/** Pages of Kimai's interface overlap when entries come in between two of them, and an export may be given beside them. */
const repeated = {
  ...fault('repeated-entry', 'L’entrée est déjà dans un autre fichier de l’import : elle compte une fois.'),
  field: 'debut',
  remark: true as const,
};

/** A time however it is written; null where there is none. */
function clockOf(begin: string | null): number | null {
  const read = begin === null ? null : readClock(begin);
  return typeof read === 'number' ? read : null;
}

/** A day longer than a day of work is one day, with a word; longer than anyone may work, with all the hours that count in it, it is refused. */
function sayLength(
  first: Worked,
  entries: readonly Worked[],
  length: ReturnType<ReturnType<typeof lengthsOfDay>>,
): EntryFault | null {
  const seconds = secondsOf(entries);
  if (seconds * 100 < length.day * 100.5) return null;
  const start = `Le ${frenchDay(first.day)}, les entrées de ${first.work.person} font ${hoursInWords(seconds)}`;
  const at = { field: 'duree', value: hoursInWords(seconds) };
  return seconds > length.most
    ? {
        ...at,
        rule: 'more-than-a-day',
        message: `${start}, plus que les ${hoursInWords(length.most)} d’une journée au plus : corrigez-les dans Kimai. Aucune n’est reprise.`,
      }
    : {
        ...at,
        rule: 'long-day',
        message: `${start}, pour une journée de ${hoursInWords(length.day)} : elles comptent un jour, partagé selon leurs durées.`,
        remark: true,
      };
}

function linesOf(entries: readonly Worked[], hundredths: number, faults: Faults): Converted['rows'][number][] {
  const groups = [...Map.groupBy(entries, ({ work }) => workKey(work))].sort(([a], [b]) => (a < b ? -1 : 1));
  const sorted = groups.map(([, group]) => inOrder(group));
  const seconds = sorted.map(secondsOf);
  const shares = shareDay(hundredths, seconds);
  return sorted.flatMap((group, index) => {
    const [first] = group;
    const share = shares[index] ?? 0;
    if (first === undefined) return [];
    if (share === 0) {
      const message = `Le ${frenchDay(first.day)}, ${hoursInWords(seconds[index] ?? 0)} ne fait pas un centième de jour : l’entrée est laissée de côté.`;
      tellAll(faults, group, { rule: 'too-short', message, field: 'duree', value: '', remark: true });
      return [];
    }
    const { file, line, work, day } = first;
    const row = { ...work, day, days_hundredths: share, comment: commentOf(group), source: 'Kimai', origin: originOf(group) };
    return [{ file, line, row }];
  });
}

/** Each thing said once, in the order of the day; of an entry that says nothing, its tags. */
function commentOf(group: readonly Worked[]): string | null {
  const cells = group.map(({ row }) => textOf(row['description'])?.trim() || textOf(row['tags'])?.trim() || '');
  const said = new Set(cells.filter((text) => text !== ''));
  // Recorded: with another space, a file that is imported again would change each of these lines.
  return said.size === 0 ? null : [...said].join('\u0020; ');
}

/** Made up as soon as a part of it is. */
function originOf(group: readonly Worked[]): string | null {
  return group.some(({ row }) => row['origin'] === 'synthetic') ? 'synthetic' : null;
}
