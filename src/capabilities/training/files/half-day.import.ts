import type { Beside, BesideFault, FileFormat, ParsedRow } from '../../../import/format.ts';
import { day } from '../../../kernel/day.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { afternoonTooEarly, frenchHalf } from '../session.ts';
import { dayPlaces } from '../session-form.ts';
import { daysWords } from '../session-words.ts';
import { byTrainingPeople } from '../training.access.ts';
import { halfDaysFile, sessionsFile } from '../training.paths.ts';
import { heldSeats } from './held-seats.ts';
import { sessionColumn } from './training.columns.ts';

function checkHours({ begins, ends }: Readonly<Record<string, unknown>>) {
  if (typeof begins !== 'string' || typeof ends !== 'string' || begins < ends) return null;
  return { field: 'ends', rule: 'half-day-reversed', message: 'La demi-journée finit avant de commencer.' };
}

const agree = 'accordez les deux fichiers, ou corrigez la session sur sa page.';

/** Its days are those of its half-days, as when it is planned on its page. */
function faultOfDays(plan: readonly ParsedRow[], session: ParsedRow): BesideFault | null {
  const refuse = (field: string, message: string) => ({ field, rule: 'planned-days', message });
  const [first = ''] = plan.map((one) => String(one['day'])).sort();
  const [planned, length] = [plan.length * 50, session['days_hundredths']];
  if (session['first_day'] !== first)
    return refuse(
      'day',
      `La première demi-journée de cette session est le ${frenchDay(day(first))}, et son premier jour le ${frenchDay(day(String(session['first_day'])))} : ${agree}`,
    );
  if (length === planned) return null;
  const recorded = typeof length === 'number' ? `son nombre de jours est ${daysWords(length)}` : 'son nombre de jours est vide';
  return refuse('session', `Les demi-journées de cette session font ${daysWords(planned)}, et ${recorded} : ${agree}`);
}

/** What the form of a session has no room for: more days, mornings or afternoons of different hours. */
function faultOfHours(plan: readonly ParsedRow[]): BesideFault | null {
  const refuse = (field: string, rule: string, message: string) => ({ field, rule, message });
  if (new Set(plan.map((one) => one['day'])).size > dayPlaces.length)
    return refuse(
      'day',
      'days-planned',
      `Une session se planifie sur ${dayPlaces.length} jours au plus : laissez-la sans demi-journées.`,
    );
  const hoursOf = (half: string) =>
    plan.filter((one) => one['half'] === half).map(({ begins, ends }) => `${String(begins)}-${String(ends)}`);
  const [mornings, afternoons] = [hoursOf('morning'), hoursOf('afternoon')];
  if ([mornings, afternoons].some((hours) => new Set(hours).size > 1))
    return refuse(
      'begins',
      'same-hours',
      'Les matinées d’une session ont toutes les mêmes heures, et ses après-midi aussi : accordez-les.',
    );
  const [morning = '', afternoon = ''] = [mornings[0]?.slice(6), afternoons[0]?.slice(0, 5)];
  return afternoon !== '' && morning > afternoon ? refuse('begins', 'half-days-overlap', afternoonTooEarly) : null;
}

/** The half-days of a session are taken together: all of them, those recorded too, or none of the file. */
function refusePlans({ records }: Beside) {
  const sessions = new Map(records(sessionsFile).map((session) => [session['code'], session]));
  const faults = new Map(
    [...Map.groupBy(records(halfDaysFile), (one) => one['session'])].map(([code, plan]) => {
      const session = sessions.get(code);
      return [code, session === undefined ? null : (faultOfDays(plan, session) ?? faultOfHours(plan))] as const;
    }),
  );
  return ({ session }: ParsedRow): readonly BesideFault[] => [faults.get(session)].flatMap((fault) => fault ?? []);
}

export const halfDayFormat: FileFormat = {
  file: halfDaysFile,
  also: ['session-half-days'],
  title: 'Demi-journées des sessions',
  description:
    'Quand chaque session est donnée, une ligne par demi-journée : toutes celles de la session, autant que ses jours, à partir du premier. Sans elles, on sait d’une session son premier jour et son nombre de jours.',
  table: 'training.half_day',
  importers: byTrainingPeople,
  columns: [
    sessionColumn(),
    {
      name: 'jour',
      also: ['day', 'date'],
      field: 'day',
      value: { kind: 'day' },
      required: true,
      key: true,
      description: 'Jour où elle est donnée.',
      example: '12/03/2020',
    },
    {
      name: 'moment',
      also: ['half', 'demi_journee'],
      field: 'half',
      value: { kind: 'choice', choices: Object.fromEntries(Object.entries(frenchHalf).map(([code, word]) => [word, code])) },
      required: true,
      key: true,
      description: 'matin ou après-midi ; une journée entière a deux lignes.',
      example: 'matin',
    },
    {
      name: 'de',
      also: ['from', 'begins'],
      field: 'begins',
      value: { kind: 'time' },
      required: true,
      description: 'Heure à laquelle elle commence, en France ; la même tous les matins, ou tous les après-midi, de la session.',
      example: '9h',
    },
    {
      name: 'a',
      also: ['to', 'ends'],
      field: 'ends',
      value: { kind: 'time' },
      required: true,
      description: 'Heure à laquelle elle finit.',
      example: '12h30',
    },
  ],
  check: checkHours,
  held: heldSeats('session'),
  beside: { files: [sessionsFile, halfDaysFile], rule: refusePlans },
};
