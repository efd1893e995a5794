import { createWalker, type RunningProvider } from '../../../tests/support/openid-provider.ts';
import type { Database } from '../../database/face.ts';
import type { SendMail } from '../../http/mail.ts';
import type { OpenIdDoor, OpenIdReturn } from '../../http/openid-door.ts';
import type { Clock } from '../../kernel/clock.ts';
import { createAccounts } from './index.ts';

export const sampleSite = 'http://localhost:3000';

/** The accounts of a site whose people sign in at a provider. */
export function accountsWith(
  database: Database,
  provider: RunningProvider,
  kind: 'proconnect' | 'generic',
  clock: Clock,
  mail: SendMail | null = null,
) {
  const { issuer, clientId, clientSecret } = provider;
  const levels = ['https://proconnect.gouv.fr/assurance/self-asserted-2fa'];
  const scopes = kind === 'proconnect' ? 'openid given_name usual_name email siret' : 'openid email';
  const openId = {
    issuer,
    clientId,
    clientSecret,
    name: 'Essai',
    kind,
    factorLevels: kind === 'proconnect' ? levels : [],
    scopes,
  };
  const faults: unknown[] = [];
  const fault = (thrown: unknown) => void faults.push(thrown);
  const house = createAccounts({ database, secret: 'x'.repeat(40), origin: sampleSite, clock, openId, fault, mail });
  return { ...house, faults };
}

/** The `Cookie` header of a browser that was given these, over those that it had. */
export function browserWith(cookies: readonly string[], had = ''): Headers {
  const kept = new Map<string, string>();
  for (const pair of [...had.split('; '), ...cookies.map((cookie) => cookie.split(';', 1)[0] ?? '')].filter(Boolean))
    kept.set(pair.slice(0, pair.indexOf('=')), pair);
  return new Headers({ cookie: [...kept.values()].join('; ') });
}

/** Somebody signs in at the provider, in a browser that nobody used before, and comes back. */
export async function signInThere(
  door: OpenIdDoor,
  login: string,
  { back = '/', change = (location) => location }: { back?: string; change?: (location: string) => string } = {},
): Promise<OpenIdReturn & { readonly answer: URLSearchParams; readonly browser: Headers }> {
  const walk = createWalker(sampleSite);
  const left = await door.begin(back);
  const browser = browserWith(left.cookies);
  const answer = await walk(change(left.location), login);
  const came = await door.finish(answer, null, browser, '203.0.113.9');
  if (came.state !== 'step-up') return { ...came, answer, browser };
  const stronger = browserWith(came.cookies);
  const again = await walk(came.location, login);
  return { ...(await door.finish(again, null, stronger, '203.0.113.9')), answer: again, browser: stronger };
}
