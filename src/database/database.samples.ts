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
create view sample.paid with (security_invoker = true) as
  select operator, town, sum(cents)::bigint as cents from sample.payment group by operator, town;
`,
    },
  ],
  tables: [
    { table: 'sample.town', what: 'une ligne : une ville', isolation: 'operator', members: 'nothing', grants: 'read-write' },
    {
      table: 'sample.payment',
      what: 'une ligne : un versement',
      isolation: 'operator',
      members: { own: 'town' },
      grants: 'read-write',
    },
    {
      table: 'sample.wage',
      what: 'une ligne : un salaire',
      isolation: 'operator',
      members: 'nothing',
      readers: ['hr', 'finance'],
      grants: 'read-write',
    },
    {
      table: 'sample.paid',
      what: 'une ligne : le total d’une ville',
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
