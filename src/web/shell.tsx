import { type ReactNode, useEffect, useRef } from 'react';
import { Form, Link, useLocation, useNavigation } from 'react-router';
import type { Role } from '../kernel/actor.ts';
import { frenchTime } from '../kernel/french.ts';
import { frenchRole } from '../kernel/french-role.ts';
import { Brand } from './brand.tsx';
import { type Crumb, entryAt, type NavigationEntry, navigationGroups } from './navigation.ts';
import { SearchField } from './search-field.tsx';
import classes from './shell.module.css';
import { accountPath, apiTokensPath, enterPlacePath, leaveViewPath, ownViewsPath, signOutPath } from './shell.paths.ts';

/** Who reads, where: what the frame around every page shows. */
export type Reader = {
  readonly name: string;
  readonly email: string;
  readonly operator: { readonly code: string; readonly name: string; readonly demonstration: boolean };
  /** The other places of the account, by name; `key` enters one. */
  readonly otherPlaces: readonly { readonly key: string; readonly name: string }[];
  /** Code of the member whose person reads, and its name; null on the operator's side. */
  readonly member: string | null;
  readonly memberName: string | null;
  readonly roles: readonly Role[];
  /** Until when (ISO 8601) somebody else sees the site in this person's place; null when the person reads by themselves. */
  readonly seenUntil: string | null;
  /** Somebody saw the site in the reader's place, and the reader has not read of it. */
  readonly wasSeen: boolean;
};

/** What is searched is the operator's: a member's people have the page of their member. */
export function hasSearch({ member }: Pick<Reader, 'member'>): boolean {
  return member === null;
}

function Entries({ entries }: { entries: readonly NavigationEntry[] }) {
  const here = entryAt(entries, useLocation().pathname);
  return navigationGroups.map((group) => {
    const lines = entries.filter((entry) => entry.group === group).sort((a, b) => a.rank - b.rank);
    if (lines.length === 0) return null;
    return (
      <div key={group}>
        {group !== '' && <p className={classes.group}>{group}</p>}
        <ul className={classes.entries}>
          {lines.map((entry) => (
            <li key={entry.path}>
              <Link
                to={entry.path}
                className={`${classes.entry} ${entry === here ? classes.here : ''}`}
                aria-current={entry === here ? 'page' : undefined}
                prefetch="intent"
              >
                {entry.label}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    );
  });
}

function Rail({ reader, entries }: { reader: Reader; entries: readonly NavigationEntry[] }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes each time the page changes
  useEffect(() => {
    if (menu.current) menu.current.open = false;
  }, [pathname]);
  return (
    <header className={classes.rail} data-print="hidden">
      <div className={classes.railInner}>
        <Brand className={classes.brand} />
        <div className={classes.operator}>
          {reader.operator.name}
          {reader.operator.demonstration && (
            <>
              {' '}
              <span className={classes.demonstration}>démonstration</span>
            </>
          )}
        </div>
        <nav aria-label="Rubriques" className={classes.wide}>
          <Entries entries={entries} />
        </nav>
        <details ref={menu} className={classes.menu}>
          <summary>Menu</summary>
          <nav aria-label="Menu">
            <Entries entries={entries} />
          </nav>
        </details>
      </div>
    </header>
  );
}

function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Fil d’Ariane" className={classes.crumbs}>
      <ol>
        {crumbs.map((crumb, index) => (
          <li key={crumb.path ?? crumb.label}>
            {crumb.path === undefined || index === crumbs.length - 1 ? (
              <span aria-current={index === crumbs.length - 1 ? 'page' : undefined}>{crumb.label}</span>
            ) : (
              <Link to={crumb.path}>{crumb.label}</Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Stands on every page while somebody sees the site in a person's place. */
function ViewBanner({ reader, until }: { reader: Reader; until: string }) {
  return (
    <aside className={classes.view} aria-label="Vue en lecture seule">
      <p>
        Vous voyez Bièvre comme <strong>{reader.name}</strong>, en lecture seule, jusqu’à {frenchTime(until)}
      </p>
      <Form method="post" action={leaveViewPath} data-print="hidden">
        <button type="submit" className="button">
          Revenir à mon compte
        </button>
      </Form>
    </aside>
  );
}

/** Until the reader has opened the list of who saw the site in their place. */
function SeenNotice() {
  return (
    <aside className={classes.seen} aria-label="Vu comme vous" data-print="hidden">
      Un administrateur a vu Bièvre comme vous. <Link to={ownViewsPath}>Qui, quand et pourquoi</Link>
    </aside>
  );
}

/** What is one's own alone is not offered to whoever sees in one's place. */
function OwnPages() {
  return (
    <>
      <Link to={accountPath} className="button">
        Mon compte
      </Link>
      <Link to={apiTokensPath} className="button">
        Mes jetons d’API
      </Link>
    </>
  );
}

function AccountMenu({ reader }: { reader: Reader }) {
  return (
    <details className={classes.account}>
      <summary>{reader.name}</summary>
      <div className={classes.panel}>
        <dl>
          <dt>Compte</dt>
          <dd>{reader.email}</dd>
          <dt>Rôles {reader.memberName === null ? `chez ${reader.operator.name}` : `pour ${reader.memberName}`}</dt>
          <dd>{reader.roles.map((role) => frenchRole[role]).join(', ')}</dd>
        </dl>
        {reader.otherPlaces.map(({ key, name }) => (
          <Form key={key} method="post" action={enterPlacePath}>
            <button type="submit" name="place" value={key} className="button">
              Passer chez {name}
            </button>
          </Form>
        ))}
        {reader.seenUntil === null && <OwnPages />}
        <Form method="post" action={signOutPath}>
          <button type="submit" className="button">
            Se déconnecter
          </button>
        </Form>
      </div>
    </details>
  );
}

type ShellProps = {
  reader: Reader;
  entries: readonly NavigationEntry[];
  crumbs: readonly Crumb[];
  aside: ReactNode;
  children: ReactNode;
};

/** The frame of every page: rail, top bar, content, and at the side the evidence of the figure that is open. */
export function Shell({ reader, entries, crumbs, aside, children }: ShellProps) {
  const navigation = useNavigation();
  const { pathname } = useLocation();
  return (
    <div className={classes.frame}>
      <a href="#contenu" className={classes.skip}>
        Aller au contenu
      </a>
      <Rail reader={reader} entries={entries} />
      <div className={classes.body}>
        {reader.seenUntil !== null && <ViewBanner reader={reader} until={reader.seenUntil} />}
        {reader.wasSeen && pathname !== accountPath && <SeenNotice />}
        <div className={classes.bar} data-print="hidden">
          <Breadcrumb crumbs={crumbs} />
          {hasSearch(reader) && <SearchField />}
          <AccountMenu reader={reader} />
        </div>
        {navigation.state !== 'idle' && (
          <div className={classes.progress} role="progressbar" aria-label="Chargement de la page" />
        )}
        <main id="contenu" tabIndex={-1} className={classes.main}>
          {/* Always the same boxes: a page that moved to another parent would be built anew, and lose its focus. */}
          <div className={aside ? classes.split : undefined}>
            <div>{children}</div>
            {aside}
          </div>
        </main>
        <footer className={classes.foot} data-print="hidden">
          <span>Bièvre, logiciel libre (AGPL-3.0)</span>
          <a href="/api/openapi.json">API</a>
        </footer>
      </div>
    </div>
  );
}
