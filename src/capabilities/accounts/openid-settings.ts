/** Which provider people may sign in at, as the deployment's settings say. */
export type OpenIdSettings = {
  /** `https:`, or `http:` on this very machine. Its discovery is below it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says. */
  readonly name: string;
  /** `proconnect`: refuses parameters that it does not know, and vouches for the body (`siret`) rather than for the e-mail. */
  readonly kind: 'proconnect' | 'generic';
  /** The values of `acr` that mean a second factor; empty: only `amr` may say so. */
  readonly factorLevels: readonly string[];
  readonly scopes: string;
};

/** The provider as `accounts.account` names it. */
export function providerOf({ issuer }: Pick<OpenIdSettings, 'issuer'>): string {
  return `openid:${issuer}`;
}
