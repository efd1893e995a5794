import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from './testing.ts';

/** The same expectations on both engines: this file runs on each. */
describe('values come out of the database', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());
  const one = async (statement: ReturnType<typeof sql<{ value: unknown }>>) =>
    (await test.database.read(testActor(), (tx) => statement.execute(tx))).rows[0]?.value;

  it('never rounded: an int8 that a number cannot hold is an error', async () => {
    await expect(one(sql`select 9007199254740993::bigint as value`)).rejects.toThrow('9007199254740993');
    expect(await one(sql`select -9007199254740991::bigint as value`)).toBe(-9007199254740991);
  });

  it('in one form each', async () => {
    expect(await one(sql`select 0.10::numeric as value`)).toBe('0.10');
    expect(await one(sql`select date '2020-02-29' as value`)).toBe('2020-02-29');
    expect(await one(sql`select timestamptz '2020-12-31 23:30:00.123456+01' as value`)).toBe('2020-12-31T22:30:00.123456Z');
    expect(await one(sql`select timestamp '2020-12-31 23:30:00' as value`)).toBe('2020-12-31T23:30:00');
    expect(await one(sql`select '{"a": [1, null, "é"]}'::jsonb as value`)).toEqual({ a: [1, null, 'é'] });
    expect(await one(sql`select 42::int as value`)).toBe(42);
    expect(await one(sql`select true as value`)).toBe(true);
    expect(await one(sql`select null::date as value`)).toBeNull();
    expect(await one(sql`select '\\x00ff'::bytea as value`)).toEqual(new Uint8Array([0, 255]));
    expect(await one(sql`select count(*) as value from generate_series(1, 3)`)).toBe(3);
  });

  it('in arrays as alone', async () => {
    expect(await one(sql`select array['a', 'b "c"', null, 'é,\\'] as value`)).toEqual(['a', 'b "c"', null, 'é,\\']);
    expect(await one(sql`select array[1, 2]::bigint[] as value`)).toEqual([1, 2]);
    expect(await one(sql`select array[1.50]::numeric[] as value`)).toEqual(['1.50']);
    expect(await one(sql`select array['2020-01-01']::date[] as value`)).toEqual(['2020-01-01']);
    expect(await one(sql`select array[timestamptz '2020-01-01 00:00:00+00'] as value`)).toEqual(['2020-01-01T00:00:00Z']);
  });

  it('as they went in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'))),
        fc.jsonValue(),
        fc.maxSafeInteger(),
        async (texts, json, integer) => {
          const sent = JSON.stringify(json).includes('\\u0000') ? null : json;
          expect(await one(sql`select ${texts}::text[] as value`)).toEqual(texts);
          expect(await one(sql`select ${JSON.stringify({ sent })}::jsonb as value`)).toEqual(
            JSON.parse(JSON.stringify({ sent })),
          );
          expect(await one(sql`select ${integer}::bigint as value`)).toBe(integer);
          expect(await one(sql`select ${BigInt(integer)}::bigint as value`)).toBe(integer);
        },
      ),
      { numRuns: 30 },
    );
    expect(await one(sql`select ${new Uint8Array([1, 2, 255])}::bytea as value`)).toEqual(new Uint8Array([1, 2, 255]));
    expect(await one(sql`select ${{ a: 1 }}::jsonb as value`)).toEqual({ a: 1 });
    expect(await one(sql`select ${new Date('2020-01-01T00:00:00.5Z')}::timestamptz as value`)).toBe('2020-01-01T00:00:00.5Z');
    expect(await one(sql`select ${undefined}::text as value`)).toBeNull();
  });

  it('as dates for the accounts library only', async () => {
    const { rows } = await sql<{ value: unknown }>`select timestamptz '2020-01-01 00:00:00+00' as value`.execute(
      test.database.accounts,
    );
    expect(rows[0]?.value).toEqual(new Date('2020-01-01T00:00:00Z'));
  });
});
