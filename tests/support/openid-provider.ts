import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Interaction, Provider, type ProviderContext } from 'oidc-provider';
import { freePort } from './site.ts';

/** What the provider says of one person: `sub` and the attributes, and how they signed in. */
export type ProviderPerson = {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly siret?: string;
  readonly acr?: string;
  readonly amr?: readonly string[];
  /** What they are able to when more is asked. */
  readonly strongerAcr?: string;
};

/** A real provider on this machine, with a sign-in page of its own. */
export type RunningProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** By what they type on the page; may be changed at any time. */
  readonly people: Map<string, ProviderPerson>;
  /** The queries that came to be authorized, the latest last. */
  readonly asked: URLSearchParams[];
  readonly stop: () => Promise<void>;
};

type Kind = 'proconnect' | 'generic';

/** A second factor, as this provider calls it. */
export const strongLevel = 'https://proconnect.gouv.fr/assurance/self-asserted-2fa';
/** None. */
export const weakLevel = 'https://proconnect.gouv.fr/assurance/self-asserted';

type Kept = Record<string, unknown> & { uid?: string; grantId?: string; consumed?: number };

/** Where the provider keeps its sessions and codes: here, until it stops. */
function keptInMemory() {
  const all = new Map<string, Kept>();
  return (model: string) => {
    const key = (id: string) => `${model} ${id}`;
    const those = () => [...all].filter(([name]) => name.startsWith(`${model} `));
    return {
      upsert: async (id: string, kept: Kept) => void all.set(key(id), kept),
      find: async (id: string) => all.get(key(id)),
      findByUid: async (uid: string) => those().find(([, { uid: own }]) => own === uid)?.[1],
      findByUserCode: async () => undefined,
      destroy: async (id: string) => void all.delete(key(id)),
      revokeByGrantId: async (grant: string) => {
        for (const [name, { grantId }] of all) if (grantId === grant) all.delete(name);
      },
      consume: async (id: string) => {
        const kept = all.get(key(id));
        if (kept) kept.consumed = Math.floor(Date.now() / 1000);
      },
    };
  };
}

/** What ProConnect refuses anything beside (Y000400). */
const knownParameters: Readonly<Record<string, readonly string[]>> = {
  '/authorize': [
    'client_id',
    'response_type',
    'redirect_uri',
    'scope',
    'state',
    'nonce',
    'acr_values',
    'claims',
    'prompt',
    'code_challenge',
    'code_challenge_method',
  ],
  '/session/end': ['id_token_hint', 'state', 'post_logout_redirect_uri'],
};

const page = (title: string, body: string) =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${title}</title></head><body><main><h1>${title}</h1>${body}</main></body></html>`;

const signInPage = page(
  'Fournisseur d’essai',
  `<form method="post"><label>Identifiant <input name="login" required></label>
   <button>Continuer</button><button name="abandon" value="oui" formnovalidate>Abandonner</button></form>`,
);

function claimsOf(kind: Kind) {
  const openid = ['sub', 'acr', 'amr'];
  if (kind === 'generic') return { openid, email: ['email', 'email_verified'], profile: ['name'] };
  return { openid, email: ['email'], given_name: ['given_name'], usual_name: ['usual_name'], siret: ['siret'] };
}

/** What the person's sign-in comes to: the level that was asked, when they are able to it. */
function resultOf(person: ProviderPerson | undefined, { prompt }: Interaction): Readonly<Record<string, unknown>> {
  const asks = prompt.reasons.some((reason) => reason.startsWith('essential_acr'));
  const acr = asks ? person?.strongerAcr : person?.acr;
  if (!person || (asks && !acr)) return { error: 'access_denied', error_description: 'not signed in' };
  return { login: { accountId: person.sub, ...(acr && { acr }), ...(person.amr && { amr: person.amr }) } };
}

function answerSignIn(provider: Provider, people: ReadonlyMap<string, ProviderPerson>) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const interaction = await provider.interactionDetails(request, response);
    if (request.method !== 'POST') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(signInPage);
      return;
    }
    const form = new URLSearchParams(await text(request));
    const person = form.has('abandon') ? undefined : people.get(form.get('login') ?? '');
    await provider.interactionFinished(request, response, resultOf(person, interaction));
  };
}

function refuseUnknownParameters(kind: Kind, asked: URLSearchParams[]) {
  return async (context: ProviderContext, next: () => Promise<void>): Promise<void> => {
    if (context.path === '/authorize') asked.push(new URLSearchParams(context.query));
    const known = kind === 'proconnect' ? knownParameters[context.path] : undefined;
    const unknown = known ? Object.keys(context.query).filter((name) => !known.includes(name)) : [];
    if (unknown.length === 0) return next();
    context.status = 400;
    context.type = 'text/plain';
    context.body = `Y000400 ${unknown.join(', ')}`;
  };
}

async function grantOf({ oidc }: ProviderContext) {
  const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session?.accountId });
  grant.addOIDCScope([...oidc.requestParamScopes].join(' '));
  await grant.save();
  return grant;
}

function configurationOf(kind: Kind, site: string, clients: readonly object[], people: ReadonlyMap<string, ProviderPerson>) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    clients: clients.map((client) => ({
      ...client,
      redirect_uris: [`${site}/connexion/retour`],
      post_logout_redirect_uris: [`${site}/connexion`],
      ...(kind === 'proconnect'
        ? { token_endpoint_auth_method: 'client_secret_post', userinfo_signed_response_alg: 'RS256' }
        : { token_endpoint_auth_method: 'client_secret_basic' }),
    })),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'essai' }] },
    adapter: keptInMemory(),
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 60, IdToken: 600 },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    claims: claimsOf(kind),
    acrValues: [weakLevel, strongLevel],
    clientAuthMethods: [kind === 'proconnect' ? 'client_secret_post' : 'client_secret_basic'],
    routes: { authorization: '/authorize', end_session: '/session/end', userinfo: '/userinfo' },
    interactions: { url: (_context: unknown, { uid }: Interaction) => `/identification/${uid}` },
    loadExistingGrant: grantOf,
    findAccount: (_context: unknown, sub: string) => {
      const person = [...people.values()].find((one) => one.sub === sub);
      return person && { accountId: sub, claims: () => ({ ...person, acr: undefined, amr: undefined }) };
    },
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context: ProviderContext, form: string) => {
          context.type = 'html';
          context.body = page(
            'Quitter le fournisseur d’essai',
            `${form}<button form="op.logoutForm" name="logout" value="yes">Tout quitter</button>`,
          );
        },
      },
    },
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', () => done()));
}

/** Starts one on a free port, for the site at that address; `otherClient` is another site's. */
export async function startOpenIdProvider(kind: Kind, site: string): Promise<RunningProvider & { readonly otherClient: string }> {
  const issuer = `http://127.0.0.1:${await freePort()}`;
  const [clientId, otherClient] = ['bievre-essai', 'autre-site'];
  const clientSecret = randomBytes(24).toString('hex');
  const people = new Map<string, ProviderPerson>();
  const asked: URLSearchParams[] = [];
  const clients = [clientId, otherClient].map((client_id) => ({ client_id, client_secret: clientSecret }));
  const provider = new Provider(issuer, configurationOf(kind, site, clients, people));
  provider.use(refuseUnknownParameters(kind, asked));
  const [protocol, signIn] = [provider.callback(), answerSignIn(provider, people)];
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/identification/')) return protocol(request, response);
    signIn(request, response).catch((thrown: unknown) => response.writeHead(500).end(String(thrown)));
  });
  await listening(server, Number(new URL(issuer).port));
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return { issuer, clientId, otherClient, clientSecret, people, asked, stop };
}

/** A browser without a screen: keeps its cookies, host by host, and goes where it is sent. */
export function createWalker(site: string) {
  const jar = new Map<string, Map<string, string>>();
  const ask = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const cookies = jar.get(new URL(url).host) ?? new Map<string, string>();
    jar.set(new URL(url).host, cookies);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';', 1);
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return response;
  };
  /** Follows redirections, and types `login` where the provider asks for it, until it is sent back to the site. */
  const walk = async (start: string, login: string): Promise<URLSearchParams> => {
    let url = start;
    let response = await ask(url);
    for (let step = 0; step < 12; step += 1) {
      const location = response.headers.get('location');
      if (location === null) {
        if (response.status !== 200) throw new Error(`the provider answers ${response.status}: ${await response.text()}`);
        response = await ask(url, { method: 'POST', body: new URLSearchParams({ login }) });
        continue;
      }
      url = new URL(location, url).href;
      if (url.startsWith(`${site}/`)) return new URL(url).searchParams;
      response = await ask(url);
    }
    throw new Error(`the provider never sends back from ${start}`);
  };
  return walk;
}
