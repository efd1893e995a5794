import { Form, useNavigation } from 'react-router';

/** Taking away the second factors of somebody who lost them all. */
export function Factors({ held, isReader }: { held: boolean; isReader: boolean }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <section aria-labelledby="facteurs">
      <h2 id="facteurs">Second facteur</h2>
      {!held && <p className="soft">Aucun : le mot de passe suffit pour entrer.</p>}
      {held && isReader && <p>Les vôtres se règlent sur « Mon compte ».</p>}
      {held && !isReader && (
        <details>
          <summary>Cette personne a tout perdu : retirer ses seconds facteurs…</summary>
          <Form method="post" className="card">
            <p>
              Application, clés d’accès et codes de secours sont retirés et ses sessions terminées ; son mot de passe suffira.
              Soyez sûr que c’est bien elle qui le demande : voyez-la, ou rappelez-la à un numéro que vous connaissez.
            </p>
            <label className="field">
              Raison, que le journal garde
              <input type="text" name="raison" required minLength={5} maxLength={300} autoComplete="off" />
            </label>
            <div>
              <button type="submit" name="action" value="retirer-facteurs" className="button danger" disabled={busy}>
                Retirer ses seconds facteurs
              </button>
            </div>
          </Form>
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
              ? 'Un lien part à son adresse ; il lui permet de choisir un nouveau mot de passe, une fois, pendant une heure.'
              : 'Un lien vous est montré, à lui transmettre ; il permet de choisir un nouveau mot de passe, une fois, pendant une heure.'}
          </p>
          <button type="submit" name="action" value="mot-de-passe" className="button" disabled={busy}>
            {isMailed ? 'Envoyer le lien' : 'Faire le lien'}
          </button>
        </Form>
      </details>
    </section>
  );
}
