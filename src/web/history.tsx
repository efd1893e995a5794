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
  /** The page that tells more of it; null where there is none. */
  readonly path: string | null;
  readonly what: string;
  readonly changes: readonly Difference[];
  readonly undone: string | null;
};

/** How many facts the page of a thing tells; the pages of the imports, and the journal, tell all. */
export const historyLimit = 20;

/** Where a history comes from: what it says when it is empty, and where the rest is. */
const sources = {
  imports: {
    none: 'Rien n’a encore été importé à son sujet',
    next: 'Ce que les imports ajouteront ou changeront se lira ici.',
    rest: 'les imports gardent les autres',
  },
  journal: {
    none: 'Aucun changement n’est encore noté',
    next: 'Les prochains se liront ici : qui, quand, de quoi à quoi.',
    rest: 'le journal garde les autres',
  },
} as const;

function Happened({ event }: { event: Event }) {
  return (
    <li>
      <div>
        {event.path === null ? event.when : <Link to={event.path}>{event.when}</Link>} <span className="soft">{event.who}</span>{' '}
        {event.undone !== null && <span className="tag">{event.undone}</span>}
      </div>
      <div>
        {event.what}
        <Changes changes={event.changes} />
      </div>
    </li>
  );
}

type Told = {
  readonly events: readonly Event[];
  readonly source?: keyof typeof sources;
  readonly title?: string;
  /** Of the heading; several histories on one page each have theirs. */
  readonly id?: string;
};

/** The last things that happened to a thing, on its own page: when, by whom, what, from what to what. */
export function History({ events, source = 'imports', title = 'Histoire', id = 'histoire' }: Told) {
  const { none, next, rest } = sources[source];
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {events.length === 0 ? (
        <EmptyState title={none}>{next}</EmptyState>
      ) : (
        <ol className={classes.events}>
          {events.map((event) => (
            <Happened key={event.key} event={event} />
          ))}
        </ol>
      )}
      {events.length >= historyLimit && <p className="soft">{`Les ${historyLimit} derniers faits ; ${rest}.`}</p>}
    </section>
  );
}
