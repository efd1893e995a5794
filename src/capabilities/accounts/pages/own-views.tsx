import { frenchInstant } from '../../../kernel/french.ts';
import { PlainTable } from '../../../web/plain-table.tsx';
import type { SeenView } from '../seen-views.ts';

/** Who saw the site in one's place, when, for how long and why. */
export function OwnViews({ views }: { views: readonly SeenView[] }) {
  return (
    <section aria-labelledby="vu-comme-vous">
      <h2 id="vu-comme-vous">Vu comme vous</h2>
      {views.length === 0 ? (
        <p className="soft">Aucun administrateur n’a vu Bièvre à votre place.</p>
      ) : (
        <PlainTable label="Vu comme vous" heads={['Par', 'Quand', 'Durée', 'Pourquoi']}>
          {views.map((view) => (
            <tr key={view.id}>
              <th scope="row">{view.by}</th>
              <td>{frenchInstant(view.fromAt)}</td>
              <td>{view.minutes === null ? <span className="tag look">en cours</span> : `${view.minutes}\u00a0min`}</td>
              <td>{view.reason}</td>
            </tr>
          ))}
        </PlainTable>
      )}
    </section>
  );
}
