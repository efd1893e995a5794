import { resolve } from 'node:path';
import { z } from 'zod';
import type { OpenIdSettings } from './capabilities/accounts/index.ts';
import { problem } from './kernel/problem.ts';
import { readOpenId } from './openid-environment.ts';

/** What the process is told from outside; read once, by `main.ts`. */
export type Environment = {
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  /** Login that owns the tables, for `migrate`; the application's own when absent. */
  readonly ownerUrl: string | null;
  readonly host: string;
  readonly port: number;
  readonly secret: string | null;
  /** Address that people type, for links and cookies; derived from host and port when absent. */
  readonly publicUrl: string | null;
  /** Mail server, `smtp://` or `smtps://`; both or neither. */
  readonly smtpUrl: string | null;
  /** Sender of the mails: an address, or `Name <address>`. */
  readonly mailFrom: string | null;
  /** Whether a first start on an empty database loads the demonstration operator, with its account. */
  readonly demonstration: boolean;
  /** The identity provider that people may sign in at. */
  readonly openId: OpenIdSettings | null;
  readonly sessionLimits: { readonly absoluteHours: number; readonly idleHours: number };
};

const url = z.string().refine((text) => URL.canParse(text));
const postgresUrl = url.refine((text) => /^postgres(ql)?:$/.test(new URL(text).protocol));

const smtpUrl = url.refine((text) => /^smtps?:$/.test(new URL(text).protocol));
const hours = z.string().regex(/^[1-9]\d{0,3}$/);

const rules = {
  BIEVRE_DATA: { schema: z.string().min(1), ask: 'BIEVRE_DATA doit être un dossier.' },
  DATABASE_URL: { schema: postgresUrl, ask: 'DATABASE_URL doit être une adresse postgresql://….' },
  DATABASE_OWNER_URL: { schema: postgresUrl, ask: 'DATABASE_OWNER_URL doit être une adresse postgresql://….' },
  BIEVRE_HOST: { schema: z.string().min(1), ask: 'BIEVRE_HOST doit être un nom ou une adresse d’écoute.' },
  PORT: {
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .refine((text) => Number(text) <= 65_535),
    ask: 'PORT doit être un nombre entre 0 et 65535.',
  },
  BIEVRE_SECRET: { schema: z.string().min(32), ask: 'BIEVRE_SECRET doit compter au moins 32 caractères.' },
  BIEVRE_SMTP_URL: { schema: smtpUrl, ask: 'BIEVRE_SMTP_URL doit être une adresse smtp://… ou smtps://….' },
  BIEVRE_MAIL_FROM: {
    schema: z.string().regex(/^([^<>\r\n]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/),
    ask: 'BIEVRE_MAIL_FROM doit être une adresse, ou « Nom <adresse> ».',
  },
  BIEVRE_DEMONSTRATION: { schema: z.enum(['oui', 'non']), ask: 'BIEVRE_DEMONSTRATION doit être « oui » ou « non ».' },
  BIEVRE_SESSION_HOURS: { schema: hours, ask: 'BIEVRE_SESSION_HOURS doit être un nombre d’heures.' },
  BIEVRE_SESSION_IDLE_HOURS: { schema: hours, ask: 'BIEVRE_SESSION_IDLE_HOURS doit être un nombre d’heures.' },
  BIEVRE_URL: { schema: url, ask: 'BIEVRE_URL doit être une adresse https://….' },
} as const;

/** @throws Problem `environment.invalid` listing every variable to correct, never its value. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const wrong: string[] = [];
  const read = (name: keyof typeof rules): string | null => {
    const value = variables[name];
    if (value === undefined || value === '') return null;
    if (rules[name].schema.safeParse(value).success) return value;
    wrong.push(rules[name].ask);
    return null;
  };
  const environment: Environment = {
    dataFolder: resolve(read('BIEVRE_DATA') ?? 'data'),
    databaseUrl: read('DATABASE_URL'),
    ownerUrl: read('DATABASE_OWNER_URL'),
    host: read('BIEVRE_HOST') ?? '127.0.0.1',
    port: Number(read('PORT') ?? '3000'),
    secret: read('BIEVRE_SECRET'),
    publicUrl: read('BIEVRE_URL'),
    smtpUrl: read('BIEVRE_SMTP_URL'),
    mailFrom: read('BIEVRE_MAIL_FROM'),
    demonstration: read('BIEVRE_DEMONSTRATION') !== 'non',
    openId: readOpenId(variables, wrong),
    sessionLimits: {
      absoluteHours: Number(read('BIEVRE_SESSION_HOURS') ?? '168'),
      idleHours: Number(read('BIEVRE_SESSION_IDLE_HOURS') ?? '12'),
    },
  };
  if ((environment.smtpUrl === null) !== (environment.mailFrom === null))
    wrong.push('BIEVRE_SMTP_URL et BIEVRE_MAIL_FROM vont ensemble : donnez les deux, ou aucune.');
  if (wrong.length > 0) throw problem('invalid', 'environment.invalid', wrong.join(' '));
  return environment;
}
