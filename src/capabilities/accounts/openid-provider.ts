import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type ClientAuth,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  clockTolerance,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import { type Identity, identityOf } from './openid-claims.ts';
import type { Flow } from './openid-cookie.ts';
import type { OpenIdSettings } from './openid-settings.ts';

/** Seconds that the provider has to answer: ProConnect's code lives thirty. */
const patience = 8;
/** After which what the provider says of itself is asked again. */
const discoveryLasts = 3_600_000;
/** Seconds by which the provider's clock may differ from ours. */
const clockDifference = 30;

export type Exchanged =
  | { readonly ok: true; readonly identity: Identity; readonly idToken: string }
  | { readonly ok: false; readonly because: 'unreachable' | 'declined' | 'invalid' };

/** The provider, over the wire: where to send a browser, and what its answers are worth. */
export type OpenIdProvider = {
  /** Null when the provider does not answer. */
  readonly authorizationUrl: (flow: Flow) => Promise<string | null>;
  readonly exchange: (answer: URLSearchParams, flow: Flow) => Promise<Exchanged>;
  /** Null where the provider ends no session from outside, or does not answer. */
  readonly endSessionUrl: (idToken: string | null, state: string) => Promise<string | null>;
};

type House = {
  readonly settings: OpenIdSettings;
  readonly origin: string;
  readonly now: () => Date;
  /** Told of what the operator has to mend: a provider that cannot be reached, a secret that it refuses. */
  readonly fault: (thrown: unknown) => void;
};

/** As the provider says that it takes the secret; by the header where it does not say. */
function authentication(secret: string): ClientAuth {
  return (server, client, body, headers) => {
    const inBody = server.token_endpoint_auth_methods_supported?.includes('client_secret_post') === true;
    return (inBody ? ClientSecretPost : ClientSecretBasic)(secret)(server, client, body, headers);
  };
}

/** Reads what the provider says of itself at the first use, then once an hour; a failure is forgotten, so that it is tried again. */
function discovered({ settings, now }: House): () => Promise<Configuration> {
  const { issuer, clientId, clientSecret } = settings;
  const isPlain = issuer.startsWith('http:');
  let known: { readonly at: number; readonly configuration: Promise<Configuration> } | null = null;
  return () => {
    const at = now().getTime();
    if (known && at - known.at < discoveryLasts) return known.configuration;
    const configuration = discovery(
      new URL(issuer),
      clientId,
      { [clockTolerance]: clockDifference },
      authentication(clientSecret),
      { timeout: patience, execute: [enableNonRepudiationChecks, ...(isPlain ? [allowInsecureRequests] : [])] },
    );
    const asked = { at, configuration };
    known = asked;
    configuration.catch(() => {
      if (known === asked) known = null;
    });
    return configuration;
  };
}

/** The words of the provider alone, without what it was sent. */
function describe(thrown: unknown): string {
  if (thrown instanceof ResponseBodyError) return `${thrown.error} (${thrown.status})`;
  if (thrown instanceof WWWAuthenticateChallengeError)
    return `${thrown.cause[0]?.parameters.error ?? 'refus'} (${thrown.status})`;
  if (thrown instanceof ClientError) return thrown.code ?? thrown.message;
  return thrown instanceof Error ? thrown.message : 'erreur';
}

function isOutOfReach(thrown: unknown): boolean {
  if (thrown instanceof ClientError) return thrown.code === 'OAUTH_TIMEOUT';
  return thrown instanceof TypeError && thrown.message === 'fetch failed';
}

/** Asks for a second factor in the provider's own way; ProConnect heeds what is essential alone. */
function askStronger(server: ReturnType<Configuration['serverMetadata']>, { kind, factorLevels }: OpenIdSettings) {
  if (kind !== 'proconnect' && server.claims_parameter_supported !== true) return { acr_values: factorLevels.join(' ') };
  return { claims: JSON.stringify({ id_token: { acr: { essential: true, values: factorLevels } } }) };
}

async function authorizationUrl(
  { settings, origin }: House,
  configuration: Configuration,
  { state, nonce, verifier, isStrong }: Flow,
): Promise<string> {
  return buildAuthorizationUrl(configuration, {
    redirect_uri: `${origin}/connexion/retour`,
    scope: settings.scopes,
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(isStrong ? askStronger(configuration.serverMetadata(), settings) : {}),
  }).href;
}

async function exchange(
  { settings, origin }: House,
  configuration: Configuration,
  answer: URLSearchParams,
  { state, nonce, verifier }: Flow,
): Promise<Exchanged> {
  const tokens = await authorizationCodeGrant(configuration, new URL(`${origin}/connexion/retour?${answer}`), {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims || tokens.id_token === undefined) return { ok: false, because: 'invalid' };
  const tells = configuration.serverMetadata().userinfo_endpoint !== undefined;
  const information = tells ? await fetchUserInfo(configuration, tokens.access_token, claims.sub) : {};
  return { ok: true, identity: identityOf(claims, information, settings), idToken: tokens.id_token };
}

export function createOpenIdProvider(house: House): OpenIdProvider {
  const { origin, fault } = house;
  const configure = discovered(house);
  const tell = (thrown: unknown) => fault(new Error(`fournisseur d’identité : ${describe(thrown)}`));
  const reach = () =>
    configure().catch((thrown: unknown) => {
      tell(thrown);
      return null;
    });
  return {
    authorizationUrl: async (flow) => {
      const configuration = await reach();
      return configuration && authorizationUrl(house, configuration, flow);
    },
    exchange: async (answer, flow) => {
      const configuration = await reach();
      if (!configuration) return { ok: false, because: 'unreachable' };
      try {
        return await exchange(house, configuration, answer, flow);
      } catch (thrown) {
        if (thrown instanceof AuthorizationResponseError) return { ok: false, because: 'declined' };
        tell(thrown);
        return { ok: false, because: isOutOfReach(thrown) ? 'unreachable' : 'invalid' };
      }
    },
    endSessionUrl: async (idToken, state) => {
      const configuration = await reach();
      if (!configuration?.serverMetadata().end_session_endpoint) return null;
      const hint: Record<string, string> = idToken === null ? {} : { id_token_hint: idToken };
      const url = buildEndSessionUrl(configuration, { post_logout_redirect_uri: `${origin}/connexion`, state, ...hint });
      // The token says whose it is, and ProConnect refuses what it does not know.
      if (idToken !== null) url.searchParams.delete('client_id');
      return url.href;
    },
  };
}
