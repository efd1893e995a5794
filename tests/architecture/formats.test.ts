import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formats, schema } from '../../src/app.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../src/database/testing.ts';
import { readersOf, strangeImporters } from '../../src/import/import.access.ts';
import { isPageTable } from '../../src/import/recognise.ts';
import { withSyntheticColumn } from '../../src/import/synthetic.ts';
import { normalizeText } from '../../src/kernel/text.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase({ capabilities: schema });
});
afterAll(() => test.close());

const read = <T>(query: ReturnType<typeof sql<T>>) =>
  test.database.read(testActor(), async (tx) => (await query.execute(tx)).rows);

describe('the files that operators import', () => {
  it('each column, given or derived, is a column of its table', async () => {
    const columns = await read(sql<{ name: string }>`
      select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns`);
    const existing = new Set(columns.map((column) => column.name));
    const fields = withSyntheticColumn(formats).flatMap((format) =>
      [...format.columns.filter(({ stored }) => stored !== false), ...(format.derived?.columns ?? [])].map(
        (column) => `${format.table}.${column.field}`,
      ),
    );
    expect(fields.filter((field) => !existing.has(field))).toEqual([]);
  });

  it('none bears the name of a table of a page, which an import refuses', () => {
    const names = formats.flatMap(({ file, also = [] }) => [file, ...also]);
    expect(names.filter(isPageTable)).toEqual([]);
  });

  it('the key of each file is a unique key of its table, where nothing equals nothing', async () => {
    const keys = await read(sql<{ name: string; columns: string[]; holds: boolean }>`
      select n.nspname || '.' || c.relname as name, array_agg(a.attname::text order by a.attname) as columns,
        bool_and(i.indnullsnotdistinct or a.attnotnull) as holds
      from pg_index i
      join pg_class c on c.oid = i.indrelid
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
      where i.indisunique
      group by i.indexrelid, n.nspname, c.relname`);
    // The file of another program is loaded as what it becomes, by that one's key.
    const missing = formats.filter((format) => {
      if (format.becomes !== undefined) return false;
      const wanted = [...format.columns, ...(format.derived?.columns ?? [])]
        .filter((column) => column.key)
        .map((column) => column.field);
      const key = ['operator', ...wanted].sort().join();
      return !keys.some((one) => one.name === format.table && one.holds && [...one.columns].sort().join() === key);
    });
    expect(missing.map((format) => format.file)).toEqual([]);
  });

  it('a column that its table demands is demanded of the file, or made from another', async () => {
    const demanded = await read(sql<{ name: string }>`
      select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
      where is_nullable = 'NO' and column_default is null and is_generated = 'NEVER'
        and column_name not in ('operator', 'id', 'origin', 'import_id', 'recorded_at', 'recorded_by')`);
    const tables = new Set(formats.map((format) => format.table));
    const given = new Set(
      formats.flatMap((format) =>
        [
          ...format.columns.filter((column) => column.required || column.value.kind === 'verbatim').map((column) => column.field),
          ...(format.derived?.columns ?? []).map((column) => column.field),
          ...(format.codeFrom ? [format.codeFrom.code] : []),
        ].map((field) => `${format.table}.${field}`),
      ),
    );
    const lacking = demanded
      .map((one) => one.name)
      .filter((name) => tables.has(name.split('.').slice(0, 2).join('.')) && !given.has(name));
    expect(lacking).toEqual([]);
  });

  it('no two headings of a file, and no two files, can be taken for each other', () => {
    const repeated = (names: readonly string[]) => names.filter((name, index) => names.indexOf(name) !== index);
    for (const format of withSyntheticColumn(formats)) {
      expect(
        repeated(format.columns.flatMap((column) => [...new Set([column.name, ...(column.also ?? [])].map(normalizeText))])),
      ).toEqual([]);
    }
    expect(repeated(formats.flatMap((format) => [...new Set([format.file, ...(format.also ?? [])].map(normalizeText))]))).toEqual(
      [],
    );
  });

  it('every reference leads to a file that can be referred to', () => {
    const known = new Set(formats.flatMap((format) => (format.referable ? [format.referable.as] : [])));
    const asked = formats.flatMap((format) =>
      format.columns.flatMap((column) => (column.value.kind === 'reference' ? [column.value.to] : [])),
    );
    expect(asked.filter((to) => !known.has(to))).toEqual([]);
  });

  it('each is for roles that may import at all, and for those alone who read its table when that is private', () => {
    expect(strangeImporters(formats)).toEqual([]);
    const tables = schema.flatMap((part) => part.tables);
    const wrong = formats.filter((format) => {
      const { readers } = tables.find(({ table }) => table === format.table) ?? {};
      const own = readersOf(format);
      if (readers === undefined || 'namedIn' in readers) return own !== null;
      return own === null || own.some((role) => !readers.includes(role));
    });
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });
});
