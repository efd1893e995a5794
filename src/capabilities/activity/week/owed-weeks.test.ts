import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../database/testing.ts';
import { day } from '../../../kernel/day.ts';
import { workdays } from '../../../kernel/workday.ts';
import { listWorkingPersons } from '../../staff/index.ts';
import { isUnfinished } from './completeness.ts';
import { dueWeek, nothingDue } from './due-week.ts';
import { listOwedWeeks, owedWeeksOf, withOthersFollowed } from './owed-weeks.ts';
import { monthWindow, weekDays } from './week-days.ts';
import { listRecordedDays } from './week-list.store.ts';
import { openWeeks, plainWeek, type Weeks, weekCapabilities } from './weeks.samples.ts';

let weeks: Weeks;
beforeAll(async () => {
  weeks = await openWeeks(await openTestDatabase({ capabilities: weekCapabilities }));
});
afterAll(() => weeks.close());

const loadedDay = (person: string, date: string) => ({
  ...{ person, day: date, kind: 'interne', scope: 'internal', days_hundredths: 100, origin: 'imported' },
});

/** The weeks owed from a day to another (excluded), as they are asked by whoever wants to know whether figures are complete. */
const owedOver = (from: string, to: string) => weeks.read((tx) => listOwedWeeks(tx, { from: day(from), to: day(to) }));

describe('the weeks that are owed', () => {
  it('are those of who is at work, unfinished unless their lines were loaded and account for what was due', async () => {
    const week = ['2026-07-13', '2026-07-14', '2026-07-15', '2026-07-16', '2026-07-17'];
    await weeks.record(
      'activity.time_line',
      week.map((date) => loadedDay('A1', date)),
    );
    // 14 July is a holiday: what was loaded of it comes on top. A5 was not there yet.
    expect(
      (await owedOver('2026-07-13', '2026-07-18')).map((one) => [
        one.person,
        one.due,
        one.placed,
        one.isLoaded,
        isUnfinished(one),
      ]),
    ).toEqual([
      ['A1', 400, 400, true, false],
      ['A2', 400, 0, false, true],
      ['A3', 400, 0, false, true],
      ['A4', 320, 0, false, true],
    ]);
  });

  it('are in the state that was said of them, and owe what leave and arrival leave', async () => {
    await weeks.record('activity.week', [
      { person: 'A1', monday: plainWeek, state: 'returned' },
      { person: 'A3', monday: plainWeek, state: 'approved' },
      { person: 'A4', monday: plainWeek, state: 'finished' },
    ]);
    expect((await owedOver(plainWeek, '2026-11-28')).map(({ person, due, state }) => [person, due, state])).toEqual([
      ['A1', 450, 'returned'],
      ['A2', 500, 'open'],
      ['A3', 500, 'approved'],
      ['A4', 400, 'finished'],
      ['A5', 300, 'open'],
    ]);
  });

  it('stay loaded when a line of them is corrected after the lock', async () => {
    const line = loadedDay('A1', '2026-06-15');
    await weeks.record('activity.time_line', [line]);
    const { rows: ids } = await weeks.read((tx) =>
      sql<{ id: string }>`select id from activity.time_line where day = ${line.day}::date`.execute(tx),
    );
    const taken = { ...line, origin: 'entered', corrects: ids[0]?.id };
    await weeks.record('activity.time_line', [
      { ...taken, days_hundredths: -100, occurrence: 2 },
      { ...taken, days_hundredths: 50, occurrence: 3 },
    ]);
    const [first] = await owedOver('2026-06-15', '2026-06-20');
    expect([first?.person, first?.placed, first?.isLoaded]).toEqual(['A1', 50, true]);
  });

  it('owe nothing of who is not at work, and are shown where something is recorded', async () => {
    await weeks.record('activity.time_line', [loadedDay('A5', '2026-05-13')]);
    const followed = await weeks.read(async (tx) => {
      const window = { from: day('2026-05-11'), to: day('2026-05-18') };
      const recorded = await listRecordedDays(tx, window);
      const persons = withOthersFollowed(await listWorkingPersons(tx, window), { recorded, states: [] });
      return owedWeeksOf({ persons, recorded, states: [], locked: [] }, window);
    });
    expect(followed.map((one) => [one.person, one.due, one.placed, isUnfinished(one)]).at(-1)).toEqual(['A5', 0, 0, false]);
    expect(dueWeek(null, plainWeek).map(({ day: date, due }) => [date, due])[6]).toEqual(['2026-11-29', 0]);
  });

  it('are of the months in which something of them is due or recorded, and of that of their Monday where nothing is', () => {
    const [october, november] = [monthWindow(day('2026-10-01')), monthWindow(day('2026-11-01'))];
    const monday = day('2026-10-26');
    const person = (code: string, due: readonly number[]) => ({
      ...{ code, name: null, teams: new Set<string>() },
      days: weekDays(monday).map((date, place) => ({
        ...{ ...nothingDue(date), isThere: true },
        ...{ planned: workdays(place < 5 ? 100 : 0), due: workdays(due[place] ?? 0) },
      })),
    });
    const sunday = { person: 'A2', date: day('2026-11-01'), hundredths: 50, isEntered: true };
    const known = {
      persons: [person('A1', [100, 100, 100, 100, 100]), person('A2', [0, 0, 100, 100, 100]), person('A3', [])],
      ...{ recorded: [sunday], states: [], locked: [] },
    };
    const told = (window: typeof october) =>
      owedWeeksOf(known, window).flatMap((one) => (one.monday === monday ? [`${one.person} ${one.first}`] : []));
    expect(told(october)).toEqual(['A1 2026-10-26', 'A2 2026-10-28', 'A3 2026-10-26']);
    expect(told(november)).toEqual(['A2 2026-10-28']);
  });
});
