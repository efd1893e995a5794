import type { Migration, TableEntry } from '../../../database/migration.ts';
import { libraryTable } from './2026-11-22-accounts.ts';

/**
 * « Voir comme »: who looked at the site in whose place, where, why, from when to when, and whether the person has read of it.
 * Found by the session before any actor is known, so under the accounts' role. A line outlives its session: what the person is
 * told is not lost when the administrator signs out.
 */
export const seenAsMigration: Migration = {
  id: '2026-11-28-accounts-seen-as',
  sql: `
create table accounts.seen_as (
  id uuid primary key default gen_random_uuid(),
  operator text not null check (operator ~ '^[a-z][a-z0-9-]{1,31}$'),
  member text check (member <> ''),
  administrator text not null references accounts."user" (id) on delete cascade,
  person text not null references accounts."user" (id) on delete cascade,
  session text references accounts.session (id) on delete set null,
  reason text not null check (reason <> '' and char_length(reason) <= 500),
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at and until_at <= from_at + interval '1 hour'),
  ended_at timestamptz,
  end_cause text check (end_cause in ('left', 'signed-out', 'time', 'role', 'session')),
  read_at timestamptz,
  check (administrator <> person),
  check ((ended_at is null) = (end_cause is null))
);
create unique index seen_as_running on accounts.seen_as (session) where ended_at is null;
create index on accounts.seen_as (person, operator);`,
};

export const seenAsTables: readonly TableEntry[] = [
  libraryTable('accounts.seen_as', 'qui a vu le site à la place de qui, pourquoi, de quand à quand'),
];
