import type { Migration, TableEntry } from '../../../database/migration.ts';
import { libraryTable } from './2026-11-22-accounts.ts';

/**
 * Signing in in several steps: what stands between the first factor and the session, the second factors of an account, and
 * what each operator asks of its people. Read before any operator is known, so under the accounts' role like the sessions.
 */
export const signInStepsMigration: Migration = {
  id: '2026-11-28-accounts-sign-in-steps',
  sql: `
create table accounts.pending_sign_in (
  token_sha256 text primary key,
  account text not null references accounts."user" (id) on delete cascade,
  opened_by text not null check (opened_by in ('password', 'openid')),
  id_token text,
  challenge text,
  failures int not null default 0,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index on accounts.pending_sign_in (account);
create table accounts.totp (
  account text primary key references accounts."user" (id) on delete cascade,
  secret_sealed text not null,
  made_at timestamptz not null,
  last_step bigint not null,
  failures int not null default 0,
  failed_at timestamptz
);
create table accounts.factor_setup (
  session text primary key references accounts.session (id) on delete cascade,
  secret_sealed text,
  challenge text,
  challenged_at timestamptz
);
create table accounts.recovery_code (
  account text not null references accounts."user" (id) on delete cascade,
  code_sha256 text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (account, code_sha256)
);
create table accounts.passkey (
  id text primary key,
  account text not null references accounts."user" (id) on delete cascade,
  name text not null check (name <> ''),
  public_key text not null,
  counter bigint not null,
  transports text not null default '',
  is_synced boolean not null default false,
  made_at timestamptz not null,
  used_at timestamptz
);
create index on accounts.passkey (account);
create table accounts.sign_in_setting (
  operator text primary key check (operator ~ '^[a-z][a-z0-9-]{1,31}$'),
  second_factor text not null check (second_factor in ('nobody', 'administrators', 'operator', 'everybody')),
  set_by text not null,
  set_at timestamptz not null default now()
);
alter table accounts.session add column "openedBy" text, add column "secondFactor" text, add column "idToken" text,
  add column "provenAt" timestamptz;`,
};

export const signInStepsTables: readonly TableEntry[] = [
  libraryTable('accounts.pending_sign_in', 'les connexions qui attendent leur second facteur, quelques minutes'),
  libraryTable('accounts.totp', 'les applications de codes des comptes, leur secret chiffré'),
  libraryTable('accounts.factor_setup', 'ce qu’une session est en train d’installer : un secret chiffré, un défi'),
  libraryTable('accounts.recovery_code', 'les empreintes des codes de secours'),
  libraryTable('accounts.passkey', 'les clés d’accès des comptes : leur clé publique'),
  libraryTable('accounts.sign_in_setting', 'de qui un opérateur demande un second facteur'),
];
