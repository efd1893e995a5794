import { z } from 'zod';
import {
  dayTyped,
  optionalAmount,
  optionalChoice,
  optionalDay,
  optionalText,
  optionalWhole,
  parseForm,
  text,
  ticked,
} from '../../http/form-input.ts';
import { afternoonTooEarly, enrolBeforeFirstDay, type Half, type HalfDay, halves, type PlannedSession } from './session.ts';
import { optionalDays, timeOr } from './typed-values.ts';

/** How many days and trainers a form may send. */
export const dayPlaces = [1, 2, 3, 4] as const;
export const trainerPlaces = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** What a day of the form holds: both halves, or one of them. */
export const moments = ['journee', 'matin', 'apres-midi'] as const;

/** The moment of a session of which only the first day and the length were recorded, while nobody says more of it. */
export const asRecorded = 'enregistree';
export type Moment = (typeof moments)[number];

export const frenchMoment: Readonly<Record<Moment, string>> = {
  journee: 'toute la journée',
  matin: 'matin',
  'apres-midi': 'après-midi',
};

/** Hours that nobody has to type. */
export const usualHours = {
  'matin-de': '09:00',
  'matin-a': '12:30',
  'apres-midi-de': '13:30',
  'apres-midi-a': '17:00',
} as const;

const halvesOf: Readonly<Record<Moment, readonly Half[]>> = {
  journee: halves,
  matin: ['morning'],
  'apres-midi': ['afternoon'],
};

export function momentOf(of: readonly Half[]): Moment {
  if (of.length > 1) return 'journee';
  return of[0] === 'afternoon' ? 'apres-midi' : 'matin';
}

const fields = z.object({
  formation: text('Choisissez la formation.'),
  'jour-1': dayTyped('Donnez le premier jour de la session.'),
  'jour-2': optionalDay,
  'jour-3': optionalDay,
  'jour-4': optionalDay,
  'moment-1': optionalChoice([...moments, asRecorded]),
  'moment-2': optionalChoice(moments),
  'moment-3': optionalChoice(moments),
  'moment-4': optionalChoice(moments),
  'formateur-1': optionalText,
  'formateur-2': optionalText,
  'formateur-3': optionalText,
  'formateur-4': optionalText,
  'formateur-5': optionalText,
  'formateur-6': optionalText,
  'formateur-7': optionalText,
  'formateur-8': optionalText,
  'matin-de': timeOr(usualHours['matin-de']),
  'matin-a': timeOr(usualHours['matin-a']),
  'apres-midi-de': timeOr(usualHours['apres-midi-de']),
  'apres-midi-a': timeOr(usualHours['apres-midi-a']),
  lieu: optionalText,
  distance: ticked,
  capacite: optionalWhole(1, 999),
  preparation: optionalDays,
  cout: optionalAmount,
  'ouverte-adherents': ticked,
  'inscriptions-jusquau': optionalDay,
});

type Asked = z.output<typeof fields>;

function momentAsked(asked: Asked, place: (typeof dayPlaces)[number]): Moment {
  const moment = asked[`moment-${place}`];
  return moment === null || moment === asRecorded ? 'journee' : moment;
}

function halfDaysOf(asked: Asked): HalfDay[] {
  if (asked['moment-1'] === asRecorded) return [];
  const hours: Readonly<Record<Half, Pick<HalfDay, 'begins' | 'ends'>>> = {
    morning: { begins: asked['matin-de'], ends: asked['matin-a'] },
    afternoon: { begins: asked['apres-midi-de'], ends: asked['apres-midi-a'] },
  };
  return dayPlaces
    .flatMap((place) => {
      const date = asked[`jour-${place}`];
      return date === null ? [] : halvesOf[momentAsked(asked, place)].map((half) => ({ day: date, half, ...hours[half] }));
    })
    .sort((a, b) => (a.day === b.day ? (a.begins < b.begins ? -1 : 1) : a.day < b.day ? -1 : 1));
}

function firstDayOf(asked: Asked): Asked['jour-1'] {
  return dayPlaces.flatMap((place) => asked[`jour-${place}`] ?? []).sort()[0] ?? asked['jour-1'];
}

function checkSession(asked: Asked, context: z.RefinementCtx): void {
  const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
  for (const place of dayPlaces) {
    const date = asked[`jour-${place}`];
    if (date !== null && dayPlaces.some((other) => other < place && asked[`jour-${other}`] === date))
      refuse(`jour-${place}`, 'Ce jour est déjà donné plus haut : choisissez « toute la journée » s’il a deux demi-journées.');
  }
  const more = dayPlaces.find((place) => place > 1 && asked[`jour-${place}`] !== null);
  if (asked['moment-1'] === asRecorded && more !== undefined)
    refuse('moment-1', 'Dites le moment du premier jour : les jours de la session se comptent alors de ceux que vous donnez.');
  if (asked['matin-de'] >= asked['matin-a']) refuse('matin-a', 'La matinée finit avant de commencer.');
  if (asked['apres-midi-de'] >= asked['apres-midi-a']) refuse('apres-midi-a', 'L’après-midi finit avant de commencer.');
  const first = firstDayOf(asked);
  if (asked['inscriptions-jusquau'] !== null && asked['inscriptions-jusquau'] >= first)
    refuse('inscriptions-jusquau', enrolBeforeFirstDay);
  if (asked['matin-a'] > asked['apres-midi-de']) refuse('apres-midi-de', afternoonTooEarly);
}

/** A session as it is asked; its days are counted from its half-days, or are those recorded where it `keepsLength`. */
export type SessionAsked = Omit<PlannedSession, 'code'> & {
  readonly keepsLength: boolean;
  /** Trainer → the field in which they were typed, where a refusal stands. */
  readonly trainerFields: ReadonlyMap<string, string>;
};

const sessionForm = fields.superRefine(checkSession).transform((asked): SessionAsked => {
  const halfDays = halfDaysOf(asked);
  const trainerFields = new Map(
    trainerPlaces.flatMap((place): [string, string][] => {
      const person = asked[`formateur-${place}`];
      return person === null ? [] : [[person, `formateur-${place}`]];
    }),
  );
  return {
    course: asked.formation,
    firstDay: firstDayOf(asked),
    days: halfDays.length === 0 ? null : halfDays.length * 50,
    keepsLength: asked['moment-1'] === asRecorded,
    place: asked.lieu,
    remote: asked.distance,
    capacity: asked.capacite,
    preparation: asked.preparation,
    cost: asked.cout,
    openToMembers: asked['ouverte-adherents'],
    enrolUntil: asked['ouverte-adherents'] ? asked['inscriptions-jusquau'] : null,
    halfDays,
    trainers: [...trainerFields.keys()].sort(),
    trainerFields,
  };
});

export function parseSession(raw: unknown): SessionAsked {
  return parseForm('training.bad-session', sessionForm, raw);
}
