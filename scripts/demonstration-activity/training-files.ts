import { chance } from '../demonstration-staff/chance.ts';
import { historyOf } from '../demonstration-staff/history.ts';
import { solvedDays } from '../demonstration-staff/solve.ts';
import { recordedYears } from '../demonstration-staff/workdays.ts';
import { madeUp, rowsOf } from './tables.ts';
import { type PersonLine, timeLines } from './time-lines.ts';
import { enrolmentsOf, placesOf } from './trainees.ts';
import { generalCourses, preparationOf, type Session, sessionsOf } from './training.ts';
import { trainingYears } from './training-figures.ts';

const days = (quarters: number) => String(quarters / 4).replace('.', ',');

/** Courses given at least once: those on an application have its name. */
function courseRows(sessions: readonly Session[]): readonly (readonly string[])[] {
  const given = new Map(sessions.map(({ course, category, application }) => [course, { category, application }]));
  const nameOf = new Map(rowsOf('logiciels').map((row) => [row['code'] ?? '', row['nom'] ?? '']));
  const general = new Map(Object.values(generalCourses).flat());
  return [...given]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { category, application }]) => [
      code,
      general.get(code) ?? `Formation ${nameOf.get(application) ?? application}`,
      category,
      application,
      category === 'métier' ? '' : '0,5',
    ]);
}

/** From the first lockdown on, courses of half a day are often given at a distance. */
function isRemote({ day, code, quarters }: Session): boolean {
  return day >= '2020-03-17' && quarters <= 2 && chance(code, 'remote') < 0.6;
}

function placeOf(session: Session): string {
  if (isRemote(session)) return '';
  return session.body === null || chance(session.code, 'place') < 0.4 ? 'Salle de formation du SIIM94' : 'Chez l’adhérent';
}

function yearFiles(sessions: readonly Session[], year: number, lines: readonly PersonLine[] | undefined) {
  const enrolments = enrolmentsOf(sessions, year);
  const preparation = preparationOf(sessions, lines);
  return {
    sessions: sessions.map((one, index) => [
      one.code,
      one.course,
      one.day,
      days(one.quarters),
      placeOf(one),
      isRemote(one) ? 'oui' : 'non',
      placesOf(enrolments, one.code),
      days(preparation[index] ?? 0),
    ]),
    trainers: sessions.map(({ code, trainer }) => [code, trainer]),
    enrolments: enrolments.map(({ session, participant, body, state, presence }) => [
      session,
      participant,
      body,
      state,
      presence,
    ]),
  };
}

/** The files of the demonstration's training, by their names without ending. */
export function trainingFiles(): Readonly<Record<string, string>> {
  const history = historyOf(solvedDays());
  const codes = history.map((_, index) => String(index + 1).padStart(4, '0'));
  const lines = timeLines(codes, history, recordedYears);
  const sessions = sessionsOf(codes, history, lines);
  const years = trainingYears.map((year) => {
    const own = recordedYears.find((recorded) => recorded === year);
    return yearFiles(sessions.get(year) ?? [], year, own === undefined ? undefined : lines.get(own));
  });
  return {
    formations: madeUp('code;nom;categorie;logiciel;duree', courseRows([...sessions.values()].flat())),
    'sessions-formation': madeUp(
      'code;formation;du;jours;lieu;a_distance;capacite;jours_preparation',
      years.flatMap((year) => year.sessions),
    ),
    'formateurs-formation': madeUp(
      'session;personne',
      years.flatMap((year) => year.trainers),
    ),
    'inscriptions-formation': madeUp(
      'session;participant;adherent;etat;presence',
      years.flatMap((year) => year.enrolments),
    ),
  };
}
