import type { ReactNode } from 'react';
import { Form, useNavigation } from 'react-router';
import type { LinkedIdentity } from '../../../http/openid-door.ts';
import { frenchInstant } from '../../../kernel/french.ts';

/** Taking away the second factors of somebody who lost them all. */
export function Factors({ held, isReader }: { held: boolean; isReader: boolean }) {
  return (
    <section aria-labelledby="facteurs">
      <h2 id="facteurs">Second facteur</h2>
      {!held && <p className="soft">Aucun : la connexion ne demande rien de plus.</p>}
      {held && isReader && <p>Les vôtres se règlent sur « Mon compte ».</p>}
      {held && !isReader && (
        <details>
          <summary>Cette personne a tout perdu : retirer ses seconds facteurs…</summary>
          <TakingAway action="retirer-facteurs" submit="Retirer ses seconds facteurs">
            <p>
              Application, clés d’accès et codes de secours sont retirés et ses sessions terminées ; se connecter ne demandera
              rien de plus. Soyez sûr que c’est bien elle qui le demande : voyez-la, ou rappelez-la à un numéro que vous
              connaissez.
            </p>
          </TakingAway>
        </details>
      )}
    </section>
  );
}

/** Why, in a sentence that the journal keeps; `submit` is the button of what is taken away. */
function TakingAway({ action, submit, children }: { action: string; submit: string; children: ReactNode }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <Form method="post" className="card">
      {children}
      <label className="field">
        Raison, que le journal garde
        <input type="text" name="raison" required minLength={5} maxLength={300} autoComplete="off" />
      </label>
      <div>
        <button type="submit" name="action" value={action} className="button danger" disabled={busy}>
          {submit}
        </button>
      </div>
    </Form>
  );
}

type Linked = LinkedIdentity & { readonly name: string };

/** Taking away the identity of the provider that opens somebody's account. */
export function Identity({ identity, email, isReader }: { identity: Linked; email: string; isReader: boolean }) {
  const { name, linkedAt, hasPassword } = identity;
  return (
    <section aria-labelledby="identite">
      <h2 id="identite">Connexion par {name}</h2>
      <p className={linkedAt === null ? 'soft' : undefined}>
        {linkedAt === null
          ? 'Ce compte n’est lié à aucune identité.'
          : `Lié à une identité depuis le ${frenchInstant(linkedAt)}.`}
        {!hasPassword && ' Ce compte n’a pas de mot de passe.'}
        {linkedAt !== null && isReader && ' La vôtre se règle sur « Mon compte ».'}
      </p>
      {linkedAt !== null && !isReader && (
        <details>
          <summary>Cette identité n’est pas, ou n’est plus, la sienne : la délier…</summary>
          <TakingAway action="delier" submit="Délier cette identité">
            <p>
              Elle n’ouvre plus ce compte, et les sessions qu’elle a ouvertes sont terminées. L’identité {name} qui viendra
              ensuite prouver l’adresse {email} sera liée à sa place.
            </p>
          </TakingAway>
        </details>
      )}
    </section>
  );
}

/** A link by which somebody chooses a new password. */
export function ForgottenPassword({ isMailed }: { isMailed: boolean }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <section aria-labelledby="mot-de-passe">
      <h2 id="mot-de-passe">Mot de passe oublié</h2>
      <details>
        <summary>Faire un lien…</summary>
        <Form method="post" className="card">
          <p>
            {isMailed
              ? 'Un lien part à son adresse ; il lui permet de choisir un nouveau mot de passe, une fois, pendant une heure.'
              : 'Un lien vous est montré, à lui transmettre ; il permet de choisir un nouveau mot de passe, une fois, pendant une heure.'}
          </p>
          <button type="submit" name="action" value="mot-de-passe" className="button" disabled={busy}>
            {isMailed ? 'Envoyer le lien' : 'Faire le lien'}
          </button>
        </Form>
      </details>
    </section>
  );
}

/** Somebody left a screen open, or lost a machine: the account stays as it is. */
export function EndSessions() {
  const busy = useNavigation().state !== 'idle';
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">Sessions</h2>
      <details>
        <summary>Terminer ses sessions…</summary>
        <Form method="post" className="card">
          <p>
            Ses sessions ouvertes ici se terminent partout, et ce qui n’y est pas enregistré est perdu ; rien d’autre ne change.
            Ses jetons d’API se révoquent un à un.
          </p>
          <div>
            <button type="submit" name="action" value="sessions" className="button danger" disabled={busy}>
              Terminer ses sessions
            </button>
          </div>
        </Form>
      </details>
    </section>
  );
}
