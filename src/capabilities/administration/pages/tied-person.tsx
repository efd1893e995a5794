import { Form, useNavigation } from 'react-router';

/** Whose account this is in the register of staff: by its number, since names are not shown to administrators. */
export function TiedPerson({ code }: { code: string | null }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <section aria-labelledby="personne">
      <h2 id="personne">Personne du registre</h2>
      {code === null ? (
        <Form method="post" className="card">
          <p>
            Ce compte n’est lié à aucune personne du registre du personnel. Lié, il permet à cette personne de remplir ses
            semaines et de lire ses propres absences.
          </p>
          <label className="field">
            Matricule
            <input type="text" name="matricule" required maxLength={60} autoComplete="off" />
          </label>
          <button type="submit" name="action" value="lier" className="button" disabled={busy}>
            Lier à cette personne
          </button>
        </Form>
      ) : (
        <>
          <p>Ce compte est celui du matricule {code}.</p>
          <details>
            <summary>Délier ce compte…</summary>
            <Form method="post" className="card">
              <p>Cette personne ne pourra plus remplir ses semaines avec ce compte ; celles qu’elle a remplies restent.</p>
              <div>
                <button type="submit" name="action" value="delier-personne" className="button danger" disabled={busy}>
                  Délier du matricule {code}
                </button>
              </div>
            </Form>
          </details>
        </>
      )}
    </section>
  );
}
