import { describe, expect, test } from 'vitest';
import { type ProblemKind, problem } from '../kernel/problem.ts';
import { describeProblem, plainProblemPage } from './problem-response.ts';

describe('what a refusal becomes', () => {
  test('an unexpected error says nothing of its cause', () => {
    const document = describeProblem(new Error('password=secret at /srv/app.ts:12'));
    expect(document.status).toBe(500);
    expect(JSON.stringify(document)).not.toContain('secret');
  });

  test('a request without a session asks to sign in', () => {
    expect(describeProblem(problem('refused', 'session.missing', 'Connectez-vous.')).status).toBe(401);
  });

  test.each<[ProblemKind, number]>([
    ['not-found', 404],
    ['refused', 403],
    ['invalid', 422],
    ['conflict', 409],
    ['unavailable', 503],
  ])('a %s problem answers %i with its sentence and its code', (kind, status) => {
    const document = describeProblem(problem(kind, 'x.y', 'Une phrase.', { line: 3 }));
    expect(document).toMatchObject({ status, code: 'x.y', detail: 'Une phrase.', details: { line: 3 } });
  });

  test('the plain page shows the sentence as text, never as markup', () => {
    expect(plainProblemPage(describeProblem(problem('invalid', 'x.y', '<script>')))).toContain('&lt;script&gt;');
  });
});
