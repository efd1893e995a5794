import { type Problem, problem } from '../../kernel/problem.ts';
import { nearest } from '../../kernel/text.ts';

/** Nobody has this code; offers the nearest of the codes that exist. */
export function unknownBody(code: string, codes: readonly string[]): Problem {
  const near = nearest(code, codes);
  const offer = near ? ` ; vouliez-vous « ${near} » ?` : '.';
  return problem('not-found', 'directory.unknown-body', `Aucun adhérent ni client n’a le code « ${code} »${offer}`, {
    body: code,
  });
}

export function operatorNotRecorded(): Problem {
  return problem(
    'not-found',
    'directory.operator-not-recorded',
    'L’opérateur n’est pas encore décrit : importez le fichier « operateur ».',
  );
}
