import { type Problem, problem } from '../../kernel/problem.ts';
import { nearest } from '../../kernel/text.ts';

/** No indicator has this code; offers the nearest of the codes that exist. */
export function unknownIndicator(code: string, codes: readonly string[]): Problem {
  const near = nearest(code, codes);
  const offer = near ? ` ; vouliez-vous « ${near} » ?` : '.';
  return problem('not-found', 'indicators.unknown-indicator', `Aucun indicateur n’a le code « ${code} »${offer}`, {
    indicator: code,
  });
}
