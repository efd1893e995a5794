import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../database/face.ts';

const momentRow = z.object({
  operator: z.string().nullable(),
  member: z.string().nullable(),
  roles: z.string().transform((text) => text.split(',')),
  teams: z.string(),
  readOnly: z.boolean(),
  entries: z.number().nullable(),
});

/**
 * What the reader sees, in one short statement: whose rows, of which member alone, by which roles and in which teams, since which entry of the
 * journal (who signs in or out, is refused or takes a file out changes no record; the condition is that of an index), and
 * whether it may change them.
 */
export type Moment = z.infer<typeof momentRow>;

const moments = new WeakMap<Tx, Promise<Moment>>();

/** The moment of a transaction, asked once. Reading sees one moment throughout (`database.read` is repeatable read). */
export function momentOf(tx: Tx): Promise<Moment> {
  const known = moments.get(tx);
  if (known) return known;
  const asked = askMoment(tx);
  moments.set(tx, asked);
  return asked;
}

async function askMoment(tx: Tx): Promise<Moment> {
  const result = await sql`
    select current_setting('bievre.operator', true) as operator, nullif(current_setting('bievre.member', true), '') as member,
      current_setting('bievre.roles', true) as roles, current_setting('bievre.teams', true) as teams, current_setting('transaction_read_only')::boolean as "readOnly",
      (select id from journal.entry where fact !~ '^(accounts|access|export)[.]' order by id desc limit 1) as entries`.execute(
    tx,
  );
  return momentRow.parse(result.rows[0]);
}
