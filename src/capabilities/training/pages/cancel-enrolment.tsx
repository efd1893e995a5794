import { Form, useNavigation } from 'react-router';
import type { Enrolment } from '../enrolment.ts';

/** The button that cancels one enrolment, on the operator's side and on the member's. */
export function CancelEnrolment({ one }: { one: Pick<Enrolment, 'id' | 'participant'> }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="formulaire" value="annuler" />
      <input type="hidden" name="inscription" value={one.id} />
      <button type="submit" className="button" disabled={busy} aria-label={`Annuler l’inscription de ${one.participant}`}>
        Annuler
      </button>
    </Form>
  );
}
