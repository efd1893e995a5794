import { z } from 'zod';
import { parseSiret } from '../../kernel/identifier.ts';
import { normalEmail } from './account.store.ts';
import type { OpenIdSettings } from './openid-settings.ts';

/** A claim in a form that nobody expects is as good as none. */
const text = z.string().min(1).max(500).nullable().catch(null);

const attributes = z.object({
  email: text,
  email_verified: z.boolean().nullable().catch(null),
  /** Entra says so in its own word, where it was asked to: the domain of the address is the tenant's own. */
  xms_edov: z
    .union([z.boolean(), z.literal([1, 0, '1', '0', 'true', 'false'])])
    .nullable()
    .catch(null),
  siret: text,
});

const proof = z.object({ sub: z.string().min(1).max(255), acr: text, amr: z.array(z.string()).catch([]) });

/** Who the provider says is there. */
export type Identity = {
  readonly subject: string;
  readonly email: string | null;
  /** Null: the provider does not say. */
  readonly isEmailVerified: boolean | null;
  readonly siret: string | null;
  readonly hasSecondFactor: boolean;
};

/** How somebody signed in is told by the ID token alone; who they are, by the user's information where there is one. */
export function identityOf(
  idToken: Readonly<Record<string, unknown>>,
  information: Readonly<Record<string, unknown>>,
  { kind, factorLevels }: Pick<OpenIdSettings, 'kind' | 'factorLevels'>,
): Identity {
  const { sub, acr, amr } = proof.parse(idToken);
  // From one answer: what one of them verifies is not the address of the other.
  const { email, email_verified, xms_edov, siret } = attributes.parse('email' in information ? information : idToken);
  const isDomainOwned = xms_edov === null ? null : [true, 1, '1', 'true'].includes(xms_edov);
  return {
    subject: sub,
    email: email === null ? null : normalEmail(email),
    isEmailVerified: email_verified ?? isDomainOwned,
    // Elsewhere a person may write there what they like.
    siret: kind === 'proconnect' && siret !== null ? parseSiret(siret) : null,
    hasSecondFactor: (acr !== null && factorLevels.includes(acr)) || amr.includes('mfa'),
  };
}
