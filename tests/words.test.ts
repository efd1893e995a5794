import { afterAll, beforeAll, expect, it } from 'vitest';
import { doors, measures, schema } from '../src/app.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../src/database/testing.ts';
import { navigation } from '../src/navigation.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase({ capabilities: schema });
});
afterAll(() => test.close());

it('what codes of a dimension are called is given by one capability alone: those of another would be offered with them', async () => {
  const given = await test.database.read(testActor(), async (tx) => {
    const names: string[] = [];
    for (const { words } of doors) names.push(...Object.keys((await words?.(tx)) ?? {}));
    return names;
  });
  expect(given.filter((name, index) => given.indexOf(name) !== index)).toEqual([]);
  const declared = measures.flatMap(({ dimensions }) => Object.values(dimensions).flatMap(({ words }) => words ?? []));
  expect([...new Set(declared)].filter((name) => !given.includes(name))).toEqual([]);
});

it('measures stand in a list of all of them under a name that their pages have in the rail', () => {
  const headings = doors.flatMap((door) => door.measures ?? []);
  expect(new Set(headings.map(({ of }) => of))).toEqual(new Set(measures.map(({ id }) => id.split('.')[0])));
  const rail = navigation.map(({ label }) => label);
  expect(headings.map(({ label }) => label).filter((label) => !rail.includes(label))).toEqual([]);
});
