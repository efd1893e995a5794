import { Form, useNavigation } from 'react-router';
import type { SeeAsOffer } from '../see-as-offer.ts';

type Places = NonNullable<SeeAsOffer>['places'];

function Where({ places }: { places: Places }) {
  const [only] = places;
  if (places.length === 1 && only) return <input type="hidden" name="place" value={only.key} />;
  return (
    <label className="field">
      Où
      <select name="place">
        {places.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Looking at the site in a person's place, for support. */
export function SeeAs({ name, offer }: { name: string; offer: NonNullable<SeeAsOffer> }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <section aria-labelledby="voir-comme">
      <h2 id="voir-comme">Voir comme cette personne</h2>
      {offer.why !== null ? (
        <p className="soft">{offer.why}</p>
      ) : (
        <details>
          <summary>Voir Bièvre comme {name}…</summary>
          <Form method="post" className="card">
            <p>
              Vous verrez ce que cette personne voit, sans rien pouvoir changer, pendant une heure au plus. Le journal le garde,
              et la personne en est avertie, avec votre nom et votre raison.
            </p>
            <Where places={offer.places} />
            <label className="field">
              Pourquoi
              <input type="text" name="raison" required maxLength={500} autoComplete="off" />
            </label>
            <div>
              <button type="submit" name="action" value="voir-comme" className="button primary" disabled={busy}>
                Voir comme {name}
              </button>
            </div>
          </Form>
        </details>
      )}
    </section>
  );
}
