import { RouterContextProvider } from 'react-router';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendFacts, listEntries } from '../../../database/journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { createRegistry } from '../../../figures/registry.ts';
import { type PageContext, pageContext } from '../../../http/page-context.ts';
import type { Actor, Role } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import { journalReader } from '../journal.reader.ts';
import { loader as loadFile } from './journal.csv.ts';
import { loader as loadPage } from './journal.page.tsx';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
  const actor = testActor('alpha');
  const facts = Array.from({ length: 120 }, (_, n) => ({
    name: 'sample.fact',
    subject: `s${n + 1}`,
    before: null,
    after: { n },
  }));
  await test.database.transaction(actor, (tx) => appendFacts(tx, actor, facts));
});
afterAll(() => test.close());

function asked(address: string, roles: readonly Role[], member: string | null = null) {
  const actor: Actor = testActor('alpha', roles, member);
  const context = new RouterContextProvider();
  const page = {
    database: test.database,
    registry: createRegistry([]),
    today: () => day('2026-11-23'),
    session: { actor, email: 'a@alpha.example', places: [] },
    doors: [journalReader],
    pages: [],
  };
  context.set(pageContext, page as unknown as PageContext); // only what these two pages read
  const url = new URL(address, 'http://localhost');
  return { request: new Request(url), url, context, params: {}, pattern: url.pathname };
}

const page = (address: string, roles: readonly Role[] = ['auditor'], member: string | null = null) =>
  // The loader reads no more of its arguments than what is given here.
  loadPage(asked(address, roles, member) as unknown as Parameters<typeof loadPage>[0]);
const file = (address: string, roles: readonly Role[] = ['auditor']) => loadFile(asked(address, roles));

const refused = { data: { status: 403, detail: expect.stringContaining('Le journal est réservé') } };

describe('the page of the journal', () => {
  it('refuses a reader with the sentence, its file too, and does not exist for a member’s people', async () => {
    await expect(page('/journal', ['reader'])).rejects.toMatchObject(refused);
    await expect(file('/journal.csv', ['agent'])).rejects.toMatchObject(refused);
    await expect(page('/journal', ['member-it-director'], 'gentilly')).rejects.toMatchObject({ init: { status: 404 } });
  });

  it('shows the latest fifty, and leads to the fifty before them until there are none', async () => {
    const first = await page('/journal');
    expect([first.entries.length, first.count, first.latest, first.entries[0]?.subject]).toEqual([50, 120, true, 's120']);
    const second = await page(`/journal${first.older}`);
    expect([second.entries[0]?.subject, second.latest]).toEqual(['s70', false]);
    const third = await page(`/journal${second.older}`);
    expect([third.entries.length, third.entries[0]?.subject, third.older]).toEqual([20, 's20', null]);
  });

  it('keeps the search from page to page', async () => {
    const { entries, older, searching } = await page('/journal?objet=s1');
    expect([entries.length, older, searching]).toEqual([32, null, true]);
  });

  it('gives the search as a file, and journals that it was taken out', async () => {
    const answer = await file('/journal.csv?objet=s12');
    expect(answer.headers.get('content-disposition')).toContain('journal.csv');
    expect((await answer.text()).trim().split('\r\n')).toHaveLength(3);
    const [latest] = await test.database.read(testActor('alpha'), (tx) => listEntries(tx, { limit: 1 }));
    expect(latest).toMatchObject({ fact: 'journal.exported', subject: 'alpha', after: { about: 's12', count: 2 } });
    expect((await page('/journal')).entries[0]).toMatchObject({ fact: 'Journal exporté', path: '/journal' });
  });
});
