import { type Problem, problem } from '../../kernel/problem.ts';
import { nearest } from '../../kernel/text.ts';

/** No application has this code; offers the nearest of the codes that exist. */
export function unknownApplication(code: string, codes: readonly string[]): Problem {
  const near = nearest(code, codes);
  const offer = near ? ` ; vouliez-vous « ${near} » ?` : '.';
  return problem('not-found', 'catalogue.unknown-application', `Aucun logiciel n’a le code « ${code} »${offer}`, {
    application: code,
  });
}
