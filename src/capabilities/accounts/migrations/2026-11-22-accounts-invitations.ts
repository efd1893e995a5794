import type { Migration, TableEntry } from '../../../database/migration.ts';
import { libraryTable } from './2026-11-22-accounts.ts';

/** An invitation carries the role that it gives; of its link only the SHA-256 is kept, and one alone is good at a time. */
export const invitationsMigration: Migration = {
  id: '2026-11-22-accounts-invitations',
  sql: `
create table accounts.invitation (
  id uuid primary key default gen_random_uuid(),
  operator text not null check (operator ~ '^[a-z][a-z0-9-]{1,31}$'),
  email text not null check (email = lower(email)),
  name text not null check (name <> ''),
  role text not null,
  scope text not null check (scope in ('operator', 'team', 'member')),
  scope_code text check (scope_code <> ''),
  from_day date not null,
  to_day date check (to_day > from_day),
  token_sha256 text not null unique,
  expires_at timestamptz not null,
  invited_by text not null,
  invited_at timestamptz not null default now(),
  mailed_at timestamptz,
  accepted_at timestamptz,
  revoked_at timestamptz,
  check ((scope = 'operator') = (scope_code is null)),
  check (accepted_at is null or revoked_at is null)
);
create unique index invitation_pending on accounts.invitation (operator, email, scope, coalesce(scope_code, ''))
  where accepted_at is null and revoked_at is null;`,
};

export const invitationsTables: readonly TableEntry[] = [
  libraryTable('accounts.invitation', 'les invitations : à qui, pour quel rôle, l’empreinte du lien, jusqu’à quand'),
];
