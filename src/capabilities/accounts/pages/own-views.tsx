import { Table } from '@mantine/core';
import { frenchInstant } from '../../../kernel/french.ts';
import tableClasses from '../../../web/data-table.module.css';
import type { SeenView } from '../seen-views.ts';

/** Who saw the site in one's place, when, for how long and why. */
export function OwnViews({ views }: { views: readonly SeenView[] }) {
  return (
    <section aria-labelledby="vu-comme-vous">
      <h2 id="vu-comme-vous">Vu comme vous</h2>
      {views.length === 0 ? (
        <p className="soft">Aucun administrateur n’a vu Bièvre à votre place.</p>
      ) : (
        <div className={tableClasses.scroll} tabIndex={0} role="region" aria-label="Vu comme vous">
          <Table className={tableClasses.table}>
            <thead>
              <tr>
                {['Par', 'Quand', 'Durée', 'Pourquoi'].map((label) => (
                  <th key={label} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {views.map((view) => (
                <tr key={view.id}>
                  <th scope="row">{view.by}</th>
                  <td>{frenchInstant(view.fromAt)}</td>
                  <td>{view.minutes === null ? <span className="tag look">en cours</span> : `${view.minutes}\u00a0min`}</td>
                  <td>{view.reason}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </section>
  );
}
