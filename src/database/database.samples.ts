import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Tx } from './face.ts';
import type { Schema } from './migrate.ts';

/** Towns and what they pay: two tables that refer to one another, and a view over them, for tests of the database itself. */
export const sampleSchema: Schema = {
  migrations: [
    {
      id: '2026-11-20-sample-towns',
      sql: `
create schema sample;
create table sample.town (
  operator text not null,
  code text not null,
  inhabitants bigint,
  primary key (operator, code)
);
create table sample.payment (
  operator text not null,
  id uuid not null default gen_random_uuid(),
  town text not null,
  cents bigint not null,
  primary key (operator, id),
  foreign key (operator, town) references sample.town (operator, code)
);
create table sample.wage (
  operator text not null,
  id uuid not null default gen_random_uuid(),
  cents bigint not null,
  primary key (operator, id)
);
create table sample.request (
  operator text not null,
  id uuid not null default gen_random_uuid(),
  town text not null,
  words text not null,
  answer text,
  number int not null default 0,
  primary key (operator, id),
  foreign key (operator, town) references sample.town (operator, code)
);
create function sample.guard_request() returns trigger language plpgsql set search_path = pg_catalog as $guard$
declare
  side text := current_setting('bievre.member', true);
begin
  if side is null or side = '' then return new; end if;
  if new.answer is not null or (tg_op = 'UPDATE' and (new.town, new.number) is distinct from (old.town, old.number))
  then raise insufficient_privilege; end if;
  if tg_op = 'UPDATE' then return new; end if;
  perform set_config('bievre.member', '', true);
  select count(*) + 1 into new.number from sample.request where operator = new.operator;
  perform set_config('bievre.member', side, true);
  return new;
end $guard$;
create trigger guard before insert or update on sample.request for each row execute function sample.guard_request();
create view sample.paid with (security_invoker = true) as
  select operator, town, sum(cents)::bigint as cents from sample.payment group by operator, town;
`,
    },
  ],
  tables: [
    { table: 'sample.town', what: 'une ligne : une ville', isolation: 'operator', members: 'nothing', grants: 'read-write' },
    {
      table: 'sample.payment',
      what: 'une ligne : un versement',
      isolation: 'operator',
      members: { own: 'town' },
      grants: 'read-write',
    },
    {
      table: 'sample.request',
      what: 'une ligne : une demande d’une ville',
      isolation: 'operator',
      members: { own: 'town', writes: { by: ['member-it-director'], guard: 'sample.guard_request()' } },
      standing: ['sample.guard_request()'],
      grants: 'read-write',
    },
    {
      table: 'sample.wage',
      what: 'une ligne : un salaire',
      isolation: 'operator',
      members: 'nothing',
      readers: ['hr', 'finance'],
      grants: 'read-write',
    },
    {
      table: 'sample.paid',
      what: 'une ligne : le total d’une ville',
      isolation: 'operator',
      members: { own: 'town' },
      grants: 'read',
    },
  ],
};

export async function addTown(tx: Tx, operator: string, code: string, inhabitants: number | null = null): Promise<void> {
  await sql`insert into sample.town (operator, code, inhabitants) values (${operator}, ${code}, ${inhabitants})`.execute(tx);
}

export async function listTowns(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`select code from sample.town order by code`.execute(tx);
  return rows.map((row) => row.code);
}

/** A folder that goes away with the test. */
export function temporaryFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'bievre-test-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
