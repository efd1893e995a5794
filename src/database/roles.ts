import { literal, quoted } from './engine.ts';

/**
 * The two roles that statements run under, and who may take them. Roles belong to the server, so that they are made when they
 * are missing, never per database. Neither can log in nor pass row-level security.
 */
export const roleStatements = `
do $$
begin
  if not exists (select from pg_roles where rolname = 'bievre_app') then
    create role bievre_app nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'bievre_accounts') then
    create role bievre_accounts nologin;
  end if;
exception
  -- another database of this server is being set up at the same time
  when duplicate_object or unique_violation then null;
end $$;
`;

/** Lets the application's login take both roles. On the embedded engine there is no login: its one session takes them. */
export function membershipStatements(login: string): string {
  return `
do $$
begin
  if not pg_has_role(${literal(login)}, 'bievre_app', 'member') then
    grant bievre_app to ${quoted(login)};
  end if;
  if not pg_has_role(${literal(login)}, 'bievre_accounts', 'member') then
    grant bievre_accounts to ${quoted(login)};
  end if;
end $$;
`;
}
