import { expect, it } from 'vitest';
import { isUnanswered } from './unanswered.ts';

/** As React Router hands over what was answered with a status that is no success. */
const answered = (status: number, body: unknown) => ({ status, statusText: '', internal: false, data: body });

it('tells a request that was not answered from a refusal, and from a fault of the page', () => {
  for (const words of ['Failed to fetch', 'NetworkError when attempting to fetch resource.', 'Load failed'])
    expect(isUnanswered(new TypeError(words))).toBe(true);
  for (const status of [502, 503, 504]) expect(isUnanswered(answered(status, '<h1>Bad Gateway</h1>'))).toBe(true);
  for (const other of [
    ...[new TypeError('x is undefined'), new Error('Failed to fetch'), null],
    ...[answered(503, { title: 'Occupé', detail: 'Plus tard.' }), answered(404, 'Not Found'), answered(500, '')],
  ])
    expect(isUnanswered(other)).toBe(false);
});
