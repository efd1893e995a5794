import { z } from 'zod';
import type { Tx } from '../../database/face.ts';
import { parseForm, text } from '../../http/form-input.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Command, Fact } from '../../kernel/command.ts';
import { problem } from '../../kernel/problem.ts';
import { findCorrespondent } from '../accounts/index.ts';
import { letWaitingIn, stateOf } from './enrol.ts';
import { listEnrolments, setRefused } from './enrolment.store.ts';
import type { Enrolment } from './enrolment.ts';
import { lockSessionToRun } from './running.ts';
import type { PlannedSession } from './session.ts';
import { type Clocked, tellOf } from './told-session.ts';
import { mayTakePartInTraining } from './training.access.ts';
import { alreadyCancelled, unknownEnrolment } from './training.problems.ts';
import { sessionSubject } from './training.subjects.ts';
import { refusalOfEnrolment } from './training-mail.ts';
import { askedOn } from './typed-values.ts';

const refusing = z.object({
  session: text('Dites de quelle session.'),
  inscription: text('Choisissez l’inscription à refuser.'),
  mot: text('Dites pourquoi : l’adhérent le lira.'),
  today: askedOn,
});

/** What a refusal did: who is refused, as they were before it, and who comes in their place. */
type Refused = {
  readonly session: PlannedSession;
  readonly refused: Enrolment;
  readonly word: string;
  readonly admitted: readonly Enrolment[];
};

/** Refuses what a member's person asked, with a word that they will read; the first who waits is let in. */
export const refuseEnrolment: Command<z.output<typeof refusing>, Refused, Tx> = {
  name: 'training.refuse-enrolment',
  parse: (raw) => parseForm('training.bad-refusal', refusing, raw),
  may: mayTakePartInTraining,
  run: async (tx, { session: code, inscription, mot, today }, actor) => {
    const session = await lockSessionToRun(tx, actor, code);
    const found = (await listEnrolments(tx, code)).find(({ id }) => id === inscription);
    if (found === undefined) throw unknownEnrolment();
    if (found.state === 'cancelled') throw alreadyCancelled(found.participant);
    if (found.memberAccount === null || found.presence !== null)
      throw problem(
        'conflict',
        'training.not-to-refuse',
        'Se refuse l’inscription qu’un adhérent a faite, avant que la présence soit enregistrée : annulez les autres.',
      );
    await setRefused(tx, actor, found.id, mot);
    const after = { ...stateOf({ ...found, state: 'cancelled' }), refusal: mot };
    const fact: Fact = { name: 'training.refused', subject: sessionSubject(code), before: stateOf(found), after };
    const { admitted, facts } = await letWaitingIn(tx, actor, session, today);
    return { result: { session, refused: found, word: mot, admitted }, facts: [fact, ...facts] };
  },
};

/** What became of telling the member's person: they were, or why not. */
export type RefusalTold = 'told' | 'no-mail' | 'gone' | 'not-sent';

export async function tellRefused(desk: Clocked, actor: Actor, { session, refused, word }: Refused): Promise<RefusalTold> {
  if (desk.mail === null) return 'no-mail';
  const person =
    refused.memberAccount === null
      ? null
      : await findCorrespondent(desk.database.accounts, actor, desk.today(), refused.memberAccount);
  if (person === null) return 'gone';
  const told = await desk.database.read(actor, (tx) => tellOf(tx, actor, session));
  try {
    await desk.mail(refusalOfEnrolment({ ...told, to: person.email, name: person.name, participant: refused.participant, word }));
    return 'told';
  } catch {
    return 'not-sent';
  }
}
