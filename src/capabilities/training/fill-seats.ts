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
import { type MailDesk, tellLetIn } from './invite-trainees.ts';
import { lockSession } from './session.store.ts';
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

const fillSeats: Command<z.output<typeof naming>, readonly Enrolment[], Tx> = {
  name: 'training.fill-seats',
  parse: (raw) => parseForm('training.bad-session', naming, raw),
  may: ({ kind, id }) => (kind === 'system' && id === houseId ? yes : no('La liste d’attente avance d’elle-même.')),
  run: async (tx, { session: code, today }, actor) => {
    const session = await lockSession(tx, code);
    if (session === null) throw unknownSession(code);
    const { admitted, facts } = await letWaitingIn(tx, actor, session, today);
    return { result: admitted, facts };
  },
};

/**
 * Lets in those for whom a member's change left a seat, and tells them as far as mail can. It is a transaction of its own, after the
 * member's: stopped in between, the seat stays free and is given by the next change of the session.
 */
export async function letWaitingInAfter(
  desk: MailDesk & { readonly today: () => Day },
  actor: Actor,
  session: string,
): Promise<void> {
  const house = waitingList(actor);
  const admitted = await perform(desk.database, house, fillSeats, { session, today: desk.today() });
  await tellLetIn(desk, house, session, admitted);
}
