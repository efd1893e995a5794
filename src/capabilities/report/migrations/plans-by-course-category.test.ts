import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tamper } from '../../../database/journal.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { verifyJournal } from '../../../database/verify-journal.ts';
import { createRegistry } from '../../../figures/registry.ts';
import { importMigrations, importTables } from '../../../import/import.tables.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../../staff/index.ts';
import { registration as training } from '../../training/index.ts';
import { registration } from '../index.ts';
import { findOutline } from '../outline.store.ts';
import { findOutlineFaults } from '../outline-faults.ts';
import { plansByCourseCategory } from './2026-11-28-report-plans-by-course-category.ts';

let test: TestDatabase;
const alpha = testActor('alpha');
const beta = testActor('beta');
const registry = createRegistry([directory, catalogue, staff, training].flatMap(({ measures }) => measures));

const trained = (at: object) => ({ measure: 'training.trainees', at, unit: 'agents' });
const column = (label: string, measure: string, at: object = {}) => ({ label, measure, at, unit: 'agents', period: '2018' });
const table = (columns: object[], rows: object[]) => ({ type: 'table', caption: 'T', section: '9', table: 't', columns, rows });

/** A plan that asks training in every place where a question can stand, by this name, and staff and members by their own category. */
const planBy = (name: string, operator = 'alpha') => ({
  format: 'bievre-outline-1',
  operator,
  year: 2018,
  title: 'Bilan',
  chapters: [
    {
      title: 'Formation',
      blocks: [
        {
          type: 'text',
          text: '{category} et {a}',
          figures: { category: trained({ [name]: ['office', 'business'] }), a: trained({}) },
        },
        { type: 'key-figures', items: [{ ...trained({ [name]: 'office' }), label: 'category' }] },
      ],
      chapters: [
        {
          title: 'Par catégorie',
          blocks: [
            table(
              [column('2018', 'training.trainees'), column('Métiers', 'training.session_days', { [name]: 'business' })],
              [
                { label: 'bureautiques', at: { [name]: 'office' }, cells: { Métiers: null } },
                { label: 'category', cells: { 2018: { ...trained({ [name]: 'redeployment' }), label: 'category' } } },
              ],
            ),
            table([column('Agents', 'staff.headcount')], [{ label: 'A', at: { category: 'A' } }]),
            table(
              [column('Agents', 'staff.headcount'), column('Formés', 'training.trainees')],
              [{ label: 'B', at: { category: 'B' }, cells: { Formés: trained({ [name]: 'office' }) } }],
            ),
          ],
        },
      ],
    },
  ],
});
const silent = {
  ...planBy('category', 'beta'),
  year: 2019,
  chapters: [
    {
      title: 'category',
      blocks: [table([column('Organismes', 'directory.bodies')], [{ label: 'Villes', at: { category: 'city' } }])],
    },
  ],
};

const run = '019ac000-0000-7000-8000-000000000000';
const put = (who: typeof alpha, plan: { readonly year: number }) =>
  test.database.transaction(who, (tx) =>
    sql`insert into report.outline (operator, year, content, recorded_by)
      values (${who.operator}, ${plan.year}, ${JSON.stringify(plan)}::jsonb, 'essai')`.execute(tx),
  );
const kept = async (who: typeof alpha, statement: ReturnType<typeof sql>) =>
  (await test.database.read(who, (tx) => sql`${statement}`.execute(tx))).rows;
const plans = (who: typeof alpha) => kept(who, sql`select year, content, recorded_by from report.outline order by year`);
const facts = (who: typeof alpha) =>
  kept(who, sql`select actor_kind, subject, before, after from journal.entry where fact = 'report.plan-rewritten' order by id`);

beforeAll(async () => {
  test = await openTestDatabase({
    capabilities: [{ migrations: importMigrations, tables: importTables }, directory, catalogue, staff, training, registration],
  });
  await put(alpha, planBy('category'));
  await put(beta, planBy('category', 'beta'));
  await put(beta, silent);
  await test.database.transaction(alpha, async (tx) => {
    await sql`insert into import.run (operator, id, actor_kind, actor_id, actor_name, strict, status)
      values ('alpha', ${run}::uuid, 'person', 'essai', 'Compte d’essai', false, 'loaded')`.execute(tx);
    const state = JSON.stringify({ year: 2018, content: planBy('category') });
    await sql`insert into import.change (operator, import_id, file, line, table_name, row_id, before, after)
      values ('alpha', ${run}::uuid, 1, 1, 'report.outline', gen_random_uuid(), ${state}::jsonb, ${state}::jsonb),
        ('alpha', ${run}::uuid, 2, 1, 'training.course', gen_random_uuid(), '{"category": "office"}', '{}')`.execute(tx);
  });
  await tamper(test.database, plansByCourseCategory.sql);
});
afterAll(() => test.close());

describe('plans that asked training by `category`', () => {
  it('ask it by the name of today, wherever they do, and others as before', async () => {
    expect(await plans(alpha)).toEqual([{ year: 2018, content: planBy('course_category'), recorded_by: 'essai' }]);
    expect(await plans(beta)).toEqual([
      { year: 2018, content: planBy('course_category', 'beta'), recorded_by: 'essai' },
      { year: 2019, content: silent, recorded_by: 'essai' },
    ]);
    const outline = await test.database.read(alpha, (tx) => findOutline(tx, 2018));
    expect(outline && findOutlineFaults(outline, registry)).toEqual([]);
  });

  it('come back by that name when their import is undone; what it wrote stays written', async () => {
    expect(await kept(alpha, sql`select before, after from import.change order by file`)).toEqual([
      {
        before: { year: 2018, content: planBy('course_category') },
        after: { year: 2018, content: planBy('category') },
      },
      { before: { category: 'office' }, after: {} },
    ]);
  });

  it('are told in the journal of each operator, whose chain holds', async () => {
    const told = {
      actor_kind: 'system',
      subject: '2018',
      before: { dimension: 'category' },
      after: { dimension: 'course_category' },
    };
    for (const who of [alpha, beta]) {
      expect(await facts(who)).toEqual([told]);
      expect(await verifyJournal(test.database, who)).toMatchObject({ intact: 1, broken: null });
    }
  });

  it('are left alone, and untold, a second time', async () => {
    await tamper(test.database, plansByCourseCategory.sql);
    expect(await plans(alpha)).toMatchObject([{ content: planBy('course_category') }]);
    expect(await facts(alpha)).toHaveLength(1);
  });

  it('leaves its tables closed to whoever owns them, as before, and no function behind', async () => {
    const open = await kept(
      alpha,
      sql`select relname from pg_class where relkind = 'r' and relrowsecurity and not relforcerowsecurity
        union all select proname from pg_proc where pronamespace = 'report'::regnamespace`,
    );
    expect(open).toEqual([]);
  });
});
