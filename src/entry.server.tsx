import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable } from '@react-router/node';
import { renderToPipeableStream } from 'react-dom/server';
import {
  type EntryContext,
  type HandleErrorFunction,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router';
import { pageContext } from './http/page-context.ts';
import { describeProblem } from './http/problem-response.ts';
import { NonceProvider } from './web/nonce.ts';

/** Renders a page whole before it is sent: no page waits on slow parts, and its status is then known. */
export default function renderPage(
  request: Request,
  status: number,
  headers: Headers,
  router: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const { nonce } = context.get(pageContext);
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <ServerRouter context={router} url={request.url} nonce={nonce} />
      </NonceProvider>,
      {
        nonce,
        onAllReady() {
          const body = new PassThrough();
          headers.set('content-type', 'text/html; charset=utf-8');
          // What a signed-in person read must not come back from the browser's memory after signing out.
          headers.set('cache-control', 'private, no-store');
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
          pipe(body);
        },
        onShellError: reject,
      },
    );
  });
}

/**
 * Told by the router of all that a loader, an action or a page threw. A refusal was said to whoever asked, and an address or a
 * method that no page has is theirs: the rest is a fault of ours, which goes where those of the API go.
 */
export const handleError: HandleErrorFunction = (thrown, { context }) => {
  if (isRouteErrorResponse(thrown) ? thrown.status < 500 : describeProblem(thrown).status < 500) return;
  context.get(pageContext).fault(thrown);
};
