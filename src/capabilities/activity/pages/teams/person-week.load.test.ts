import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '../../../../database/testing.ts';
import { createRegistry } from '../../../../figures/registry.ts';
import { day } from '../../../../kernel/day.ts';
import { openWeeks, plainWeek, type Weeks, weekCapabilities } from '../../week/weeks.samples.ts';
import { loadPersonWeek } from './person-week.load.ts';

let weeks: Weeks;
beforeAll(async () => {
  weeks = await openWeeks(await openTestDatabase({ capabilities: weekCapabilities }));
});
afterAll(() => weeks.close());

it('offers whoever adds to a week the kinds of the teams of its person first, and tells the others apart', async () => {
  const url = new URL('https://bievre.exemple/equipes/temps/semaines');
  const page = { actor: weeks.director, today: day('2026-11-30'), url, registry: createRegistry([]), doors: [], pages: [] };
  const groupsOf = async (person: string) =>
    (await weeks.read((tx) => loadPersonWeek({ tx, ...page }, person, plainWeek), weeks.director)).choices?.kinds.map(
      ({ label, choices }) => [label.includes('(autre équipe)'), choices.map(({ value }) => value).sort()],
    );
  expect(await groupsOf('A1')).toEqual([
    [false, ['interne', 'suivi']],
    [true, ['aide']],
  ]);
  expect(await groupsOf('A4')).toEqual([
    [false, ['aide']],
    [true, ['interne', 'suivi']],
  ]);
});
