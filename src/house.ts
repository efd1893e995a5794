import { measures, schema } from './app.ts';
import { type AccountDesk, createAccounts, readSecret } from './capabilities/accounts/index.ts';
import type { Database } from './database/face.ts';
import { openDatabase } from './database/open.ts';
import type { Environment } from './environment.ts';
import { createMemory } from './figures/memory.ts';
import { createRegistry, type Registry } from './figures/registry.ts';
import type { ApiTokens } from './http/api-tokens.ts';
import type { SendMail } from './http/mail.ts';
import type { Notify } from './http/notice.ts';
import type { Sessions } from './http/session.ts';
import type { Clock } from './kernel/clock.ts';
import { mailBy } from './mail-server.ts';

/** The house, open: one database, every measure, the accounts. */
export type House = {
  readonly database: Database;
  readonly registry: Registry;
  readonly sessions: Sessions;
  readonly tokens: ApiTokens;
  readonly desk: AccountDesk;
};

/** Address that people type; cookies and links are made for it. */
export function originOf(environment: Environment): string {
  return environment.publicUrl ?? `http://${environment.host === '0.0.0.0' ? 'localhost' : environment.host}:${environment.port}`;
}

/** The mail server that the environment names; null without one. */
export function mailOf({ smtpUrl, mailFrom }: Environment): SendMail | null {
  return smtpUrl === null || mailFrom === null ? null : mailBy(smtpUrl, mailFrom);
}

/** Which database the environment names. */
export function settingsOf(environment: Environment) {
  if (environment.databaseUrl === null) return { kind: 'embedded' as const, folder: environment.dataFolder };
  const owner = environment.ownerUrl === null ? {} : { ownerUrl: environment.ownerUrl };
  return { kind: 'postgresql' as const, url: environment.databaseUrl, ...owner };
}

/** Opens the database at this version and everything that stands on it. @throws Problem with the one sentence to show. */
export async function openHouse(
  environment: Environment,
  clock: Clock & { readonly fault?: (thrown: unknown) => void; readonly notify?: Notify },
): Promise<House> {
  const database = await openDatabase(settingsOf(environment), schema);
  const secret = readSecret(environment.secret, environment.dataFolder);
  const { sessionLimits: limits, openId } = environment;
  const accounts = createAccounts({
    database,
    secret,
    origin: originOf(environment),
    clock,
    limits,
    openId,
    mail: mailOf(environment),
    notify: clock.notify ?? (() => {}),
    fault: clock.fault ?? (() => {}),
  });
  return { database, registry: createRegistry(measures, createMemory()), ...accounts };
}
