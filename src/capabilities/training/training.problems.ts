import { type Problem, problem } from '../../kernel/problem.ts';
import { nearest } from '../../kernel/text.ts';

/** The sentence for a code that nothing bears, with the nearest of those that exist. */
export function unknownCode(what: string, code: string, codes: readonly string[]): string {
  const near = nearest(code, codes);
  return `${what} n’a le code « ${code} »${near === null ? '.' : `\u00a0; vouliez-vous « ${near} » ?`}`;
}

export function unknownCourse(code: string): Problem {
  return problem('not-found', 'training.unknown-course', `Aucune formation n’a le code « ${code} ».`, { course: code });
}

export function unknownSession(code: string): Problem {
  return problem('not-found', 'training.unknown-session', `Aucune session de formation n’a le code « ${code} ».`, {
    session: code,
  });
}

export function unknownEnrolment(): Problem {
  return problem(
    'not-found',
    'training.unknown-enrolment',
    'Cette inscription n’existe pas, ou n’existe plus : revenez à la page de la session.',
  );
}

export function alreadyCancelled(participant: string): Problem {
  return problem('conflict', 'training.already-cancelled', `L’inscription de ${participant} est déjà annulée.`);
}

export function nothingChanged(): Problem {
  return problem('conflict', 'training.nothing-changed', 'Rien n’a été changé : c’est ce qui est déjà enregistré.');
}

/** A session taken away while mails about it were on their way: those who got one got its cancellation next, as far as it left. */
export function removedMeanwhile(code: string, { sent, failed }: { readonly sent: number; readonly failed: readonly string[] }) {
  const misled = failed.length === 0 ? '' : ` Prévenez autrement ${failed.join(', ')}.`;
  return problem(
    'conflict',
    'training.removed-meanwhile',
    `La session a été supprimée pendant l’envoi : un second message l’a dit à ceux qui venaient d’en recevoir un (${sent}).${misled}`,
    { session: code },
  );
}

/** The same sentence for a link that was used, one that was replaced, and one that never was. */
export function deadLink(): Problem {
  return problem(
    'not-found',
    'training.dead-link',
    'Ce questionnaire n’est plus ouvert : le lien a déjà servi, un autre l’a remplacé, ou il n’a jamais existé.',
  );
}
