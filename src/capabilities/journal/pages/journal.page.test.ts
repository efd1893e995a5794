import { RouterContextProvider } from 'react-router';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { age } from '../../../database/journal.samples.ts';
import { appendFacts, listEntries } from '../../../database/journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { createRegistry } from '../../../figures/registry.ts';
import { type PageContext, pageContext } from '../../../http/page-context.ts';
import type { Actor, Role } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import { retentionPath } from '../journal.paths.ts';
import { journalReader } from '../journal.reader.ts';
import { loader as loadFile } from './journal.csv.ts';
import { loader as loadPage } from './journal.page.tsx';
import { action as changeRetention, loader as loadRetention } from './retention.page.tsx';

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

  it('gives the search as a file, and the words of whoever took it out', async () => {
    const answer = await file('/journal.csv?objet=s12');
    expect(answer.headers.get('content-disposition')).toContain('journal.csv');
    expect((await answer.text()).trim().split('\r\n')).toHaveLength(3);
    const actor = testActor('alpha');
    const exported = { name: 'export.made', subject: '/journal.csv', before: null, after: { file: 'journal.csv' } };
    await test.database.transaction(actor, (tx) => appendFacts(tx, actor, [exported]));
    const [entry] = (await page('/journal')).entries;
    expect(entry).toMatchObject({
      fact: 'Fichier exporté',
      subject: '/journal.csv',
      changes: [{ field: 'fichier', before: null, after: 'journal.csv' }],
    });
  });
});

describe('the page of the journal’s retention', () => {
  const retention = (address = retentionPath, roles: readonly Role[] = ['administrator'], member: string | null = null) =>
    loadRetention(asked(address, roles, member) as unknown as Parameters<typeof loadRetention>[0]); // as above
  const set = (years: string, roles: readonly Role[] = ['administrator'], member: string | null = null) => {
    const question = asked(retentionPath, roles, member);
    const request = new Request(question.request.url, { method: 'POST', body: new URLSearchParams({ annees: years }) });
    return changeRetention({ ...question, request } as unknown as Parameters<typeof changeRetention>[0]); // as above
  };
  const facts = () =>
    test.database.read(testActor('alpha'), (tx) => listEntries(tx, { fact: 'journal.retention-set', limit: 10 }));

  it('refuses whoever may not read the journal, and lets nobody but an administrator set anything', async () => {
    await expect(retention(retentionPath, ['agent'])).rejects.toMatchObject(refused);
    await expect(retention(retentionPath, ['member-it-director'], 'gentilly')).rejects.toMatchObject({ init: { status: 404 } });
    const why = 'Seul un administrateur de l’opérateur peut changer la durée de conservation du journal.';
    expect(await retention(retentionPath, ['dpo'])).toMatchObject({ years: null, refused: why });
    for (const [role, member] of [
      ['direction', null],
      ['dpo', null],
      ['administrator', 'gentilly'],
    ] as const)
      await expect(set('3', [role], member)).rejects.toMatchObject({ data: { status: 403, detail: why } });
    for (const years of ['0', '-1', '2,5', '101', 'trois', '1e1'])
      expect(await set(years)).toMatchObject({ data: { refusal: expect.stringContaining('de 1 à 100') }, init: { status: 422 } });
    expect(await facts()).toEqual([]);
  });

  it('says what a retention will remove before it is set, and changes nothing by saying so', async () => {
    expect(await retention(`${retentionPath}?annees=abc`)).toMatchObject({
      asked: { refusal: expect.stringContaining('de 1 à 100') },
    });
    await age(test.database, 'alpha', 4000);
    const { plan, count, years } = await retention(`${retentionPath}?annees=3`);
    expect(plan).toEqual({ count, lastNumber: count, upToDay: '2023-11-22' });
    expect(years).toBeNull();
    expect(await retention(`${retentionPath}?annees=`)).toMatchObject({ asked: { years: null, refusal: null }, plan: null });
  });

  it('is journaled with what stood before, and not when nothing changes', async () => {
    for (const years of ['3', ' 3 ', '5', '']) expect(await set(years)).toEqual({ done: true, refusal: null });
    expect(await facts()).toMatchObject([
      { subject: 'alpha', before: { years: 5 }, after: { years: 'for-ever' } },
      { before: { years: 3 }, after: { years: 5 } },
      { before: { years: 'for-ever' }, after: { years: 3 } },
    ]);
    const [entry] = (await page('/journal?fait=journal.retention-set')).entries;
    expect(entry).toMatchObject({
      fact: 'Conservation du journal changée',
      subject: 'journal',
      path: retentionPath,
      changes: [{ field: 'gardé (années)', before: '5', after: 'pour toujours' }],
    });
    expect(await retention()).toMatchObject({ years: null, removal: null });
  });
});
