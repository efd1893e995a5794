import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '../../../../database/testing.ts';
import { createRegistry } from '../../../../figures/registry.ts';
import { day } from '../../../../kernel/day.ts';
import { finishWeek } from '../../week/own-week.ts';
import { saveWeek } from '../../week/save-week.ts';
import { openWeeks, plainWeek, type Weeks, weekCapabilities, weekTyped, workOf } from '../../week/weeks.samples.ts';
import { loadOwnWeek } from './week.load.ts';

/** The Monday after the week that is finished here, 23 to 27 November 2026. */
const today = day('2026-11-30');

let weeks: Weeks;
beforeAll(async () => {
  weeks = await openWeeks(await openTestDatabase({ capabilities: weekCapabilities }));
});
afterAll(() => weeks.close());

async function lateBeside(monday: string): Promise<readonly string[] | undefined> {
  const actor = weeks.agent('A2');
  const url = new URL(`https://bievre.exemple/semaine?lundi=${monday}`);
  const page = { actor, today, url, registry: createRegistry([]), doors: [], pages: [] };
  const { week } = await weeks.read((tx) => loadOwnWeek({ tx, ...page }), actor);
  return week?.late.map((one) => one.monday);
}

it('tells beside any week which others of late are to be finished, whatever the week that is shown', async () => {
  await weeks.send(saveWeek, weekTyped(plainWeek, 0, [[workOf('interne'), '1', '1', '1', '1', '1']]), weeks.agent('A2'));
  await weeks.send(finishWeek, { lundi: plainWeek }, weeks.agent('A2'));
  const late = ['2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'];
  for (const shown of [today, plainWeek, '2026-12-28', '2025-03-03']) expect(await lateBeside(shown), shown).toEqual(late);
  expect(await lateBeside('2026-10-19')).toEqual(late.filter((monday) => monday !== '2026-10-19'));
});
