import type { FormAnswer } from '../../../kernel/form-answer.ts';
import { countOf } from '../../../web/count-of.ts';
import { RecordForm } from '../../../web/record-form.tsx';
import type { TraineeLine } from './session.load.ts';

/** Whose calendar is wrong and can be put right by mail, and who are to be told otherwise. */
function Misled({ people, hasMail }: Pick<InviteFormProps, 'people' | 'hasMail'>) {
  const misled = people.filter(({ isMisled }) => isMisled);
  const isReached = ({ email }: TraineeLine) => hasMail && email !== null;
  const outdated = misled.filter((one) => isReached(one) && one.state === 'enrolled').length;
  const uncancelled = misled.filter((one) => isReached(one) && one.state !== 'enrolled').length;
  const unreached = misled.filter((one) => !isReached(one)).map(({ participant }) => participant);
  return (
    <>
      {outdated > 0 && (
        <p>
          {countOf(outdated, 'inscrit a', 'inscrits ont')} un autre rendez-vous dans {outdated === 1 ? 'son' : 'leur'} agenda : un
          message le remplace.
        </p>
      )}
      {uncancelled > 0 && (
        <p>
          {countOf(uncancelled, 'personne qui n’est pas inscrite a', 'personnes qui ne sont pas inscrites ont')} encore le
          rendez-vous dans {uncancelled === 1 ? 'son' : 'leur'} agenda : un message l’annule.
        </p>
      )}
      {unreached.length > 0 && (
        <p>Ce qui a changé ne peut pas être écrit à {unreached.join(', ')}&nbsp;: prévenez-les autrement.</p>
      )}
    </>
  );
}

type InviteFormProps = {
  people: readonly TraineeLine[];
  hasMail: boolean;
  hasBegun: boolean;
  answer: FormAnswer | undefined;
};

/** Invites until the session begins; puts calendars right until it is over. */
export function InviteForm({ people, hasMail, hasBegun, answer }: InviteFormProps) {
  const toWrite = people.some(({ isMisled, email }) => isMisled && email !== null);
  if (hasMail && (!hasBegun || toWrite))
    return (
      <RecordForm name="inviter" answer={answer} title="Invitations" button={hasBegun ? 'Prévenir' : 'Inviter les inscrits'}>
        {!hasBegun && <p>Chaque inscrit qui a une adresse et n’a pas encore été invité reçoit le rendez-vous pour son agenda.</p>}
        <Misled people={people} hasMail={hasMail} />
      </RecordForm>
    );
  return (
    <>
      {!hasMail && !hasBegun && people.some(({ state }) => state === 'enrolled') && (
        <p className="soft">
          Aucun serveur de messagerie n’est réglé : les invitations ne partent pas d’ici. Donnez aux inscrits le rendez-vous
          (.ics).
        </p>
      )}
      <Misled people={people} hasMail={hasMail} />
    </>
  );
}
