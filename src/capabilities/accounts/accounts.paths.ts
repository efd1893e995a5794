import type { LinkRefusal } from '../../http/openid-door.ts';

import { factorsPath } from '../../http/sign-in-path.ts';

export const newApplicationPath = `${factorsPath}/application`;
export const newPasskeyPath = `${factorsPath}/cle`;

export const accountPath = '/compte';

/** Where one links one's account to the identity provider, or unlinks it; with the reason why it was not done. */
export function identityPath(because?: LinkRefusal): string {
  return because === undefined ? '/compte/identite' : `/compte/identite?${new URLSearchParams({ refus: because })}`;
}
