import type { Delivery } from '../../accounts/index.ts';
import classes from './administration.module.css';
import type { Answered as Answer } from './answer.ts';

/** What the link is, in the words that stand around it. */
type LinkWords = { readonly label: string; readonly holds: string; readonly limits: string };

const invitationWords: LinkWords = {
  label: 'Lien d’invitation',
  holds: 'L’invitation tient : transmettez vous-même ce lien, ou renvoyez-la plus tard.',
  limits: 'Il n’est montré que cette fois, ne sert qu’une fois, et pendant sept jours.',
};

export const passwordLinkWords: LinkWords = {
  label: 'Lien de nouveau mot de passe',
  holds: 'Transmettez vous-même ce lien, ou recommencez plus tard.',
  limits: 'Il n’est montré que cette fois, ne sert qu’une fois, et pendant une heure.',
};

function LinkToHandOver({ delivery, words }: { delivery: Delivery; words: LinkWords }) {
  if (delivery.mailed) return null;
  return (
    <section className={classes.link} aria-label={words.label}>
      {delivery.why === null ? (
        <p>Aucun serveur de messagerie n’est réglé : transmettez vous-même ce lien à {delivery.email}.</p>
      ) : (
        <p role="alert">
          Le message à {delivery.email} n’est pas parti ({delivery.why}). {words.holds}
        </p>
      )}
      <output>{delivery.link}</output>
      <p className="soft">{words.limits}</p>
    </section>
  );
}

/** What came of the form that was sent, above it. */
export function Answered({ answer, words = invitationWords }: { answer: Answer | undefined; words?: LinkWords }) {
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
      {answer.delivery && <LinkToHandOver delivery={answer.delivery} words={words} />}
    </>
  );
}
