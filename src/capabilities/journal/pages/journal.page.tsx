import { Form, Link, useLocation } from 'react-router';
import { countEntries, listEntries, listFactNames } from '../../../database/journal.store.ts';
import { findRetention } from '../../../database/retention.store.ts';
import { reading } from '../../../http/reading.ts';
import { factWords, type ToldEntry, tellEntries } from '../../../http/told-entries.ts';
import { demand, mayReadJournal } from '../../../kernel/access.ts';
import { Changes } from '../../../web/changes.tsx';
import { countOf } from '../../../web/count-of.ts';
import { EmptyState } from '../../../web/empty-state.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { PlainTable } from '../../../web/plain-table.tsx';
import { journalFilePath, journalPath, retentionPath } from '../journal.paths.ts';
import { olderSearch, readJournalSearch, type searchParameters } from '../journal-search.ts';
import { frenchYears } from '../retention.ts';
import type { Route } from './+types/journal.page.ts';
import classes from './journal.module.css';

export { keepWhileOpening as shouldRevalidate } from '../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Journal · Bièvre' }];
export const handle = { crumbs: [{ label: 'Journal' }] };

const entriesAtOnce = 50;
const french = new Intl.Collator('fr');

export const loader = reading(async ({ tx, actor, doors, url }) => {
  demand(mayReadJournal(actor));
  const { filter, before } = readJournalSearch(url.searchParams);
  const words = factWords(doors);
  const found = await listEntries(tx, { ...filter, ...(before === null ? {} : { before }), limit: entriesAtOnce + 1 });
  const facts = (await listFactNames(tx, [...words.keys()])).map((name) => ({ name, label: words.get(name)?.label ?? name }));
  const last = found[entriesAtOnce - 1];
  return {
    entries: await tellEntries(tx, doors, found.slice(0, entriesAtOnce)),
    count: await countEntries(tx, filter),
    years: await findRetention(tx),
    searching: Object.keys(filter).length > 0,
    latest: before === null,
    older: last && found.length > entriesAtOnce ? olderSearch(url.searchParams, last.id) : null,
    facts: facts.sort((a, b) => french.compare(a.label, b.label)),
  };
});

type Loaded = Route.ComponentProps['loaderData'];

/** One plain form that asks for the page again. */
function Search({ facts }: { facts: Loaded['facts'] }) {
  const { search } = useLocation();
  const parameters = new URLSearchParams(search);
  const asked = (name: (typeof searchParameters)[number]) => parameters.get(name) ?? '';
  return (
    <Form
      method="get"
      action={journalPath}
      role="search"
      aria-label="Chercher dans le journal"
      key={search}
      className={classes.search}
      data-print="hidden"
    >
      <label className="field">
        Personne
        <input type="search" name="personne" defaultValue={asked('personne')} />
      </label>
      <label className="field">
        Fait
        <select name="fait" defaultValue={asked('fait')}>
          <option value="">tous</option>
          {facts.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        Objet
        <input type="search" name="objet" defaultValue={asked('objet')} />
      </label>
      <label className="field">
        Du
        <input type="date" name="du" defaultValue={asked('du')} />
      </label>
      <label className="field">
        Au
        <input type="date" name="au" defaultValue={asked('au')} />
      </label>
      <button type="submit" className="button">
        Chercher
      </button>
      <a href={`${journalFilePath}${search}`} className="button" download>
        CSV
      </a>
    </Form>
  );
}

function Entry({ entry }: { entry: ToldEntry }) {
  return (
    <tr>
      <td className={classes.when}>
        {entry.when}
        <div className="soft">n° {entry.id}</div>
      </td>
      <td>
        {entry.who}
        {entry.fromWhere !== null && <div className="soft">{entry.fromWhere}</div>}
      </td>
      <th scope="row">{entry.fact}</th>
      <td className={classes.subject}>{entry.path === null ? entry.subject : <Link to={entry.path}>{entry.subject}</Link>}</td>
      <td>
        <Changes changes={entry.changes} />
      </td>
    </tr>
  );
}

function Entries({ entries }: { entries: readonly ToldEntry[] }) {
  return (
    <PlainTable label="Faits enregistrés" heads={['Quand', 'Qui, d’où', 'Fait', 'Objet', 'Ce qui a changé']}>
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </PlainTable>
  );
}

function answerTo({ count, searching, years }: Loaded): string {
  const facts = countOf(count, 'fait', 'faits', 'Aucun fait');
  return searching
    ? `${facts} pour cette recherche, le dernier d’abord.`
    : `${facts} : qui a fait quoi, d’où et quand. Rien ne peut y être modifié ; gardé ${frenchYears(years)}.`;
}

export default function JournalPage({ loaderData }: Route.ComponentProps) {
  const { entries, facts, older, latest } = loaderData;
  const { search } = useLocation();
  const newest = new URLSearchParams(search);
  newest.delete('avant');
  return (
    <>
      <PageTitle
        title="Journal"
        answer={answerTo(loaderData)}
        actions={
          <Link to={retentionPath} className="button">
            Conservation du journal
          </Link>
        }
      />
      <Search facts={facts} />
      {entries.length === 0 ? (
        <EmptyState title="Aucun fait ne correspond">
          Essayez une partie du nom, une période plus longue, ou <Link to={journalPath}>tout le journal</Link>.
        </EmptyState>
      ) : (
        <Entries entries={entries} />
      )}
      <nav aria-label="Suite du journal" className={classes.pager} data-print="hidden">
        {!latest && (
          <Link to={{ search: newest.toString() }} className="button">
            Les plus récents
          </Link>
        )}
        {older !== null && (
          <Link to={{ search: older }} className="button">
            Plus anciens
          </Link>
        )}
      </nav>
    </>
  );
}
