import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { unsaid } from '../../kernel/refusals.samples.ts';
import { listDayLengths } from './day-length.store.ts';
import { removeDayLength, setDayLength } from './set-day-length.ts';
import { openSettings, type Settings, settingsSchema } from './settings.samples.ts';

let base: TestDatabase;
let house: Settings;
beforeAll(async () => {
  base = await openTestDatabase(settingsSchema);
  return () => base.close();
});
beforeEach(async () => {
  house = await openSettings(base);
});

const typed = (changes: Record<string, string> = {}) => ({ du: '2022-01-01', heures: '7,8', ...changes });

describe('the hours of a day', () => {
  it.each([
    ['without a day', { du: '' }, { du: /quel jour/ }],
    ['without hours', { heures: '' }, { heures: /combien d’heures/ }],
    ['that are no number', { heures: 'sept' }, { heures: /n’est pas un nombre/ }],
    ['too many', { heures: '25' }, { heures: /de 1 à 24 heures/ }],
    ['none', { heures: '0' }, { heures: /de 1 à 24 heures/ }],
    ['over the longest day', { 'heures-au-plus': '7' }, { 'heures-au-plus': /plus court/ }],
    ['over the longest day where none is said', { heures: '12' }, { 'heures-au-plus': /le plus long jour est de 10 heures/ }],
  ])('are refused %s', async (_what, changes, sentences) => {
    const refusals = await house.refused(setDayLength, typed(changes));
    expect(unsaid(refusals, sentences)).toEqual([]);
    expect(await house.read(listDayLengths)).toEqual([]);
  });

  it('are refused to whoever does not keep them, by forms as by files', async () => {
    for (const role of ['team-head', 'finance', 'agent', 'reader'] as const)
      expect((await house.refused(setDayLength, typed(), house.actorWith([role])))['']).toContain('Seuls la direction');
    await house.send(setDayLength, typed(), house.actorWith(['administrator']));
  });

  it('are said from a day on, said again for the same day, and taken back; the journal keeps each', async () => {
    await house.send(setDayLength, typed());
    expect((await house.refused(setDayLength, typed()))['']).toContain('Rien n’a été changé');
    await house.send(setDayLength, typed({ 'heures-au-plus': '10', source: 'Délibération' }));
    expect(await house.read(listDayLengths)).toEqual([{ fromDay: '2022-01-01', hours: 780, most: 1000, source: 'Délibération' }]);
    expect(await house.lastFacts()).toMatchObject([
      { fact: 'activity.day-length-set', before: { hours: '7,8', most: null }, after: { hours: '7,8', most: '10' } },
    ]);
    expect((await house.refused(removeDayLength, { du: '2021-01-01' }))['']).toContain('Rien ne commence ce jour-là');
    await house.send(removeDayLength, { du: '2022-01-01' });
    expect(await house.read(listDayLengths)).toEqual([]);
  });
});
