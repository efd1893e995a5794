import type { LinkRefusal } from '../../http/openid-door.ts';

/** What people are told when the provider does not lead them in; `name` is what they call it. */
export const openIdSentences = {
  stale: 'Cette connexion n’a pas été commencée dans ce navigateur, a déjà servi, ou date de plus de dix minutes : recommencez.',
  unreachable: (name: string) =>
    `${name} ne répond pas pour l’instant : réessayez dans quelques minutes, ou connectez-vous avec votre mot de passe.`,
  declined: (name: string) =>
    `${name} ne vous a pas identifié : recommencez, ou connectez-vous avec votre mot de passe si vous en avez un.`,
  invalid: (name: string) =>
    `La réponse de ${name} n’a pas pu être vérifiée : recommencez. Si cela se répète, dites-le à l’administrateur du site.`,
  /** The same for everybody who is not let in: whether an address is known here is not said. */
  nobody: (name: string) =>
    `${name} vous a identifié, mais cette identité n’ouvre rien ici. Demandez à l’administrateur de votre opérateur, ou à votre directeur informatique, de vous inviter à l’adresse électronique que ${name} donne de vous.`,
  noSecondFactor: (name: string) =>
    `Un second facteur vous est demandé ici, et ${name} n’en a pas vérifié. Activez-le chez ${name} ou dans votre organisme, puis recommencez ; sinon, demandez à l’administrateur de votre opérateur.`,
};

/** Why an account was not linked, from the reason that the address carries; null for none, and for one that is not ours. */
export function whyNotLinked(because: string | null, name: string): string | null {
  const { stale, unreachable, declined, invalid } = openIdSentences;
  const sentences: Readonly<Record<LinkRefusal, string>> = {
    stale: `Redonnez votre mot de passe : ${stale.charAt(0).toLowerCase()}${stale.slice(1)}`,
    unreachable: unreachable(name),
    declined: declined(name),
    invalid: invalid(name),
    taken: `Cette identité ${name} ouvre déjà un autre compte : elle ne peut pas en ouvrir deux.`,
    'other-identity': `Votre compte est déjà lié à une autre identité ${name} : déliez-la d’abord.`,
  };
  return Object.entries(sentences).find(([key]) => key === because)?.[1] ?? null;
}
