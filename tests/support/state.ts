import { sql } from 'kysely';
import { schema } from '../../src/app.ts';
import { commandActor } from '../../src/commands.ts';
import type { House } from '../../src/house.ts';

/** What a person changes by merely being there: who came when, what was refused. */
const restless = new Set(['journal.entry', 'accounts.session']);

const fingerprint = (table: string) =>
  `select count(*)::int as rows, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${table} t`;

/** Table → how many rows of the operator it has, and a hash of them: equal before and after when nothing was changed. */
export async function stateOf(house: House, operator: string): Promise<Readonly<Record<string, string>>> {
  const tables = schema.flatMap((part) => part.tables).filter(({ table }) => !restless.has(table));
  const state: Record<string, string> = {};
  const actor = commandActor('essai', operator);
  await house.database.read(actor, async (tx) => {
    for (const { table, isolation, grants } of tables) {
      if (isolation !== 'operator' || grants === 'none') continue;
      const { rows } = await sql.raw<{ rows: number; hash: string }>(fingerprint(table)).execute(tx);
      state[table] = `${rows[0]?.rows} ${rows[0]?.hash}`;
    }
  });
  for (const { table } of tables.filter(({ table: name }) => name.startsWith('accounts.'))) {
    const { rows } = await sql.raw<{ rows: number; hash: string }>(fingerprint(table)).execute(house.database.accounts);
    state[table] = `${rows[0]?.rows} ${rows[0]?.hash}`;
  }
  return state;
}
