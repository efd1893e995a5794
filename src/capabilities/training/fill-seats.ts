import { z } from 'zod';
import type { Tx } from '../../database/face.ts';
import { perform } from '../../database/perform.ts';
import { parseForm, text } from '../../http/form-input.ts';
import { no, yes } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Command } from '../../kernel/command.ts';
import type { Day } from '../../kernel/day.ts';
import { letWaitingIn } from './enrol.ts';
import type { Enrolment } from './enrolment.ts';
import { lockSession } from './session.store.ts';
import type { PlannedSession } from './session.ts';
import { type Sent, tellCancelled, tellLetIn } from './tell-trainees.ts';
import type { MailDesk } from './told-session.ts';
import { unknownSession } from './training.problems.ts';
import { askedOn } from './typed-values.ts';

const houseId = 'training.waiting-list';

/**
 * The waiting list itself, on the operator's side: who is let in after a member's person cancelled may be another member's, whom
 * that person neither sees nor may write.
 */
function waitingList({ operator }: Pick<Actor, 'operator'>): Actor {
  return { kind: 'system', id: houseId, name: 'Liste d’attente', operator, member: null, roles: ['direction'] };
}

const naming = z.object({ session: text('Dites quelle session.'), today: askedOn });

type Filled = { readonly session: PlannedSession; readonly admitted: readonly Enrolment[] };

const fillSeats: Command<z.output<typeof naming>, Filled, Tx> = {
  name: 'training.fill-seats',
  parse: (raw) => parseForm('training.bad-session', naming, raw),
  may: ({ kind, id }) => (kind === 'system' && id === houseId ? yes : no('La liste d’attente avance d’elle-même.')),
  run: async (tx, { session: code, today }, actor) => {
    const session = await lockSession(tx, code);
    if (session === null) throw unknownSession(code);
    const { admitted, facts } = await letWaitingIn(tx, actor, session, today);
    return { result: { session, admitted }, facts };
  },
};

type Desk = MailDesk & { readonly today: () => Day };

/**
 * Lets in those for whom a member's change left a seat, and tells them as far as mail can. It is a transaction of its own, after the
 * member's: stopped in between, the seat stays free and is given by the next change of the session.
 */
export async function letWaitingInAfter(desk: Desk, actor: Actor, code: string): Promise<void> {
  const house = waitingList(actor);
  const { session, admitted } = await perform(desk.database, house, fillSeats, { session: code, today: desk.today() });
  await tellLetIn(desk, house, session, admitted);
}

/** Tells somebody whose member cancelled, when the operator had invited them: the operator’s name and address stand under what it sends. */
export function tellCancelledByMember(desk: Desk, actor: Actor, session: PlannedSession, cancelled: Enrolment): Promise<Sent> {
  return tellCancelled(desk, waitingList(actor), session, [cancelled]);
}
