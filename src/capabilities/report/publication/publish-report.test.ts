import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { sampleMeasure } from '../../../figures/figures.samples.ts';
import { ledgerMigrations, ledgerTables } from '../../../figures/ledger/ledger.migration.ts';
import { createRegistry } from '../../../figures/registry.ts';
import { importMigrations, importTables } from '../../../import/import.tables.ts';
import { day } from '../../../kernel/day.ts';
import { registration as budget } from '../../budget/index.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { recordContributions, recordKinds } from '../../contributions/contributions.samples.ts';
import { registration as contributions } from '../../contributions/index.ts';
import { recordBodies } from '../../directory/directory.samples.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as indicators } from '../../indicators/index.ts';
import { registration as report } from '../index.ts';
import { getMemberPdf, getMemberReport, listMemberDocuments } from './member-report.ts';
import { findKeptPdf, listKept } from './publication.store.ts';
import { publishReport } from './publish-report.ts';
import { withdrawPublication } from './withdraw-publication.ts';

const capabilities = [directory, catalogue, budget, contributions, indicators, report];
const privateMeasure = sampleMeasure('test.sick-days', [{ id: 'a', year: '2021', town: null, kind: [], value: '3' }], {
  readers: ['hr'],
});
const registry = createRegistry([...capabilities.flatMap(({ measures }) => measures), privateMeasure]);
const direction = testActor('alpha', ['direction']);
const person = (member: string) => testActor('alpha', ['member-it-director'], member);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let test: TestDatabase;
let today = day('2026-11-22');
const house = () => ({ database: test.database, registry, today: () => today });
const publish = (raw: unknown, actor = direction) => publishReport(house(), actor, raw);
const withdraw = (raw: unknown, actor = direction) => withdrawPublication(house(), actor, raw);
const reportOf = (member: string, code = member) => test.database.read(person(member), (tx) => getMemberReport(tx, code, '2020'));
const pay = (body: string, kind: string, cents: number) =>
  test.database.transaction(direction, (tx) =>
    recordContributions(tx, direction, [{ year: 2020, body, kind, amount_cents: cents }]),
  );
const factsOf2020 = () =>
  test.database.read(direction, async (tx) => {
    const { rows } = await sql<{ fact: string; after: unknown }>`
      select fact, after from journal.entry where fact ~ '^report[.]' and subject = '2020' order by id`.execute(tx);
    return rows;
  });

beforeAll(async () => {
  test = await openTestDatabase({
    capabilities: [
      { migrations: importMigrations, tables: importTables },
      { migrations: ledgerMigrations, tables: ledgerTables },
      ...capabilities,
    ],
  });
  await test.database.transaction(direction, async (tx) => {
    await recordBodies(tx, direction, [
      { code: 'arcueil', name: 'Arcueil' },
      { code: 'gentilly', name: 'Gentilly' },
    ]);
    await recordKinds(tx, direction);
  });
  await pay('arcueil', 'infogerance', 1_111_11);
  await pay('gentilly', 'infogerance', 2_222_22);
}, 60_000);
afterAll(() => test.close());

describe('publishing is refused', () => {
  it('to whoever may not, a member’s person among them, before anything is made', async () => {
    await expect(publish({ year: 2020 }, testActor('alpha', ['agent']))).rejects.toMatchObject({ code: 'access.refused' });
    await expect(publish({ year: 2020 }, person('gentilly'))).rejects.toMatchObject({ code: 'access.refused' });
  });

  it('for what is no year, for a year of which nothing is recorded, and with texts too long', async () => {
    await expect(publish({ year: 'vingt' })).rejects.toMatchObject({ code: 'report.not-a-year' });
    await expect(publish({ year: 1950 })).rejects.toMatchObject({ code: 'report.nothing-recorded' });
    await expect(publish({ year: 2020, note: 'a'.repeat(2001) })).rejects.toMatchObject({ code: 'report.text-too-long' });
  });

  it('of a report some of whose figures are private to roles that the publisher lacks', async () => {
    const items = [{ label: 'Arrêts', measure: 'test.sick-days' }];
    const chapters = [{ title: 'Équipes', blocks: [{ type: 'key-figures', items }] }];
    const content = { format: 'bievre-outline-1', operator: 'alpha', year: 2021, title: 'Bilan 2021', chapters };
    await test.database.transaction(direction, (tx) => record(tx, direction, 'report.outline', [{ year: 2021, content }]));
    await expect(publish({ year: 2021 })).rejects.toMatchObject({ code: 'report.withheld-figures', details: { withheld: 1 } });
    expect(await publish({ year: 2021 }, testActor('alpha', ['direction', 'hr']))).toMatchObject({ number: 1, figures: 0 });
  });

  it('and so is withdrawing what is not published, or without a reason', async () => {
    await expect(withdraw({ year: 2020, number: 1, reason: 'erreur' })).rejects.toMatchObject({ code: 'report.not-published' });
    await expect(withdraw({ year: 2020, number: 1, reason: '  ' })).rejects.toMatchObject({ code: 'report.no-reason' });
    await expect(withdraw({ year: 2020, number: 'x', reason: 'erreur' })).rejects.toMatchObject({
      code: 'report.not-a-publication',
    });
    expect(await factsOf2020()).toEqual([]);
    await expect(reportOf('gentilly')).rejects.toMatchObject({ code: 'report.not-published-to-members' });
  });
});

describe('a published report', () => {
  it('is read by each member with its own figures, and by none with another’s', async () => {
    const published = await publish({ year: '2020', deliberation: ' 2026-12 ', note: '' });
    expect(published).toMatchObject({ year: 2020, number: 1 });
    for (const [member, amount, other] of [
      ['arcueil', '1111.11', 'gentilly'],
      ['gentilly', '2222.22', 'arcueil'],
    ] as const) {
      const { publication, figures } = await reportOf(member);
      expect(publication).toMatchObject({ number: 1, publishedOn: '2026-11-22', deliberation: '2026-12', note: null });
      expect(figures.map(({ value }) => value)).toContain(amount);
      expect(new Set(figures.map(({ body }) => body))).toEqual(new Set([member]));
      expect(JSON.stringify(figures).toLowerCase()).not.toContain(other);
      const rows = await test.database.read(person(member), (tx) =>
        sql<{ body: string }>`select distinct body from report.shown_figure`.execute(tx),
      );
      expect(rows.rows).toEqual([{ body: member }]);
      const missing = await reportOf(member, 'nobody').catch(({ code }: { code: string }) => code);
      await expect(reportOf(member, other)).rejects.toMatchObject({ code: missing });
    }
  });

  it('is the very PDF whose fingerprint was kept, for the members and for the operator', async () => {
    const [kept] = await test.database.read(direction, (tx) => listKept(tx, 2020));
    const { pdf } = await test.database.read(person('gentilly'), (tx) => getMemberPdf(tx, 'gentilly', '2020'));
    expect(new TextDecoder().decode(pdf.subarray(0, 5))).toBe('%PDF-');
    expect([sha256(pdf), pdf.length]).toEqual([kept?.sha256, kept?.size]);
    const own = await test.database.read(direction, (tx) => findKeptPdf(tx, 2020, 1));
    expect(own && sha256(own)).toBe(kept?.sha256);
  });

  it('shows to members what is published now, and nothing of what the operator keeps', async () => {
    const hidden = await test.database.read(person('gentilly'), async (tx) => {
      const kept = await listKept(tx, 2020);
      const { rows } = await sql`select position from report.publication_figure`.execute(tx);
      return [...kept, ...rows];
    });
    expect(hidden).toEqual([]);
    const documents = (actor = direction) => test.database.read(actor, (tx) => listMemberDocuments(tx, 'gentilly'));
    expect(await documents(person('gentilly'))).toEqual(await documents());
    expect(await test.database.read(testActor('beta', ['direction']), (tx) => listKept(tx, 2020))).toEqual([]);
  });

  it('is not published twice the same: nothing has changed', async () => {
    await expect(publish({ year: 2020, note: 'encore' })).rejects.toMatchObject({ code: 'report.already-published' });
    expect((await factsOf2020()).map(({ fact }) => fact)).toEqual(['report.published']);
  });

  it('does not change with the records, until a correction is published under the next number', async () => {
    const before = await reportOf('gentilly');
    await pay('gentilly', 'alc', 1_00);
    expect(await reportOf('gentilly')).toEqual(before);
    today = day('2026-11-23');
    expect(await publish({ year: 2020, note: 'Prestations corrigées.' })).toMatchObject({ number: 2 });
    const { publication, figures } = await reportOf('gentilly');
    expect(publication).toMatchObject({ number: 2, publishedOn: '2026-11-23', note: 'Prestations corrigées.' });
    expect(figures.map(({ value }) => value)).toContain('2223.22');
    const kept = await test.database.read(direction, (tx) => listKept(tx, 2020));
    expect(kept.map(({ number, withdrawnOn }) => [number, withdrawnOn])).toEqual([
      [2, null],
      [1, null],
    ]);
  });

  it('is gone for the members at once when it is withdrawn, and once only; the operator keeps it with the reason', async () => {
    await expect(withdraw({ year: 2020, number: 1, reason: 'ancienne' })).rejects.toMatchObject({
      code: 'report.replaced-since',
    });
    await expect(withdraw({ year: 2020, number: 2, reason: 'erreur' }, person('gentilly'))).rejects.toMatchObject({
      code: 'access.refused',
    });
    await withdraw({ year: '2020', number: '2', reason: ' Montants faux. ' });
    await expect(reportOf('gentilly')).rejects.toMatchObject({ code: 'report.not-published-to-members' });
    await expect(test.database.read(person('gentilly'), (tx) => getMemberPdf(tx, 'gentilly', '2020'))).rejects.toMatchObject({
      code: 'report.not-published-to-members',
    });
    const left = await test.database.read(person('gentilly'), (tx) =>
      sql`select year from report.shown_publication where year = 2020 union all select year from report.shown_figure`.execute(tx),
    );
    expect(left.rows).toEqual([]);
    await expect(withdraw({ year: 2020, number: 2, reason: 'encore' })).rejects.toMatchObject({ code: 'report.not-published' });
    const [last] = await test.database.read(direction, (tx) => listKept(tx, 2020));
    expect(last).toMatchObject({ number: 2, withdrawnOn: '2026-11-23', reason: 'Montants faux.' });
    expect((await factsOf2020()).at(-1)).toEqual({ fact: 'report.withdrawn', after: { reason: 'Montants faux.' } });
  });

  it('can be published again once withdrawn, unchanged, with what was wrong beside it put right', async () => {
    expect(await publish({ year: 2020, deliberation: '2026-13' })).toMatchObject({ number: 3 });
    expect((await reportOf('arcueil')).publication).toMatchObject({ number: 3, deliberation: '2026-13' });
  });

  it('is never altered where the operator keeps it: the database refuses', async () => {
    for (const statement of [
      'update report.publication set note = null',
      'delete from report.publication_figure',
      'delete from report.withdrawal',
    ])
      await expect(
        test.database.transaction(direction, (tx) => sql.raw(statement).execute(tx)),
        statement,
      ).rejects.toMatchObject({ code: 'database.refused' });
  });
});
