import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { answering } from '../../../figures/answers.samples.ts';
import { day } from '../../../kernel/day.ts';
import { atDay, month, year } from '../../../kernel/period.ts';
import { recordBodies, recordMerger } from '../directory.samples.ts';
import { registration } from '../index.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [registration] });
});
afterAll(() => test.close());
const { answer, rows } = answering(() => test.database, registration.measures);
const on = (date: string) => atDay(day(date));

describe('how many bodies are served', () => {
  it('another operator’s bodies are not seen', async () => {
    await test.database.transaction(testActor('autre'), (tx) => recordBodies(tx, testActor('autre'), ['cachan', 'fresnes']));
    expect(await answer(testActor('voisin'), 'directory.bodies', year(2020))).toBe('0');
    expect(await answer(testActor('autre'), 'directory.bodies', year(2020))).toBe('2');
  });

  it('counts a body from its first day to its last, both included', async () => {
    const actor = testActor('bornes');
    await test.database.transaction(actor, (tx) =>
      recordBodies(tx, actor, [
        { code: 'toujours' },
        { code: 'quitte', to_day: '2019-07-01' }, // last day: 30/06/2019
        { code: 'arrive', from_day: '2020-01-01' },
      ]),
    );
    expect(await answer(actor, 'directory.bodies', on('2019-06-30'))).toBe('2');
    expect(await answer(actor, 'directory.bodies', on('2019-07-01'))).toBe('1');
    expect(await answer(actor, 'directory.bodies', on('2019-12-31'))).toBe('1');
    expect(await answer(actor, 'directory.bodies', on('2020-01-01'))).toBe('2');
    expect(await answer(actor, 'directory.bodies', month(2019, 6))).toBe('2');
    expect(await rows(actor, 'directory.bodies', year(2020))).toEqual(['arrive: 1', 'toujours: 1']);
  });

  it('three housing offices that merge are three until the eve and one from the day; each is still found in its time', async () => {
    const actor = testActor('fusion');
    const offices = ['oph-est', 'oph-nord', 'oph-sud'];
    await test.database.transaction(actor, async (tx) => {
      await recordMerger(tx, actor, offices, 'oph-uni', '2021-01-01');
      await recordBodies(tx, actor, ['arcueil']);
    });
    const housing = { category: 'housing-office' };
    expect(await answer(actor, 'directory.bodies', year(2020), housing)).toBe('3');
    expect(await answer(actor, 'directory.bodies', on('2020-12-31'), housing)).toBe('3');
    expect(await answer(actor, 'directory.bodies', on('2021-01-01'), housing)).toBe('1');
    expect(await answer(actor, 'directory.bodies', year(2020), { body: 'oph-nord' })).toBe('1');
    expect(await answer(actor, 'directory.bodies', year(2021), { body: 'oph-nord' })).toBe('0');
    expect(await answer(actor, 'directory.bodies', year(2021))).toBe('2');
  });

  it('counts by status and college', async () => {
    const actor = testActor('qualites');
    await test.database.transaction(actor, (tx) =>
      recordBodies(tx, actor, [
        { code: 'a', college: 'Villes' },
        { code: 'b' },
        { code: 'c', status: 'customer', college: 'Villes' },
      ]),
    );
    expect(await answer(actor, 'directory.bodies', year(2020), { status: 'member' })).toBe('2');
    expect(await answer(actor, 'directory.bodies', year(2020), { status: 'member', college: 'Villes' })).toBe('1');
  });
});

describe('the population of the bodies served', () => {
  const actor = testActor('peuple');
  beforeAll(() =>
    test.database.transaction(actor, async (tx) => {
      await recordBodies(tx, actor, ['arcueil', 'gentilly', { code: 'champigny', to_day: '2019-01-01' }, 'villejuif']);
      await record(tx, actor, 'directory.population', [
        { body: 'arcueil', year: 2016, municipal: 21000, total: 21200 },
        { body: 'arcueil', year: 2018, municipal: 21500, total: null },
        { body: 'gentilly', year: 2018, municipal: 18000, total: 18100 },
        { body: 'champigny', year: 2018, municipal: 77000, total: 77500 },
      ]);
    }),
  );

  it('is unknown where none is recorded, and before the first that is', async () => {
    expect(await answer(actor, 'directory.population', year(2020), { body: 'villejuif' })).toBe('unknown: no-record');
    expect(await answer(actor, 'directory.population', year(2015), { body: 'arcueil' })).toBe('unknown: no-record');
  });

  it('is the last known of each body, and no longer that of a body that left', async () => {
    expect(await answer(actor, 'directory.population', year(2017), { body: 'arcueil' })).toBe('21000');
    expect(await answer(actor, 'directory.population', year(2020), { body: 'arcueil' })).toBe('21500');
    expect(await answer(actor, 'directory.population', year(2020))).toBe('39500'); // 21 500 + 18 000
    expect(await answer(actor, 'directory.population', on('2018-12-31'))).toBe('116500'); // and 77 000
  });

  it('a year without total population does not hide an older one that has it', async () => {
    expect(await answer(actor, 'directory.total_population', year(2020), { body: 'arcueil' })).toBe('21200');
  });
});
