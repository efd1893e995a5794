import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setRetention } from './capabilities/journal/retention.ts';
import { age } from './database/journal.samples.ts';
import { appendFacts, listEntries } from './database/journal.store.ts';
import { opened } from './database/opened.ts';
import { perform } from './database/perform.ts';
import { openTestDatabase, type TestDatabase, testActor } from './database/testing.ts';
import { journalKeeper } from './keep-journals.ts';
import { day } from './kernel/day.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.close());

const fact = { name: 'sample.fact', subject: 's', before: null, after: null };
const facts = (operator: string) =>
  test.database.read(testActor(operator), async (tx) => (await listEntries(tx, { limit: 20 })).map(({ fact: name }) => name));

async function oldJournal(operator: string, years: string): Promise<void> {
  const actor = testActor(operator);
  await test.database.transaction(actor, (tx) => appendFacts(tx, actor, [fact, fact]));
  await age(test.database, operator, 800);
  await perform(test.database, actor, setRetention, years);
}

/** A keeper whose calendar the test turns. */
function keeper() {
  const said: string[] = [];
  const days = { today: day('2026-11-28'), asked: 0 };
  const keep = journalKeeper({
    database: test.database,
    operators: async () => {
      days.asked += 1;
      return ['alpha', 'beta', 'gamma'];
    },
    today: () => days.today,
    err: (text) => void said.push(text),
    fault: (thrown) => void said.push(String(thrown)),
  });
  return { keep, said, days };
}

describe('the keeper of the journals', () => {
  it('removes at the first call what each retention says, and nothing more that day', async () => {
    await oldJournal('alpha', '1');
    await oldJournal('beta', '');
    const { keep, said, days } = keeper();
    await Promise.all([keep(), keep()]);
    expect(await facts('alpha')).toEqual(['journal.pruned', 'journal.retention-set']);
    expect(await facts('beta')).toEqual(['sample.fact', 'sample.fact']);
    const counted = await test.database.read(testActor(), (tx) =>
      sql<{ entries: number }>`select reltuples::int as entries from pg_class where oid = 'journal.entry'::regclass`.execute(tx),
    );
    // Never counted is −1; a server counts when it sees fit.
    if (test.database.kind === 'embedded') expect(counted.rows[0]?.entries).toBeGreaterThan(0);
    await oldJournal('gamma', '1');
    await keep();
    expect([days.asked, await facts('gamma')]).toEqual([1, ['journal.retention-set', 'sample.fact', 'sample.fact']]);
    days.today = day('2026-11-29');
    await keep();
    expect([days.asked, await facts('gamma'), said]).toEqual([2, ['journal.pruned', 'journal.retention-set'], []]);
  });

  it('says for every journal that it cannot shorten what to do, and goes on', async () => {
    await age(test.database, 'alpha', 800);
    await age(test.database, 'gamma', 800);
    const behind = opened.get(test.database);
    if (behind === undefined) throw new Error('the test database is open');
    opened.set(test.database, { kind: 'postgresql', url: '', ownerUrl: null });
    const { keep, said } = keeper();
    try {
      await keep();
    } finally {
      opened.set(test.database, behind);
    }
    expect(said).toEqual([expect.stringContaining('« alpha »'), expect.stringContaining('« gamma »')]);
    expect(said[0]).toContain("select journal.prune('alpha', date '2026-11-28');\n");
  });

  it('is told of as a fault when it fails, and tries again the next day', async () => {
    const told: unknown[] = [];
    let calls = 0;
    let today = day('2026-11-28');
    const keep = journalKeeper({
      database: test.database,
      operators: async () => {
        calls += 1;
        throw new Error('the database stopped');
      },
      today: () => today,
      err: () => {},
      fault: (thrown) => void told.push(thrown),
    });
    await keep();
    today = day('2026-11-29');
    await keep();
    expect([calls, told.length]).toEqual([2, 2]);
  });
});
