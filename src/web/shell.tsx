import { type ReactNode, useEffect, useRef } from 'react';
import { Form, Link, NavLink, useLocation, useNavigation } from 'react-router';
import type { Role } from '../kernel/actor.ts';
import { frenchRole } from '../kernel/french-role.ts';
import { Brand } from './brand.tsx';
import { type Crumb, isUnder, type NavigationEntry, navigationGroups } from './navigation.ts';
import { SearchField } from './search-field.tsx';
import classes from './shell.module.css';
import { accountPath, apiTokensPath, enterPlacePath, signOutPath } from './shell.paths.ts';

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
};

function Entries({ entries }: { entries: readonly NavigationEntry[] }) {
  const { pathname } = useLocation();
  return navigationGroups.map((group) => {
    const lines = entries.filter((entry) => entry.group === group).sort((a, b) => a.rank - b.rank);
    if (lines.length === 0) return null;
    return (
      <div key={group}>
        {group !== '' && <p className={classes.group}>{group}</p>}
        <ul className={classes.entries}>
          {lines.map((entry) => (
            <li key={entry.path}>
              <NavLink
                to={entry.path}
                className={`${classes.entry} ${isUnder(entry, pathname) ? classes.here : ''}`}
                prefetch="intent"
              >
                {entry.label}
              </NavLink>
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
        <Link to={accountPath} className="button">
          Mon compte
        </Link>
        <Link to={apiTokensPath} className="button">
          Mes jetons d’API
        </Link>
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
  return (
    <div className={classes.frame}>
      <a href="#contenu" className={classes.skip}>
        Aller au contenu
      </a>
      <Rail reader={reader} entries={entries} />
      <div className={classes.body}>
        <div className={classes.bar} data-print="hidden">
          <Breadcrumb crumbs={crumbs} />
          {reader.memberName === null && <SearchField />}
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
