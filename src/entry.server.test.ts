import { type ErrorResponse, UNSAFE_ErrorResponseImpl as ErrorResponseImpl, RouterContextProvider } from 'react-router';
import { expect, test } from 'vitest';
import { handleError } from './entry.server.tsx';
import { type PageContext, pageContext } from './http/page-context.ts';
import { problem } from './kernel/problem.ts';

/** What the house is told of something thrown while a page was asked for. */
function toldOf(thrown: unknown): unknown[] {
  const faults: unknown[] = [];
  const context = new RouterContextProvider();
  // Nothing else of it is read here.
  context.set(pageContext, { fault: (fault: unknown) => void faults.push(fault) } as Partial<PageContext> as PageContext);
  handleError(thrown, { request: new Request('http://localhost/'), params: {}, context });
  return faults;
}

const answerOf = (status: number): ErrorResponse =>
  new ErrorResponseImpl(status, '', new Error('what the router says of it'), true);

test('a fault of a page is told to the house, whatever was thrown', () => {
  const fault = new Error('nobody expected this');
  expect(toldOf(fault)).toEqual([fault]);
  expect(toldOf('a word')).toEqual(['a word']);
  expect(toldOf(answerOf(500))).toHaveLength(1);
});

test('what the asker is refused, or does not finish to say, is no fault', () => {
  expect(toldOf(problem('invalid', 'request.cut-short', 'L’envoi s’est interrompu.'))).toEqual([]);
  expect(toldOf(problem('refused', 'x', 'Refusé.'))).toEqual([]);
  for (const status of [404, 405]) expect(toldOf(answerOf(status))).toEqual([]);
});
