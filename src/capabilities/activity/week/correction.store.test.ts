import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestDatabase } from '../../../database/testing.ts';
import { correctableLine, findCorrectable } from './correction.store.ts';
import { openWeeks, type Weeks, weekCapabilities } from './weeks.samples.ts';

/** Days of A1, enough for an index to be worth it. */
const manyDays = 5000;

let weeks: Weeks;
beforeAll(async () => {
  const test = await openTestDatabase({ capabilities: weekCapabilities });
  weeks = await openWeeks(test);
  await test.database.transaction(weeks.hr, (tx) =>
    sql`insert into activity.time_line (operator, person, day, kind, days_hundredths, scope, origin, recorded_by)
      select ${weeks.hr.operator}, 'A1', '2010-01-01'::date + n, 'interne', 100, 'internal', 'imported', 'essai'
      from generate_series(1, ${manyDays}::int) n`.execute(tx),
  );
});
afterAll(() => weeks.close());

const id = '00000000-0000-4000-8000-000000000000';

/** A part of a plan: what it reads, and by which condition of an index. */
const step = z.looseObject({
  'Node Type': z.string(),
  Alias: z.string().optional(),
  'Index Cond': z.string().optional(),
  get Plans() {
    return z.array(step).optional();
  },
});
type Step = z.infer<typeof step>;
const plans = z.tuple([z.object({ Plan: step })]);

const everyStep = (one: Step): readonly Step[] => [one, ...(one.Plans ?? []).flatMap(everyStep)];

it('a line is found by its number, and what corrects it too, without reading the others', async () => {
  const found = await weeks.read(async (tx) => {
    const { rows } = await sql<{ 'QUERY PLAN': unknown }>`explain (format json) ${correctableLine(id)}`.execute(tx);
    const told = rows[0]?.['QUERY PLAN'];
    return plans.parse(typeof told === 'string' ? JSON.parse(told) : told);
  });
  const conditionOf = (alias: string) => everyStep(found[0].Plan).map((one) => (one.Alias === alias ? one['Index Cond'] : ''));
  expect(conditionOf('l').join()).toContain('(id = ');
  expect(conditionOf('c').join()).toContain('(corrects = ');
  expect(everyStep(found[0].Plan).filter((one) => one['Node Type'] === 'Seq Scan')).toEqual([]);
  expect(await weeks.read((tx) => findCorrectable(tx, id))).toBeNull();
});
