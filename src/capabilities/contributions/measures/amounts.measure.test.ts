import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { answering } from '../../../figures/answers.samples.ts';
import { day } from '../../../kernel/day.ts';
import { atDay, year, years } from '../../../kernel/period.ts';
import { recordBodies, recordMerger } from '../../directory/directory.samples.ts';
import { registration as directory } from '../../directory/index.ts';
import { recordContributions, recordKinds } from '../contributions.samples.ts';
import { registration } from '../index.ts';

let test: TestDatabase;
const actor = testActor('alpha');
const offices = ['oph-est', 'oph-nord', 'oph-sud'];

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, registration] });
  await test.database.transaction(actor, async (tx) => {
    await recordBodies(tx, actor, ['arcueil', 'gentilly', 'villejuif']);
    await recordMerger(tx, actor, offices, 'oph-uni', '2019-01-01');
    await recordKinds(tx, actor);
    await recordContributions(tx, actor, [
      { year: 2018, body: 'arcueil', kind: 'socle', amount_cents: 309_012_00 },
      { year: 2018, body: 'arcueil', kind: 'hors-socle', amount_cents: 26_957_50 },
      { year: 2018, body: 'arcueil', kind: 'alc-recurrentes', amount_cents: 74_365_00 },
      { year: 2018, body: 'villejuif', kind: 'alc-recurrentes', amount_cents: 0 },
      { year: 2018, body: 'gentilly', kind: 'alc-specifiques', amount_with_tax_cents: 120_00 },
      ...offices.map((body) => ({ year: 2018, body, kind: 'hors-socle', amount_cents: 1_000_00 })),
      { year: 2020, body: 'arcueil', kind: 'infogerance', amount_cents: 379_160_00, amount_with_tax_cents: 454_992_00 },
      { year: 2020, body: 'arcueil', kind: 'alc', amount_cents: 74_705_00 },
      { year: 2020, body: 'oph-uni', kind: 'infogerance', amount_cents: 2_700_00 },
    ]);
  });
});
afterAll(() => test.close());
const { answer, rows } = answering(() => test.database, registration.measures);

describe('contributions', () => {
  it('are unknown, not 0, where nothing is recorded, and unseen by another operator', async () => {
    expect(await answer(actor, 'contributions.amount', year(2018), { body: 'villejuif', kind: 'socle' })).toBe(
      'unknown: no-record',
    );
    expect(await answer(actor, 'contributions.amount', year(2019))).toBe('unknown: no-record');
    expect(await answer(actor, 'contributions.amount', atDay(day('2018-12-31')))).toBe('unknown: no-record');
    expect(await answer(testActor('beta'), 'contributions.amount', year(2018))).toBe('unknown: no-record');
  });

  it('a recorded 0 is a 0, and an amount recorded only with tax is unknown without it', async () => {
    expect(await answer(actor, 'contributions.amount', year(2018), { body: 'villejuif' })).toBe('0');
    expect(await answer(actor, 'contributions.amount', year(2018), { body: 'gentilly' })).toBe('unknown: no-value');
    expect(await answer(actor, 'contributions.amount_with_tax', year(2018), { body: 'gentilly' })).toBe('120');
  });

  it('a kind holds those under it, whether a year records them apart or together', async () => {
    expect(await answer(actor, 'contributions.amount', year(2018), { body: 'arcueil', kind: 'infogerance' })).toBe('335969.5');
    expect(await answer(actor, 'contributions.amount', year(2018), { body: 'arcueil', kind: 'socle' })).toBe('309012');
    expect(await answer(actor, 'contributions.amount', year(2020), { body: 'arcueil', kind: 'infogerance' })).toBe('379160');
    expect(await answer(actor, 'contributions.amount', year(2020), { body: 'arcueil', kind: 'socle' })).toBe(
      'unknown: no-record',
    );
    expect(await answer(actor, 'contributions.amount', years(2018, 2020), { kind: 'alc' })).toBe('149070');
  });

  it('of three offices that merged stay theirs; the merged office has its own from then on', async () => {
    expect(await answer(actor, 'contributions.amount', year(2018), { body: offices })).toBe('3000');
    expect(await answer(actor, 'contributions.amount', year(2018), { body: 'oph-nord' })).toBe('1000');
    expect(await answer(actor, 'contributions.amount', year(2018), { body: 'oph-uni' })).toBe('unknown: no-record');
    expect(await answer(actor, 'contributions.amount', year(2020), { body: 'oph-uni' })).toBe('2700');
    // the whole story of the merged office
    expect(await answer(actor, 'contributions.amount', years(2018, 2020), { body: ['oph-uni', ...offices] })).toBe('5700');
  });

  it('open to one row per body, year and kind', async () => {
    expect(await rows(actor, 'contributions.amount', year(2018), { body: 'arcueil' })).toEqual([
      'arcueil — Hors socle, 2018: 26957.5',
      'arcueil — Prestations récurrentes, 2018: 74365',
      'arcueil — Socle, 2018: 309012',
    ]);
  });

  it('a share is of all the bodies, over the same kinds', async () => {
    expect(await answer(actor, 'contributions.share', year(2020), { body: 'arcueil', kind: 'infogerance' })).toBe('99.2929'); // 379 160 ÷ 381 860
    expect(await answer(actor, 'contributions.share', year(2018), { body: 'villejuif' })).toBe('0');
    expect(await answer(actor, 'contributions.share', year(2020), { body: 'villejuif' })).toBe('unknown: no-record');
  });
});

describe('to a member’s person, contributions', () => {
  const arcueil = testActor('alpha', ['member-it-director'], 'arcueil');
  const amount = (at: Parameters<typeof answer>[3]) => answer(arcueil, 'contributions.amount', year(2018), at);

  it('are withheld for another member, whether or not there is one of that name, and for all together', async () => {
    expect(await amount({ body: 'villejuif' })).toBe('unknown: withheld');
    expect(await amount({ body: 'personne' })).toBe('unknown: withheld');
    expect(await amount({ body: ['arcueil', 'villejuif'] })).toBe('unknown: withheld');
    expect(await amount({})).toBe('unknown: withheld');
    expect(await rows(arcueil, 'contributions.amount', year(2018), { body: 'villejuif' })).toEqual([]);
  });

  it('give no share: what the others pay could be told from it', async () => {
    expect(await answer(actor, 'contributions.share', year(2018), { body: 'arcueil' })).not.toMatch(/unknown/);
    expect(await answer(arcueil, 'contributions.share', year(2018), { body: 'arcueil' })).toBe('unknown: withheld');
  });

  it('of their own member are the same as the operator reads, rows and all', async () => {
    const own = { body: 'arcueil' };
    expect(await amount(own)).toBe(await answer(actor, 'contributions.amount', year(2018), own));
    expect(await amount(own)).toBe('410334.5');
    expect(await rows(arcueil, 'contributions.amount', year(2018), own)).toEqual(
      await rows(actor, 'contributions.amount', year(2018), own),
    );
  });
});
