import { Link } from 'react-router';
import type { Difference } from '../kernel/difference.ts';
import { Changes } from './changes.tsx';
import { EmptyState } from './empty-state.tsx';
import classes from './history.module.css';

/** Something that happened to the thing that a page is about. */
type Event = {
  readonly key: string;
  readonly when: string;
  readonly who: string;
  readonly path: string;
  readonly what: string;
  readonly changes: readonly Difference[];
  readonly undone: string | null;
};

/** How many facts the page of a thing tells; the pages of the imports tell all. */
export const historyLimit = 20;

/** The last things that happened to a thing, on its own page: when, by whom, what, from what to what. */
export function History({ events }: { events: readonly Event[] }) {
  return (
    <section aria-labelledby="histoire">
      <h2 id="histoire">Histoire</h2>
      {events.length === 0 ? (
        <EmptyState title="Rien n’a encore été importé à son sujet">
          Ce que les imports ajouteront ou changeront se lira ici.
        </EmptyState>
      ) : (
        <ol className={classes.events}>
          {events.map((event) => (
            <li key={event.key}>
              <div>
                <Link to={event.path}>{event.when}</Link> <span className="soft">{event.who}</span>{' '}
                {event.undone !== null && <span className="tag">{event.undone}</span>}
              </div>
              <div>
                {event.what}
                <Changes changes={event.changes} />
              </div>
            </li>
          ))}
        </ol>
      )}
      {events.length >= historyLimit && (
        <p className="soft">{`Les ${historyLimit} derniers faits ; les imports gardent les autres.`}</p>
      )}
    </section>
  );
}
