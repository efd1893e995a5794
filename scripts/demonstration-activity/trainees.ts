import { chance, pick } from '../demonstration-staff/chance.ts';
import { bodiesIn } from './catalogue.ts';
import { divide } from './parts.ts';
import type { Session } from './training.ts';
import { categories, trainingOf } from './training-figures.ts';

export type Enrolment = {
  readonly session: string;
  readonly participant: string;
  readonly body: string;
  readonly state: 'inscrit' | 'liste d’attente' | 'annulé';
  readonly presence: 'présent' | 'absent' | '';
};

/** Who may be sent by a body: so many numbers for each part of its weight. */
const persons = 14;

/** Numbers that are not yet in the session, of its body or of several. */
function draw({ code, body }: Session, year: number, count: number): readonly Pick<Enrolment, 'participant' | 'body'>[] {
  const bodies = bodiesIn(year);
  const senders = body === null ? bodies : bodies.filter(([one]) => one === body);
  const weighted = (senders.length === 0 ? bodies.slice(0, 1) : senders).flatMap(([one, weight]) =>
    Array.from({ length: weight }, () => ({ one, weight })),
  );
  const found = new Map<string, string>();
  for (let turn = 0; found.size < count; turn += 1) {
    const { one = '', weight = 1 } = weighted[pick(0, weighted.length - 1, code, turn, 'sender')] ?? {};
    // After some turns a small body has no number left: new ones are drawn.
    const number = pick(1, weight * persons + turn, code, one, turn, 'number');
    found.set(`${one}-${String(number).padStart(4, '0')}`, one);
  }
  return [...found].map(([participant, sender]) => ({ participant, body: sender }));
}

/** How many came to each session of a year: by category as printed, one at least. */
function attendance(sessions: readonly Session[], year: number): ReadonlyMap<Session, number> {
  return new Map(
    categories.flatMap(([category]) => {
      const own = sessions.filter((one) => one.category === category);
      if (own.length === 0) return [];
      const { agents } = trainingOf(year, category);
      const more = divide(
        agents - own.length,
        own.map(({ code }) => 1 + chance(code, 'came')),
      );
      return own.map((one, index) => [one, 1 + (more[index] ?? 0)] as const);
    }),
  );
}

/** Those who were enrolled and did not come, who cancelled and who waited. */
function others(code: string): readonly Pick<Enrolment, 'state' | 'presence'>[] {
  return [
    ...(chance(code, 'missed') < 0.2 ? [{ state: 'inscrit', presence: 'absent' } as const] : []),
    ...(chance(code, 'cancelled') < 0.1 ? [{ state: 'annulé', presence: '' } as const] : []),
    ...(chance(code, 'waited') < 0.04 ? [{ state: 'liste d’attente', presence: '' } as const] : []),
  ];
}

/** Who was sent to the sessions of a year, and came or not. */
export function enrolmentsOf(sessions: readonly Session[], year: number): readonly Enrolment[] {
  const came = attendance(sessions, year);
  return sessions.flatMap((session) => {
    const present = Array.from({ length: came.get(session) ?? 0 }, () => ({ state: 'inscrit', presence: 'présent' }) as const);
    const states = [...present, ...others(session.code)];
    return draw(session, year, states.length).map(
      (who, index): Enrolment => ({ session: session.code, ...who, ...(states[index] ?? { state: 'annulé', presence: '' }) }),
    );
  });
}

/** As many places as persons enrolled, and some more unless somebody waited. */
export function placesOf(enrolments: readonly Enrolment[], code: string): number {
  const own = enrolments.filter(({ session }) => session === code);
  const taken = own.filter(({ state }) => state === 'inscrit').length;
  return own.some(({ state }) => state === 'liste d’attente') ? taken : Math.max(taken, pick(6, 10, code, 'places'));
}
