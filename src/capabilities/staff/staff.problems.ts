import { type Problem, problem } from '../../kernel/problem.ts';
import { nearest } from '../../kernel/text.ts';
import { frenchLadder, type Ladder } from './register/rung.ts';

/** The sentence for a code that nobody bears, with the nearest of those that exist. */
export function unknownCode(what: string, code: string, codes: readonly string[]): string {
  const near = nearest(code, codes);
  return `${what} n’a le code « ${code} »${near === null ? '.' : ` ; vouliez-vous « ${near} » ?`}`;
}

export function unknownPost(code: string): Problem {
  return problem('not-found', 'staff.unknown-post', `Aucun poste n’a le code « ${code} ».`, { post: code });
}

export function unknownRung(ladder: Ladder, code: string): Problem {
  return problem('not-found', 'staff.unknown-rung', `${frenchLadder[ladder].none} n’a le code « ${code} ».`, { code });
}

/** The same for somebody who does not exist and for somebody whom the reader is not shown. */
export function unknownPerson(code: string): Problem {
  return problem('not-found', 'staff.unknown-person', `Personne, parmi celles que vous voyez, n’a le matricule « ${code} ».`, {
    person: code,
  });
}

export function unknownRecord(): Problem {
  return problem(
    'not-found',
    'staff.unknown-record',
    'Cet enregistrement n’existe plus : il a peut-être été retiré par quelqu’un d’autre. Revenez à la page.',
  );
}

export function nothingChanged(): Problem {
  return problem('conflict', 'staff.nothing-changed', 'Rien n’a été changé : c’est ce qui est déjà enregistré.');
}
