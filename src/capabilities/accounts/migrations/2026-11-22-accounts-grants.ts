import type { Migration, TableEntry } from '../../../database/migration.ts';
import { libraryTable } from './2026-11-22-accounts.ts';

/**
 * Roles as data: one row says who holds which role, where, from when to when. Like the memberships that it replaces, it is read
 * before any operator is known, so it stays under the accounts' role. The member's and the team's codes are words of the
 * directory, without a reference to it: a grant outlives a correction of the directory, and gives then nothing to see.
 */
export const grantsMigration: Migration = {
  id: '2026-11-22-accounts-grants',
  sql: `
create table accounts.role_grant (
  id uuid primary key default gen_random_uuid(),
  account text not null references accounts."user" (id) on delete cascade,
  operator text not null check (operator ~ '^[a-z][a-z0-9-]{1,31}$'),
  role text not null check (role in ('administrator', 'direction', 'team-head', 'agent', 'project-lead', 'finance', 'hr', 'dpo',
    'security-officer', 'reader', 'member-it-director', 'member-referent', 'member-elected', 'member-reader', 'auditor')),
  scope text not null check (scope in ('operator', 'team', 'member')),
  scope_code text check (scope_code <> ''),
  from_day date not null,
  to_day date check (to_day >= from_day),
  granted_by text not null,
  granted_at timestamptz not null default now(),
  check ((scope = 'operator') = (scope_code is null)),
  check ((scope = 'member') = (role like 'member-%')),
  check (role <> 'auditor' or (scope = 'operator' and to_day is not null))
);
create index on accounts.role_grant (account);
create index on accounts.role_grant (operator);
insert into accounts.role_grant (account, operator, role, scope, from_day, granted_by, granted_at)
select account, operator, unnest(roles), 'operator', (granted_at at time zone 'Europe/Paris')::date, granted_by, granted_at
from accounts.membership;
drop table accounts.membership;
alter table accounts.session add column member text, add column "seenAt" timestamptz not null default now();`,
};

export const grantsTables: readonly TableEntry[] = [
  libraryTable('accounts.role_grant', 'les rôles tenus : qui, lequel, où, de quand à quand'),
];
