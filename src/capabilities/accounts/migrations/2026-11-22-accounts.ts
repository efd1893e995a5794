import type { Migration, TableEntry } from '../../../database/migration.ts';

/**
 * The tables of the accounts library, under the names that it expects, and our own membership beside them: it must be read
 * before any operator is known, so it stays under the accounts' role, out of the application role's reach.
 */
export const accountsMigrations: readonly Migration[] = [
  {
    id: '2026-11-22-accounts-first-tables',
    sql: `
create schema if not exists accounts;
create table accounts."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create table accounts.session (
  id text primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references accounts."user" (id) on delete cascade,
  operator text
);
create index on accounts.session ("userId");
create table accounts.account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references accounts."user" (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index on accounts.account ("userId");
create table accounts.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index on accounts.verification (identifier);
create table accounts.membership (
  account text not null references accounts."user" (id) on delete cascade,
  operator text not null,
  roles text[] not null check (cardinality(roles) > 0 and roles <@ array['administrator', 'direction', 'reader']),
  granted_at timestamptz not null default now(),
  granted_by text not null,
  primary key (account, operator)
);`,
  },
];

/** A table of the accounts' own role, which the application's cannot even name. */
export function libraryTable(table: string, what: string): TableEntry {
  return { table, what, isolation: 'library', members: 'nothing', grants: 'none' };
}

export const accountsTables: readonly TableEntry[] = [
  libraryTable('accounts.user', 'les comptes : nom et adresse électronique'),
  libraryTable('accounts.session', 'les sessions ouvertes, et l’opérateur où chacune se trouve'),
  libraryTable('accounts.account', 'les moyens de connexion d’un compte, dont le mot de passe haché'),
  libraryTable('accounts.verification', 'les vérifications en cours de la bibliothèque de comptes'),
];
