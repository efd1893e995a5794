import pg from 'pg';

/** A connection of the superuser to the database that was made last. */
export async function connectToLatest(superuser: string): Promise<pg.Client> {
  const address = new URL(superuser);
  const first = new pg.Client({ connectionString: address.href });
  await first.connect();
  const { rows } = await first.query<{ datname: string }>(
    "select datname from pg_database where datname ~ '^bievre_test_[0-9a-f]{32}$' order by oid desc limit 1",
  );
  await first.end();
  address.pathname = `/${rows[0]?.datname ?? ''}`;
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  return client;
}
