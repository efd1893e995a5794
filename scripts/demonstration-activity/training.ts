import { sharedHalves } from '../demonstration-staff/absences.ts';
import type { Person } from '../demonstration-staff/careers.ts';
import { chance, pick } from '../demonstration-staff/chance.ts';
import { recordedYears } from '../demonstration-staff/workdays.ts';
import { divide, sumOf } from './parts.ts';
import type { PersonLine } from './time-lines.ts';
import { type Category, categories, givenByOthers2018, trainingOf } from './training-figures.ts';

/** A course given on a day or some, by one person of the operator. */
export type Session = {
  readonly code: string;
  readonly course: string;
  readonly category: Category;
  readonly application: string;
  /** One body, or null when several send their agents. */
  readonly body: string | null;
  readonly trainer: string;
  readonly day: string;
  readonly quarters: number;
};

type Given = Omit<Session, 'code' | 'course'>;

/** Courses that are on no application of the catalogue. */
export const generalCourses: Readonly<Record<Exclude<Category, 'métier'>, readonly (readonly [code: string, name: string])[]>> = {
  bureautique: [
    ['texte', 'Traitement de texte'],
    ['tableur', 'Tableur, premiers pas'],
    ['tableur-avance', 'Tableur, perfectionnement'],
    ['messagerie', 'Messagerie et agenda'],
    ['presentation', 'Présentations'],
  ],
  reclassement: [
    ['reclassement-poste', 'Reclassement : le poste de travail'],
    ['reclassement-bureautique', 'Reclassement : la bureautique'],
  ],
};

function courseOf({ category, application, trainer, day }: Given): string {
  if (category === 'métier') return `formation-${application}`;
  const known = generalCourses[category];
  return known[pick(0, known.length - 1, trainer, day, 'course')]?.[0] ?? '';
}

const redeploymentDays = 3;

/** What the support recorded as training is what it gave: each line is a session, but redeployment, which takes several days. */
function givenIn(lines: readonly PersonLine[]): Given[] {
  const found: Given[] = [];
  const open = new Map<string, { index: number; quarters: number }>();
  for (const { code, date, work, quarters } of lines) {
    if (work.course === undefined) continue;
    const body = work.beneficiary === 'MULTI' ? null : work.beneficiary;
    const longer = work.course === 'reclassement' ? open.get(code) : undefined;
    const before = longer === undefined ? undefined : found[longer.index];
    if (longer && before && longer.quarters + quarters <= redeploymentDays * 4) {
      longer.quarters += quarters;
      found[longer.index] = { ...before, quarters: longer.quarters };
      continue;
    }
    if (work.course === 'reclassement') open.set(code, { index: found.length, quarters });
    found.push({ category: work.course, application: work.application ?? '', body, trainer: code, day: date, quarters });
  }
  return found;
}

/** Days of 2018 that heads of the systems pole gave: as many of their own lines of training as make them, in whole half-days. */
function givenByOthers(lines: readonly PersonLine[]): Given[] {
  let left = givenByOthers2018 * 4;
  return lines.flatMap(({ code, date, work, quarters }): Given[] => {
    const isCourse = work.kind === 'si-formation' && work.application !== undefined && quarters % 2 === 0;
    const body = work.beneficiary === 'MULTI' || work.beneficiary === 'INTERNE' ? null : work.beneficiary;
    if (!isCourse || body === null || quarters > left) return [];
    left -= quarters;
    return [{ category: 'métier', application: work.application ?? '', body, trainer: code, day: date, quarters }];
  });
}

/** Before the first lines, sessions are laid on the days of those who gave them, with the courses of the year after. */
function givenBefore(codes: readonly string[], history: readonly Person[], model: readonly Given[]): Given[] {
  const free = history.flatMap((one, index) => {
    const days = new Set(
      sharedHalves(one, 2015)
        .filter(({ parts, date }) => parts.some(([group]) => group === 'functional') && !/-(07|08)-/.test(date))
        .map(({ date }) => date),
    );
    return [...days].map((day) => ({ trainer: codes[index] ?? '', day }));
  });
  const drawn = free.toSorted((a, b) => chance(a.trainer, a.day) - chance(b.trainer, b.day));
  return categories.flatMap(([category]) => {
    const alike = model.filter((one) => one.category === category);
    const days = divide(
      trainingOf(2015, category).days * 4,
      Array.from({ length: alike.length }, () => 1),
      2,
    );
    return alike.flatMap((one, index): Given[] => {
      const quarters = days[index] ?? 0;
      const place = quarters === 0 ? undefined : drawn.shift();
      return place === undefined ? [] : [{ ...one, ...place, quarters }];
    });
  });
}

/** Sessions of a year have numbers in the order of their days. */
function numbered(given: readonly Given[], year: number): Session[] {
  const inOrder = given.toSorted((a, b) => (a.day + a.trainer < b.day + b.trainer ? -1 : 1));
  return inOrder.map((one, index) => ({
    ...one,
    code: `${year}-${String(index + 1).padStart(3, '0')}`,
    course: courseOf(one),
  }));
}

/** Every session from 2015 to 2020; days by category are those that the reports print. */
export function sessionsOf(
  codes: readonly string[],
  history: readonly Person[],
  lines: ReadonlyMap<number, readonly PersonLine[]>,
): ReadonlyMap<number, readonly Session[]> {
  const given = new Map<number, readonly Given[]>(
    recordedYears.map((year) => {
      const own = lines.get(year) ?? [];
      return [year, [...givenIn(own), ...(year === 2018 ? givenByOthers(own) : [])]];
    }),
  );
  given.set(2015, givenBefore(codes, history, given.get(2016) ?? []));
  return new Map([...given].map(([year, found]) => [year, numbered(found, year)]));
}

/** Quarters spent preparing each session: what the support recorded as such, by the length of what was prepared. */
export function preparationOf(sessions: readonly Session[], lines: readonly PersonLine[] | undefined): readonly number[] {
  const weights = sessions.map(({ quarters }) => quarters);
  const recorded = (lines ?? []).filter(({ work }) => work.kind === 'support-preparation');
  const total = lines === undefined ? sumOf(weights) : sumOf(recorded.map(({ quarters }) => quarters));
  return divide(total, weights);
}
