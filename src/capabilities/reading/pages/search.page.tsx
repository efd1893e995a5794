import { Form, Link } from 'react-router';
import { reading } from '../../../http/reading.ts';
import { countOf } from '../../../web/count-of.ts';
import { EmptyState } from '../../../web/empty-state.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { findHits } from '../find-hits.ts';
import type { Route } from './+types/search.page.ts';
import classes from './search.module.css';

export const meta = () => [{ title: 'Recherche · Bièvre' }];
export const handle = { crumbs: [{ label: 'Recherche' }] };

export const loader = reading(async (page) => {
  const text = page.url.searchParams.get('q') ?? '';
  return { text, hits: await findHits(page, text) };
});

export default function SearchPage({ loaderData: { text, hits } }: Route.ComponentProps) {
  return (
    <>
      <PageTitle
        title="Recherche"
        answer={
          text.trim() === ''
            ? 'Un adhérent, un logiciel, un indicateur ou une page.'
            : `${countOf(hits.length, 'réponse', 'réponses', 'Aucune réponse')} pour « ${text} ».`
        }
      />
      <Form role="search" action="/recherche" className={classes.form}>
        <label className="field">
          Chercher
          <input type="search" name="q" defaultValue={text} key={text} />
        </label>
        <button type="submit" className="button primary">
          Chercher
        </button>
      </Form>
      {hits.length > 0 && (
        <ul className={classes.hits}>
          {hits.map((hit) => (
            <li key={hit.path}>
              <Link to={hit.path}>{hit.label}</Link> <span className="soft">{hit.kind}</span>
            </li>
          ))}
        </ul>
      )}
      {hits.length === 0 && text.trim() !== '' && (
        <EmptyState title="Rien ne correspond">
          Essayez un autre mot, ou une partie du nom : les accents et les majuscules ne comptent pas.
        </EmptyState>
      )}
    </>
  );
}
