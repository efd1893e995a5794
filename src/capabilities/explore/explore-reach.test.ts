import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testActor } from '../../database/testing.ts';
import { createMemory } from '../../figures/memory.ts';
import { createRegistry } from '../../figures/registry.ts';
import type { Actor } from '../../kernel/actor.ts';
import { day } from '../../kernel/day.ts';
import { registration as activity } from '../activity/index.ts';
import { headOfPole, hr, openMay } from '../activity/measures/may.samples.ts';
import { registration as catalogue } from '../catalogue/index.ts';
import { registration as directory } from '../directory/index.ts';
import { registration as staff } from '../staff/index.ts';
import { registration } from './index.ts';
import { loadExplored } from './pages/explore.load.ts';
import { loadOffer } from './pages/explore.offer.ts';

let test: TestDatabase;
const capabilities = [directory, catalogue, staff, activity, registration];
const registry = createRegistry(
  capabilities.flatMap(({ measures }) => measures),
  createMemory(),
);

beforeAll(async () => {
  test = await openMay([registration]);
});
afterAll(() => test.close());

const doors = capabilities.flatMap(({ reader }) => (reader ? [reader] : []));

/** The lines of the page, of its chart and of its file, in one column: `label: cell`. */
async function table(who: Actor, query: string, column = 0): Promise<string[]> {
  const url = new URL(`http://essai/explorer?${query}&de=2018&a=2018`);
  const { rows } = await test.database.read(who, (tx) => loadExplored({ tx, registry, doors, url, today: day('2019-03-01') }));
  return rows.map(({ label, cells }) => `${label}: ${cells[column]?.text}`);
}

describe('exploring what is told of one’s own teams', () => {
  const byAgent = 'mesure=activity.days_of_agent&lignes=agent';

  it('has no line for others, nor the whole, even after somebody who is told all', async () => {
    expect(await table(hr, byAgent)).toEqual(['A1: 18,5', 'A2: 2', 'A4: 14', 'Ensemble: 34,5']);
    expect(await table(headOfPole, byAgent)).toEqual(['A2: 2', 'Ensemble: inconnu']);
    expect(await table(testActor('alpha', ['reader']), byAgent)).toEqual(['Ensemble: inconnu']);
    expect(await table(headOfPole, `${byAgent}&f.agent=A1`)).toEqual(['Ensemble: inconnu']);
  });

  it('says that some of it is not shown to the reader, whether or not there is any', async () => {
    const isWithheld = async (who: Actor, year: number) => {
      const url = new URL(`http://essai/explorer?${byAgent}&de=${year}&a=${year}`);
      return (await test.database.read(who, (tx) => loadExplored({ tx, registry, doors, url, today: day('2019-03-01') })))
        .isWithheld;
    };
    expect([await isWithheld(hr, 2018), await isWithheld(hr, 1990)]).toEqual([false, false]);
    expect([await isWithheld(headOfPole, 2018), await isWithheld(headOfPole, 1990)]).toEqual([true, true]);
  });

  it('offers again the agent that an address is limited to, whom no word names', async () => {
    const url = new URL(`http://essai/explorer?${byAgent}&f.agent=A2`);
    const filters = await test.database.read(hr, async (tx) => {
      const page = { tx, registry, doors, url, today: day('2019-03-01') };
      return (await loadOffer(page, (await loadExplored(page)).view)).filters;
    });
    expect(filters.find(({ name }) => name === 'agent')?.codes).toEqual([{ value: 'A2', label: 'A2' }]);
  });

  it('has the completeness of one’s own teams, month by month', async () => {
    const byTeam = 'mesure=activity.completeness&lignes=team&colonnes=mois';
    expect(await table(headOfPole, byTeam, 4)).toEqual(['Infrastructures: 6,06\u00a0%', 'Ensemble: inconnu']);
    expect(await table(hr, byTeam, 4)).toEqual([
      'Infrastructures: 6,06\u00a0%',
      'Systèmes d’information: 71,75\u00a0%',
      'Ensemble: 43,56\u00a0%',
    ]);
  });
});
