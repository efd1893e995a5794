import type { Delivery } from '../../accounts/index.ts';
import classes from './administration.module.css';
import type { Answered as Answer } from './answer.ts';

function LinkToHandOver({ delivery }: { delivery: Delivery }) {
  if (delivery.mailed) return null;
  return (
    <section className={classes.link} aria-label="Lien d’invitation">
      {delivery.why === null ? (
        <p>Aucun serveur de messagerie n’est réglé : transmettez vous-même ce lien à {delivery.email}.</p>
      ) : (
        <p role="alert">
          Le message à {delivery.email} n’est pas parti ({delivery.why}). L’invitation tient : transmettez vous-même ce lien, ou
          renvoyez-la plus tard.
        </p>
      )}
      <output>{delivery.link}</output>
      <p className="soft">Il n’est montré que cette fois, ne sert qu’une fois, et pendant sept jours.</p>
    </section>
  );
}

/** What came of the form that was sent, above it. */
export function Answered({ answer }: { answer: Answer | undefined }) {
  if (!answer) return null;
  return (
    <>
      {answer.refusal !== null && (
        <p role="alert" className="notice fault">
          {answer.refusal}
        </p>
      )}
      {answer.done !== null && (
        <p role="status" className="notice good">
          {answer.done}
        </p>
      )}
      {answer.delivery && <LinkToHandOver delivery={answer.delivery} />}
    </>
  );
}
