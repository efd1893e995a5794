import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../database/testing.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../index.ts';
import { listAgeBands } from '../measures/age.store.ts';
import { defaultAgeBands } from './age-band.ts';
import { openRegister, type Register } from './register.samples.ts';
import { setAgeBands } from './set-age-bands.ts';

let base: TestDatabase;
let register: Register;

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [directory, catalogue, staff] });
  return () => base.close();
});
beforeEach(async () => {
  register = await openRegister(base.database);
});

describe('changing the age bands', () => {
  it.each([
    ['nothing', '', /âges/],
    ['words', '30 quarante', /«\squarante\s» n’est pas un âge/],
    ['an age of nobody', '30 130', /«\s130\s»/],
    ['ages out of order', '50 30', /du plus petit/],
    ['an age twice', '30, 30', /chacun une fois/],
    ['more than one would read', Array.from({ length: 21 }, (_, index) => index + 20).join(' '), /20 âges au plus/],
  ])('is refused with %s', async (_what, bornes, sentence) => {
    expect(await register.refused(setAgeBands, { bornes })).toEqual({ bornes: expect.stringMatching(sentence) });
    expect(await register.read(listAgeBands)).toEqual(defaultAgeBands);
  });

  it('is refused to whoever does not manage staff, and to what they are', async () => {
    expect((await register.refused(setAgeBands, { bornes: '30' }, register.actorWith(['finance'])))['']).toContain(
      'ressources humaines',
    );
    expect(await register.refused(setAgeBands, { bornes: '25 30 35 40 45 50 55 60 65' })).toEqual({
      '': expect.stringContaining('Rien'),
    });
  });

  it('takes the place of what stood there, and is told', async () => {
    await register.send(setAgeBands, { bornes: '30 ; 50' });
    await register.send(setAgeBands, { bornes: '40' });
    expect((await register.read(listAgeBands)).map(({ name }) => name)).toEqual(['moins de 40 ans', '40 ans et plus']);
    expect(await register.lastFacts()).toMatchObject([
      { fact: 'staff.age-bands-set', before: { bands: ['moins de 30 ans', '30 à 49 ans', '50 ans et plus'] } },
    ]);
  });
});
