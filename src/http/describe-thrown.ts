import { describeProblem, type ProblemDocument } from './problem-response.ts';
import { type BrokenRule, expectedOf } from './wrong-parameter.ts';

type FastifyRefusal = {
  readonly statusCode: number;
  readonly validation?: readonly (BrokenRule & { readonly instancePath: string })[];
};

function isFastifyRefusal(thrown: unknown): thrown is FastifyRefusal {
  return (
    thrown instanceof Error &&
    'statusCode' in thrown &&
    typeof thrown.statusCode === 'number' &&
    thrown.statusCode >= 400 &&
    thrown.statusCode < 500
  );
}

/** What the asker may know of what was thrown, by us or by the server beneath us (unreadable parameters, body, address). */
export function describeThrown(thrown: unknown): ProblemDocument {
  if (!isFastifyRefusal(thrown)) return describeProblem(thrown);
  const places = (thrown.validation ?? []).map(
    ({ instancePath, ...rule }) => [instancePath.replace(/^\//, '') || 'requête', expectedOf(rule)] as const,
  );
  return {
    ...describeProblem(null),
    title: 'Demande incorrecte',
    status: thrown.statusCode,
    code: places.length > 0 ? 'api.invalid-parameters' : thrown.statusCode === 413 ? 'request.too-large' : 'api.refused',
    detail:
      places.length > 0
        ? `Paramètres incorrects : ${places.map(([name, expected]) => `${name} (attendu : ${expected})`).join(', ')}.`
        : thrown.statusCode === 413
          ? 'L’envoi est trop long.'
          : 'La demande n’est pas lisible.',
    details: Object.fromEntries(places),
  };
}
