import type { Migration, TableEntry } from '../../../database/migration.ts';
import { libraryTable } from './2026-11-22-accounts.ts';

/**
 * Tokens of the API. Only the SHA-256 of a token is kept: with 256 random bits there is nothing to guess, so that no slow hash
 * is needed, and a stolen backup opens nothing. Each stands in the place where it was made, for a year at most. Read before any
 * operator is known, like sessions.
 */
export const apiTokensMigration: Migration = {
  id: '2026-11-23-accounts-api-tokens',
  sql: `
create table accounts.api_token (
  id uuid primary key default gen_random_uuid(),
  account text not null references accounts."user" (id) on delete cascade,
  operator text not null check (operator ~ '^[a-z][a-z0-9-]{1,31}$'),
  member text check (member <> ''),
  name text not null check (name <> '' and char_length(name) <= 80),
  scope text not null check (scope in ('read', 'import')),
  beginning text not null,
  hash bytea not null unique check (octet_length(hash) = 32),
  made_on date not null,
  expires_on date not null check (expires_on > made_on and expires_on <= made_on + 366),
  used_on date,
  revoked_on date,
  made_at timestamptz not null default now()
);
create index on accounts.api_token (account);`,
};

export const apiTokensTables: readonly TableEntry[] = [
  libraryTable('accounts.api_token', 'les jetons d’API : leur empreinte, leur portée, leur durée'),
];
