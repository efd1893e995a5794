import { isThere, type Person } from '../demonstration-staff/careers.ts';
import { chance } from '../demonstration-staff/chance.ts';
import { staysOn } from '../demonstration-staff/workdays.ts';
import { rowsOf } from './tables.ts';
import type { Season, Work } from './work.ts';

/** What somebody can still account for in a season, in quarters. */
export type Slot = {
  readonly code: string;
  readonly one: Person;
  readonly season: Season;
  readonly capacity: number;
  /** What they did, filled here. */
  readonly given: Map<Work, number>;
};

const domainOf = new Map(rowsOf('logiciels').map((row) => [row['code'] ?? '', row['domaine'] ?? '']));

/** What each head of domain of the systems pole knows, and what each does in administration, by their post. */
const known: Readonly<Record<string, readonly string[]>> = {
  S1: ['syndicat', 'si-global'],
  S2: ['finances', 'marches'],
  S3: ['ressources-humaines'],
  S4: ['affaires-civiles', 'logement'],
  S5: ['famille', 'usagers'],
  S6: ['oph'],
  S7: ['sante', 'action-sociale'],
  S8: ['dematerialisation', 'si-global'],
  A1: ['admin-direction'],
  A2: ['admin-finances', 'admin-direction'],
  A3: ['admin-rh'],
  A4: ['admin-finances'],
  A5: ['admin-direction', 'admin-accueil'],
  A6: ['admin-achats'],
  A7: ['admin-accueil'],
  A8: ['admin-accueil'],
};

const own = 1;
const foreign = 0.03;

/** Who is likely to do what: heads of domain theirs, those who are posted what is posted, the others one thing in three. */
function liking({ code, one }: Slot, { kind, domain, application }: Work, date: string): number {
  const about = domain ?? domainOf.get(application ?? '') ?? kind;
  const post = staysOn(one, date)[0]?.post ?? '';
  const mine = known[post];
  if (mine) return mine.includes(about) || kind === 'si-interne' ? own : foreign;
  const role = one.assignments.find((where) => isThere(where, date))?.role;
  if (kind.startsWith('poste-')) return (role === 'Posté chez les adhérents') === (kind === 'poste-poste') ? own : foreign;
  return chance(code, about, kind) < 0.35 ? own : foreign;
}

/** At least so many quarters are taken at a time, so that a day is not in crumbs. */
const bite = 8;

/** Those who have done least of what they can, for what they know. */
function next(slots: readonly Slot[], left: ReadonlyMap<Slot, number>, likings: ReadonlyMap<Slot, number>): Slot | null {
  let [best, most]: [Slot | null, number] = [null, 0];
  for (const slot of slots) {
    const free = left.get(slot) ?? 0;
    const score = (likings.get(slot) ?? 0) * (free / slot.capacity);
    if (free > 0 && score > most) [best, most] = [slot, score];
  }
  return best;
}

/**
 * Gives everything that a group did in a year to its people, each exactly as much as they have to account for.
 * @throws Error when the days do not match
 */
export function shareOut(works: readonly Work[], slots: readonly Slot[], year: number): void {
  const left = new Map(slots.map((slot) => [slot, slot.capacity]));
  const rank = ({ season, course }: Work) => (season === undefined ? 0 : 2) + (course === undefined ? 0 : 1);
  const inOrder = works.toSorted((a, b) => rank(b) - rank(a) || b.quarters - a.quarters);
  for (const work of inOrder) {
    const able = slots.filter(({ season }) => work.season === undefined || work.season === season);
    const likings = new Map(
      able.map((slot) => [slot, liking(slot, work, `${year}-${slot.season === 'autumn' ? '11' : '06'}-15`)]),
    );
    for (let rest = work.quarters; rest > 0; ) {
      const slot = next(able, left, likings);
      if (slot === null) throw new Error(`nobody has ${rest} quarters left for ${JSON.stringify(work)}`);
      const free = left.get(slot) ?? 0;
      const part = Math.min(rest, free, bite);
      slot.given.set(work, (slot.given.get(work) ?? 0) + part);
      left.set(slot, free - part);
      rest -= part;
    }
  }
}
