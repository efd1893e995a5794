import '@fontsource-variable/inter/opsz.css';
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import '@mantine/core/styles/Table.css';
import './web/theme.css';
import './web/controls.css';
import { MantineProvider, mantineHtmlProps } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunctionArgs,
  useMatches,
} from 'react-router';
import type { Route } from './+types/root.ts';
import { hasUnreadViews, namePlaces } from './capabilities/accounts/index.ts';
import { findOperator, listBodies } from './capabilities/directory/index.ts';
import { openFigure } from './capabilities/reading/index.ts';
import { isOpenToAll } from './http/links.ts';
import { pageContext } from './http/page-context.ts';
import { readWords } from './http/reader-door.ts';
import { requireSession } from './http/reading.ts';
import { placeKey } from './http/session.ts';
import { navigationOf } from './navigation.ts';
import { crumbsOf } from './web/crumbs.ts';
import { EvidencePanel } from './web/evidence-panel.tsx';
import { openFigureParameter } from './web/figure.tsx';
import { useNonce } from './web/nonce.ts';
import { noNetwork, ProblemPage, problemTitle } from './web/problem-page.tsx';
import { hasSearch, Shell } from './web/shell.tsx';
import { theme } from './web/theme.ts';
import { isUnanswered } from './web/unanswered.ts';

/** Deny by default: no page is loaded without a session, whatever its own loader forgets. */
export const middleware: Route.MiddlewareFunction[] = [
  async ({ url, context }, next) => {
    if (!isOpenToAll(url.pathname)) requireSession({ url, context });
    return next();
  },
];

export async function loader({ context, url }: Route.LoaderArgs) {
  const { session, database, registry, doors } = context.get(pageContext);
  if (!session) return { reader: null, lacksFactor: false, evidence: null };
  const { actor, email, places } = session;
  const here = placeKey(actor);
  const seenUntil = session.seeing && !session.seeing.isOver ? session.seeing.until : null;
  const wasSeen = await hasUnreadViews(database.accounts, actor);
  const elsewhere = places.filter((place) => placeKey(place) !== here);
  const otherPlaces = await namePlaces(database, actor, elsewhere);
  const lacksFactor = session.lacksFactor === true;
  const path = lacksFactor ? null : url.searchParams.get(openFigureParameter);
  return database.read(actor, async (tx) => {
    const operator = await findOperator(tx);
    const member = actor.member === null ? undefined : (await listBodies(tx)).find(({ code }) => code === actor.member);
    const evidence =
      path === null
        ? null
        : await openFigure(tx, registry, await readWords({ tx, doors, registry }), path, { limit: 8, offset: 0 });
    const place = {
      code: actor.operator,
      name: operator?.name ?? actor.operator,
      demonstration: operator?.demonstration ?? false,
    };
    return {
      reader: {
        name: actor.name,
        email,
        operator: place,
        member: actor.member,
        memberName: member?.name ?? actor.member,
        otherPlaces,
        roles: actor.roles,
        seenUntil,
        wasSeen,
      },
      lacksFactor,
      evidence,
    };
  });
}

/**
 * The frame says who reads, and in whose place: that may end, or have happened, from one page to the next. Within a page it changes
 * with the figure that is opened alone.
 */
export function shouldRevalidate({ formMethod, defaultShouldRevalidate, currentUrl, nextUrl }: ShouldRevalidateFunctionArgs) {
  if (formMethod !== undefined && formMethod !== 'GET') return defaultShouldRevalidate;
  if (currentUrl.pathname !== nextUrl.pathname) return true;
  return currentUrl.searchParams.get(openFigureParameter) !== nextUrl.searchParams.get(openFigureParameter);
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  return (
    <html lang="fr" {...mantineHtmlProps} data-mantine-color-scheme="light">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links nonce={nonce} />
      </head>
      <body>
        <MantineProvider theme={theme} forceColorScheme="light" getStyleNonce={() => nonce ?? ''} withGlobalClasses={false}>
          {children}
        </MantineProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App({ loaderData }: Route.ComponentProps) {
  const crumbs = crumbsOf(useMatches());
  const { reader, evidence, lacksFactor } = loaderData;
  if (!reader) return <Outlet />;
  return (
    <Shell
      reader={reader}
      entries={lacksFactor ? [] : navigationOf(reader)}
      crumbs={crumbs}
      aside={evidence && <EvidencePanel figure={evidence} />}
    >
      <Outlet />
    </Shell>
  );
}

/** What the server refused before any page was asked comes as the text of its problem document. */
function documentOf(thrown: unknown): unknown {
  if (typeof thrown !== 'string' || !thrown.startsWith('{')) return thrown;
  try {
    return JSON.parse(thrown);
  } catch {
    return null;
  }
}

function shownOf(error: unknown) {
  if (isUnanswered(error)) return { status: 503, document: noNetwork };
  return isRouteErrorResponse(error)
    ? { status: error.status, document: documentOf(error.data) }
    : { status: 500, document: null };
}

export function ErrorBoundary({ error, loaderData }: Route.ErrorBoundaryProps) {
  const shown = shownOf(error);
  const reader = loaderData?.reader ?? null;
  const page = <ProblemPage shown={shown} hasSearch={reader !== null && hasSearch(reader)} />;
  if (reader === null) return <main style={{ padding: '10vh 24px' }}>{page}</main>;
  return (
    <Shell
      reader={reader}
      entries={loaderData?.lacksFactor ? [] : navigationOf(reader)}
      crumbs={[{ label: problemTitle(shown) }]}
      aside={null}
    >
      {page}
    </Shell>
  );
}
