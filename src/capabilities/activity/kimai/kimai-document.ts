import { z } from 'zod';
import { readBySchema } from '../../../import/document-file.ts';
import type { DocumentFault, DocumentReading, ParsedRow } from '../../../import/format.ts';
import { addDays, parseDay } from '../../../kernel/day.ts';

const named = z.object({ name: z.string() });

/** The fields read of an entry of `GET /api/timesheets?full=true`; the others are left. */
const entry = z.object({
  begin: z.string(),
  end: z.string().nullish(),
  duration: z.number().int().nullish(),
  user: z.object({
    accountNumber: z.string().nullish(),
    username: z.string().nullish(),
    alias: z.string().nullish(),
    email: z.string().nullish(),
  }),
  project: named.extend({ customer: named }),
  activity: named,
  description: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
});
type Entry = z.infer<typeof entry>;

/** The day and the time of a moment as its writer read them, whatever the zone. */
function localTime(moment: string): { readonly day: string; readonly time: string } | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)/.exec(moment);
  return match?.[1] === undefined || match[2] === undefined || parseDay(match[1]) === null
    ? null
    : { day: match[1], time: match[2] };
}

/** What is wrong with an entry, and with which of its fields. */
type Wrong = { readonly path: 'begin' | 'end' | 'duration'; readonly message: string };

const noMoment = (moment: string) => `« ${moment} » n’est pas un moment : Kimai écrit 2020-03-12T09:00:00+0100.`;

function rowOf({ begin, end, duration, user, project, activity, description, tags }: Entry): ParsedRow | Wrong {
  const start = localTime(begin);
  const stop = end === null || end === undefined ? null : localTime(end);
  if (start === null) return { path: 'begin', message: noMoment(begin) };
  if (typeof end === 'string' && stop === null) return { path: 'end', message: noMoment(end) };
  if (typeof duration === 'number' && duration < 0)
    return {
      path: 'duration',
      message: `L’entrée dure ${duration} secondes : une durée n’est pas négative. Corrigez-la dans Kimai.`,
    };
  const first = parseDay(start.day);
  if (stop !== null && first !== null && !isWithinADay(start, stop, addDays(first, 1)))
    return {
      path: 'begin',
      message: `L’entrée va du ${start.day} à ${start.time} au ${stop.day} à ${stop.time} : elle doit finir après son début, en moins d’un jour. Corrigez-la dans Kimai (un chronomètre oublié ?).`,
    };
  return {
    day: start.day,
    begin: start.time,
    end: stop?.time ?? null,
    // In hours, minutes and seconds: a bare number could be hours.
    duration: typeof duration === 'number' && stop !== null ? clockOf(duration) : null,
    account: user.accountNumber ?? null,
    user: user.username ?? null,
    alias: user.alias ?? null,
    email: user.email ?? null,
    customer: project.customer.name,
    project: project.name,
    activity: activity.name,
    description: description ?? null,
    tags: (tags ?? []).join(', '),
  };
}

function isWrong(read: ParsedRow | Wrong): read is Wrong {
  return 'message' in read;
}

type Moment = { readonly day: string; readonly time: string };

function isWithinADay(start: Moment, stop: Moment, next: string): boolean {
  return stop.day === start.day ? stop.time >= start.time : stop.day === next && stop.time <= start.time;
}

function clockOf(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

const notAList =
  'Ce fichier n’est pas la liste que Kimai répond à /api/timesheets?full=true : enregistrez sa réponse telle quelle, une page par fichier.';

/** The answer of Kimai's REST interface, saved as it is. An entry that can't be read is told and left, the others are read. */
export function readTimesheets(content: unknown): DocumentReading {
  if (!Array.isArray(content)) return { faults: [{ path: '', value: '', message: notAList }] };
  const rows: ParsedRow[] = [];
  const lines: number[] = [];
  const faults: DocumentFault[] = [];
  for (const [index, one] of content.entries()) {
    const read = readOne(one);
    if ('faults' in read && read.faults !== undefined)
      faults.push(...read.faults.map((fault) => ({ ...fault, path: `[${index}]${fault.path === '' ? '' : `.${fault.path}`}` })));
    if (!('rows' in read)) continue;
    rows.push(...read.rows);
    lines.push(index + 1);
  }
  return { rows, faults, among: { lines, read: content.length } };
}

const bySchema = readBySchema(
  entry.transform((one, context): ParsedRow => {
    const row = rowOf(one);
    if (!isWrong(row)) return row;
    context.addIssue({ code: 'custom', message: row.message, path: [row.path] });
    return z.NEVER;
  }),
  (row) => [row],
);

/** Without `full=true` Kimai gives numbers for what is named. */
function readOne(one: unknown): DocumentReading {
  const isShort = typeof one === 'object' && one !== null && 'project' in one && typeof one.project === 'number';
  return isShort ? { faults: [{ path: 'project', value: '', message: withoutNames }] } : bySchema(one);
}

const withoutNames =
  'L’entrée ne donne que des numéros : demandez la liste à Kimai avec full=true, qui y met les noms des projets, des activités et des utilisateurs.';
