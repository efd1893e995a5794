import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tamper } from '../../database/journal.samples.ts';
import { appendFacts, countEntries, listEntries } from '../../database/journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import { createRegistry } from '../../figures/registry.ts';
import { tellEntries } from '../../http/told-entries.ts';
import { day } from '../../kernel/day.ts';
import { listFile } from '../../web/list-file.ts';
import { entryColumns } from './entry-columns.ts';
import { journalReader } from './journal.reader.ts';
import { olderSearch, readJournalSearch } from './journal-search.ts';

let test: TestDatabase;
const anne = { ...testActor('alpha'), id: 'a1', name: 'Élodie Martin', address: '192.0.2.7' };
const bruno = { ...testActor('alpha'), id: 'b2', name: 'Bruno Petit' };

beforeAll(async () => {
  test = await openTestDatabase();
  const facts = [
    [anne, { name: 'accounts.created', subject: 'b2', before: null, after: { name: 'Bruno P.', email: 'b@alpha.example' } }],
    [bruno, { name: 'accounts.signed-in', subject: 'b2', before: null, after: null }],
    [anne, { name: 'accounts.role-granted', subject: 'c3', before: { role: 'reader' }, after: { role: 'direction' } }],
    [bruno, { name: 'sample.fact', subject: '=cmd|calc', before: null, after: { note: '@somme' } }],
  ] as const;
  for (const [actor, fact] of facts) await test.database.transaction(actor, (tx) => appendFacts(tx, actor, [fact]));
});
afterAll(() => test.close());

describe('searching the journal', () => {
  const ids = async (address: string) => {
    const { filter } = readJournalSearch(new URLSearchParams(address));
    const found = await test.database.read(anne, async (tx) => ({
      entries: await listEntries(tx, { ...filter, limit: 10 }),
      count: await countEntries(tx, filter),
    }));
    expect(found.count).toBe(found.entries.length);
    return found.entries.map(({ id }) => id);
  };

  it.each([
    ['', [4, 3, 2, 1]],
    ['personne=nobody', []],
    ['personne=élODIE', [3, 1]],
    ['personne=b2', [4, 2]],
    ['personne=b', [4, 2]],
    ['fait=accounts.signed-in', [2]],
    ['objet=C3', [3]],
    ['objet=%25', []],
    ['du=2001-01-01&au=2001-12-31', []],
    ['du=hier&au=2026-02-30', [4, 3, 2, 1]],
    ['personne=bruno&fait=sample.fact&objet=calc&du=2001-01-01', [4]],
  ])('for « %s » finds %j', async (address, expected) => {
    expect(await ids(address)).toEqual(expected);
  });

  it('takes whole days as they are in France', async () => {
    await tamper(
      test.database,
      "update journal.entry set at = '2026-06-30T22:30:00Z' where id = 1; update journal.entry set at = '2026-06-30T21:30:00Z' where id = 2",
    );
    expect(await ids('du=2026-07-01&au=2026-07-01')).toEqual([1]);
    expect(await ids('du=2026-06-30&au=2026-06-30')).toEqual([2]);
  });

  it('reads where to go on from the address, and nothing that is no number', () => {
    expect(readJournalSearch(new URLSearchParams('avant=12')).before).toBe(12);
    for (const not of ['-1', '1e3', 'x', '', '99999999999999999999'])
      expect(readJournalSearch(new URLSearchParams({ avant: not })).before).toBeNull();
    expect(olderSearch(new URLSearchParams('personne=b&avant=9'), 3)).toBe('?personne=b&avant=3');
  });
});

describe('an entry told to people', () => {
  const told = (facts = {}) =>
    test.database.read(anne, async (tx) => tellEntries(tx, [{ api: [], facts }], await listEntries(tx, { limit: 10 })));

  it('keeps the name of a fact without words, and the identifier of a subject without a name', async () => {
    const [unknown, granted] = await told();
    expect(unknown).toMatchObject({ fact: 'sample.fact', subject: '=cmd|calc', path: null });
    expect(granted?.subject).toBe('c3');
  });

  it('takes the words of the capability that wrote it, and the name under which its subject is known', async () => {
    const entries = await told({
      'accounts.created': {
        label: 'Compte ouvert',
        fields: { email: 'adresse' },
        page: (subject: string) => ({ path: `/personnes/${subject}` }),
      },
    });
    expect(entries.find(({ id }) => id === 1)).toMatchObject({
      fact: 'Compte ouvert',
      who: 'Élodie Martin',
      fromWhere: '192.0.2.7',
      subject: 'Bruno Petit',
      path: '/personnes/b2',
      changes: [
        { field: 'name', before: null, after: 'Bruno P.' },
        { field: 'adresse', before: null, after: 'b@alpha.example' },
      ],
    });
  });

  it('goes into a file in which no text can act as a formula', async () => {
    const file = listFile(await told(), entryColumns, { search: '', sort: null, descending: false });
    expect(file).toContain(";'=cmd|calc;");
    expect(file.split('\r\n')[0]).toBe('\ufeffNuméro;Quand (UTC);Qui;D’où;Fait;Objet;Changements');
    expect(file).toContain('role : reader → direction');
  });
});

describe('the journal over the API', () => {
  const [route] = journalReader.api;
  const ask = (actor: typeof anne, query: unknown) =>
    test.database.read(actor, async (tx) =>
      route?.read({ tx, registry: createRegistry([]), actor, today: day('2026-11-23'), params: {}, query }),
    );

  it('is refused to a reader, and shows another operator nothing', async () => {
    await expect(ask({ ...anne, roles: ['reader'] }, { limit: 5 })).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('Le journal est réservé'),
    });
    expect(await ask({ ...testActor('beta'), address: '' }, { limit: 5 })).toEqual([]);
  });

  it('pages from the latest on', async () => {
    expect(await ask(anne, { limit: 2 })).toMatchObject([{ id: 4 }, { id: 3 }]);
    expect(await ask(anne, { limit: 2, before: 3, person: 'anne' })).toEqual([]);
    expect(await ask(anne, { limit: 2, before: 3, person: 'martin' })).toMatchObject([{ id: 1, fact: 'accounts.created' }]);
  });
});
