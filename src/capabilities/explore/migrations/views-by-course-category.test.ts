import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tamper } from '../../../database/journal.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { verifyJournal } from '../../../database/verify-journal.ts';
import { registration } from '../index.ts';
import { viewsByCourseCategory } from './2026-11-28-explore-views-by-course-category.ts';

let test: TestDatabase;
const alpha = testActor('alpha');
const beta = testActor('beta');

const over = 'de=2016&a=2018';
/** Views by their name: the addresses under which they were kept, and are found. */
const views = [
  {
    name: 'colonnes',
    before: `mesure=training.session_days&lignes=application&colonnes=category&${over}`,
    after: `mesure=training.session_days&lignes=application&colonnes=course_category&${over}`,
  },
  {
    name: 'filtre',
    before: `mesure=training.trainees&lignes=body&colonnes=annee&${over}&f.category=office`,
    after: `mesure=training.trainees&lignes=body&colonnes=annee&${over}&f.course_category=office`,
  },
  {
    name: 'lignes',
    before: 'f.category=category&lignes=category&mesure=training.trainees',
    after: 'f.course_category=category&lignes=course_category&mesure=training.trainees',
  },
];
const [, , last = { name: '', before: '', after: '' }] = views;
const others = [
  `mesure=training.trainees&lignes=body_category&colonnes=annee&${over}&f.body_category=city`,
  `mesure=activity.days&lignes=category&colonnes=annee&${over}&f.category=city`,
  'lignes=category',
].map((parameters, index) => ({ name: `z${index}`, parameters }));

const keep = (who: typeof alpha, name: string, parameters: string) =>
  test.database.transaction(who, (tx) =>
    sql`insert into explore.view (operator, owner, owner_name, name, shared, parameters)
      values (${who.operator}, 'essai', 'Compte d’essai', ${name}, false, ${parameters})`.execute(tx),
  );
const kept = async (who: typeof alpha, statement: ReturnType<typeof sql>) =>
  (await test.database.read(who, (tx) => sql`${statement}`.execute(tx))).rows;
const addresses = (who: typeof alpha) => kept(who, sql`select name, parameters from explore.view order by name`);
const facts = (who: typeof alpha) =>
  kept(who, sql`select actor_kind, subject, before, after from journal.entry where fact = 'explore.view-rewritten' order by id`);

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [registration] });
  for (const { name, before } of views) await keep(alpha, name, before);
  for (const { name, parameters } of others) await keep(alpha, name, parameters);
  await keep(beta, last.name, last.before);
  await tamper(test.database, viewsByCourseCategory.sql);
});
afterAll(() => test.close());

describe('views that asked training by `category`', () => {
  it('ask it by the name of today in rows, columns and filters, and others as before', async () => {
    expect(await addresses(alpha)).toEqual([...views.map(({ name, after }) => ({ name, parameters: after })), ...others]);
    expect(await addresses(beta)).toEqual([{ name: last.name, parameters: last.after }]);
  });

  it('are told in the journal with the address that they had, once', async () => {
    await tamper(test.database, viewsByCourseCategory.sql);
    expect(await facts(alpha)).toEqual(
      views.map(({ name, before, after }) => ({
        actor_kind: 'system',
        subject: name,
        before: { parameters: before },
        after: { parameters: after },
      })),
    );
    expect(await facts(beta)).toHaveLength(1);
    expect(await verifyJournal(test.database, alpha)).toMatchObject({ intact: 3, broken: null });
  });
});
