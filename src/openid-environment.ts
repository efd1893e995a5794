import { z } from 'zod';
import type { OpenIdSettings } from './capabilities/accounts/index.ts';

/** ProConnect's levels that stand for two factors. */
const proConnectFactors = [
  'eidas0-mfa',
  'eidas1-mfa',
  'eidas2-mfa',
  'eidas3-mfa',
  'https://proconnect.gouv.fr/assurance/self-asserted-2fa',
  'https://proconnect.gouv.fr/assurance/consistency-checked-2fa',
].join(' ');

const usual = {
  proconnect: { levels: proConnectFactors, scopes: 'openid given_name usual_name email siret' },
  generic: { levels: '', scopes: 'openid profile email' },
} as const;

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return (protocol === 'https:' || (protocol === 'http:' && isHere)) && [username, password, search, hash].join('') === '';
}

const words = z.string().regex(/^[\x21-\x7e]+( [\x21-\x7e]+)*$/);

const rules = {
  BIEVRE_OIDC_ISSUER: {
    schema: z.string().refine(isIssuer),
    ask: 'BIEVRE_OIDC_ISSUER doit être l’adresse https://… du fournisseur d’identité, sans mot de passe ni « ? ».',
  },
  BIEVRE_OIDC_CLIENT_ID: {
    schema: z.string().regex(/^[\x21-\x7e]{1,200}$/),
    ask: 'BIEVRE_OIDC_CLIENT_ID doit être l’identifiant donné par le fournisseur d’identité, sans espace.',
  },
  BIEVRE_OIDC_CLIENT_SECRET: {
    schema: z.string().min(16),
    ask: 'BIEVRE_OIDC_CLIENT_SECRET doit compter au moins 16 caractères.',
  },
  BIEVRE_OIDC_NAME: {
    schema: z.string().trim().min(1).max(60),
    ask: 'BIEVRE_OIDC_NAME doit être le nom du fournisseur d’identité, en 60 caractères au plus.',
  },
  BIEVRE_OIDC_KIND: { schema: z.enum(['proconnect', 'generic']), ask: 'BIEVRE_OIDC_KIND doit être proconnect ou generic.' },
  BIEVRE_OIDC_ACR: { schema: words, ask: 'BIEVRE_OIDC_ACR doit être une suite de valeurs de « acr » séparées par une espace.' },
  BIEVRE_OIDC_SCOPES: {
    schema: words.refine((text) => text.split(' ').includes('openid')),
    ask: 'BIEVRE_OIDC_SCOPES doit être une suite de mots séparés par une espace, dont « openid ».',
  },
} as const;

type Name = keyof typeof rules;
const needed = ['BIEVRE_OIDC_ISSUER', 'BIEVRE_OIDC_CLIENT_ID', 'BIEVRE_OIDC_CLIENT_SECRET', 'BIEVRE_OIDC_NAME'] as const;

/** The provider to sign in at, or null without one; what is to correct goes to `wrong`, one sentence a variable, never its value. */
export function readOpenId(variables: Readonly<Record<string, string | undefined>>, wrong: string[]): OpenIdSettings | null {
  const given = (name: Name): string | null => variables[name] || null;
  // The names are those of the rules, which are written here alone.
  const names = Object.keys(rules) as Name[];
  if (names.every((name) => given(name) === null)) return null;
  const bad = names.filter((name) => given(name) !== null && !rules[name].schema.safeParse(given(name)).success);
  wrong.push(...bad.map((name) => rules[name].ask));
  const missing = needed.filter((name) => given(name) === null);
  if (missing.length > 0) wrong.push(`${needed.join(', ')} vont ensemble : il manque ${missing.join(', ')}.`);
  const [issuer, clientId, clientSecret, name] = needed.map(given);
  if (bad.length > 0 || !issuer || !clientId || !clientSecret || !name) return null;
  const kind = given('BIEVRE_OIDC_KIND') === 'proconnect' ? 'proconnect' : 'generic';
  const factorLevels = (given('BIEVRE_OIDC_ACR') ?? usual[kind].levels).split(' ').filter((level) => level !== '');
  const scopes = given('BIEVRE_OIDC_SCOPES') ?? usual[kind].scopes;
  return { issuer, clientId, clientSecret, name: name.trim(), kind, factorLevels, scopes };
}
