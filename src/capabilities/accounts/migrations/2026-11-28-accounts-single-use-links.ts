import type { Migration, TableEntry } from '../../../database/migration.ts';
import { libraryTable } from './2026-11-22-accounts.ts';

/**
 * Links that work once, of which the SHA-256 alone is kept: one opens the first account of an operator (`operator` null: the
 * operator itself is still to be named), one sets the password of an account anew. One at a time of each.
 */
export const oneTimeLinksMigration: Migration = {
  id: '2026-11-28-accounts-single-use-links',
  sql: `
create table accounts.opening (
  id uuid primary key default gen_random_uuid(),
  operator text check (operator ~ '^[a-z][a-z0-9-]{1,31}$'),
  token_sha256 text not null unique,
  expires_at timestamptz not null,
  made_at timestamptz not null
);
create unique index opening_operator on accounts.opening (coalesce(operator, ''));
create table accounts.password_link (
  account text primary key references accounts."user" (id) on delete cascade,
  token_sha256 text not null unique,
  expires_at timestamptz not null,
  made_at timestamptz not null,
  made_by text not null
);`,
};

export const oneTimeLinksTables: readonly TableEntry[] = [
  libraryTable('accounts.opening', 'les liens de premier accès : l’empreinte, l’opérateur s’il est connu, jusqu’à quand'),
  libraryTable('accounts.password_link', 'les liens de nouveau mot de passe : de qui, l’empreinte, jusqu’à quand'),
];
