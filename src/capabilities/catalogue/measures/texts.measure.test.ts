import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { answering } from '../../../figures/answers.samples.ts';
import { day } from '../../../kernel/day.ts';
import { atDay, year } from '../../../kernel/period.ts';
import { registration as directory } from '../../directory/index.ts';
import { recordCatalogue } from '../catalogue.samples.ts';
import { registration } from '../index.ts';

let test: TestDatabase;
const actor = testActor('alpha');

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, registration] });
  await test.database.transaction(actor, async (tx) => {
    await recordCatalogue(tx, actor);
    await record(tx, actor, 'catalogue.core_entry', [
      { code: 'melodie', title: 'Mélodie + module web', application: 'melodie', domain: 'civil', subdomain: 'État civil' },
      { code: 'totem', title: 'TOTEM', domain: 'finances', from_day: '2020-01-01' },
      { code: 'ancien', title: 'Ancien', application: 'coriolis', domain: 'finances', vendor: 'arpege', to_day: '2020-01-01' },
    ]);
    await record(tx, actor, 'catalogue.glossary_entry', [
      { code: 'melodie', title: 'MELODIE', application: 'melodie' },
      { code: 'divers', title: 'DIVERS', functions: 'Divers', vendor: 'bull' },
    ]);
  });
});
afterAll(() => test.close());
const { answer, rows } = answering(() => test.database, registration.measures);
const text = (measure: string, at: Readonly<Record<string, string>>) => answer(actor, `catalogue.${measure}`, year(2020), at);

describe('what the catalogue says in words', () => {
  it('is unknown where nothing was recorded, and unseen by another operator', async () => {
    expect(await text('application_name', { application: 'inconnu' })).toBe('unknown: no-record');
    expect(await text('application_vendor', { application: 'portail' })).toBe('unknown: no-value');
    expect(await text('application_functions', { application: 'coriolis' })).toBe('unknown: no-value');
    expect(await answer(testActor('beta'), 'catalogue.application_name', year(2020), { application: 'melodie' })).toBe(
      'unknown: no-record',
    );
  });

  it('names an application, its vendor and what it does', async () => {
    expect(await text('application_name', { application: 'melodie' })).toBe('MÉLODIE');
    expect(await text('application_vendor', { application: 'melodie' })).toBe('Arpège');
    expect(await text('application_functions', { application: 'melodie' })).toBe('Actes d’état civil');
  });

  it('two applications of one vendor agree on it, two names do not', async () => {
    expect(await text('application_vendor', { domain: 'interne' })).toBe('Bull');
    expect(await text('application_name', {})).toBe('unknown: ambiguous');
  });

  it('names the domain of a function, else of its application', async () => {
    expect(await text('function_domain', { function: 'marches' })).toBe('Fonctionnement');
    expect(await text('function_domain', { function: 'compta' })).toBe('Finances');
    expect(await text('function_domain', { function: 'intranet' })).toBe('unknown: no-value');
  });

  it('an entry of the glossary says what it does and who supplies it, else its application does', async () => {
    expect(await text('glossary_name', { entry: 'melodie' })).toBe('MELODIE');
    expect(await text('glossary_functions', { entry: 'melodie' })).toBe('Actes d’état civil');
    expect(await text('glossary_vendor', { entry: 'melodie' })).toBe('Arpège');
    expect(await text('glossary_functions', { entry: 'divers' })).toBe('Divers');
    expect(await text('glossary_vendor', { vendor: 'bull' })).toBe('Bull');
  });
});

describe('the core set', () => {
  it('holds what is in it on the day; its size is unknown, not 0, where none is recorded', async () => {
    expect(await answer(actor, 'catalogue.core_size', year(2020))).toBe('2');
    expect(await answer(actor, 'catalogue.core_size', atDay(day('2019-12-31')), { domain: 'interne' })).toBe('1');
    expect(await rows(actor, 'catalogue.core_name', year(2020), { domain: 'interne' })).toEqual(['TOTEM — Finances: TOTEM']);
    expect(await answer(testActor('beta'), 'catalogue.core_size', year(2020))).toBe('unknown: no-record');
  });

  it('names its component, domain, heading and vendor', async () => {
    expect(await text('core_name', { entry: 'melodie' })).toBe('Mélodie + module web');
    expect(await text('core_domain', { entry: 'melodie' })).toBe('Affaires civiles');
    expect(await text('core_subdomain', { entry: 'melodie' })).toBe('État civil');
    expect(await text('core_vendor', { entry: 'melodie' })).toBe('Arpège');
    expect(await text('core_vendor', { entry: 'totem' })).toBe('unknown: no-value');
    expect(await answer(actor, 'catalogue.core_vendor', year(2019), { entry: 'ancien' })).toBe('Arpège');
  });
});
