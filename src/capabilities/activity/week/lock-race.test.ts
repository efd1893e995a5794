import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rows, Tx } from '../../../database/face.ts';
import { openTestDatabase, type TestDatabase } from '../../../database/testing.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Command } from '../../../kernel/command.ts';
import { day } from '../../../kernel/day.ts';
import { begin } from '../begun.samples.ts';
import { endKind } from '../kinds/end-kind.ts';
import { correctProject } from '../projects/record-project.ts';
import { openedNow } from '../settings.samples.ts';
import { lockMonth } from './lock-month.ts';
import { listLocks } from './month-lock.store.ts';
import { saveWeek } from './save-week.ts';
import { openWeeks, toldLines, type Weeks, weekCapabilities, weekTyped, workOf } from './weeks.samples.ts';

const today = day('2026-11-30');
const october = { mois: '2026-10', malgre: 'oui' };
const interne = workOf('interne');

let test: TestDatabase;
let weeks: Weeks;
beforeAll(async () => {
  test = await openTestDatabase({ capabilities: weekCapabilities });
  weeks = await openWeeks(test);
});
afterAll(() => weeks.close());

const begun = <Input, Result>(command: Command<Input, Result, Tx, Rows>, form: unknown, actor: Actor) =>
  begin(test.database, command, form, actor);

// The embedded database has one connection: a transaction there waits for the one before it.
describe.skipIf(!process.env['BIEVRE_TEST_POSTGRES'])('a month that is locked while a week of it is saved', () => {
  it('keeps out a week whose saving began before and reads after; the agent is told', async () => {
    const locking = await begun(lockMonth(today), october, weeks.hr);
    const saving = weeks.refused(saveWeek, weekTyped(day('2026-10-12'), 0, [[interne, '1']]), weeks.agent('A1'));
    await locking.endWhenAwaited(saving);
    expect(await saving).toEqual({ version: expect.stringContaining('vient d’être verrouillé') });
    expect(toldLines(await weeks.week('A1', day('2026-10-12')))).toEqual([]);
  });

  it('is locked once the saving that began before it is done', async () => {
    const saving = await begun(saveWeek, weekTyped(day('2026-09-14'), 0, [[interne, '1']]), weeks.agent('A1'));
    const locking = weeks.send(lockMonth(today), { ...october, mois: '2026-09' }, weeks.hr);
    let lockedBefore = false;
    const watched = locking.then(async () => {
      lockedBefore = (await weeks.week('A1', day('2026-09-14'))).lines.length === 0;
    });
    await saving.endWhenAwaited(watched);
    await watched;
    expect(lockedBefore).toBe(false);
    expect(toldLines(await weeks.week('A1', day('2026-09-14')))).toEqual(['0 interne 100']);
    expect((await weeks.read(listLocks)).map(({ month }) => month)).toEqual(['2026-10-01', '2026-09-01']);
  });
});

describe.skipIf(!process.env['BIEVRE_TEST_POSTGRES'])('a week saved twice, both of which read it before either wrote', () => {
  it.each([
    ['nobody had touched', day('2026-03-02'), 0],
    ['had lines', day('2026-03-09'), 1],
  ])('that %s is saved by the first, and the second is told', async (_which, monday, version) => {
    if (version === 1) await weeks.send(saveWeek, weekTyped(monday, 0, [[interne, '', '1']]), weeks.agent('A1'));
    const first = await begun(saveWeek, weekTyped(monday, version, [[interne, '1']]), weeks.agent('A1'));
    const second = await begun(saveWeek, weekTyped(monday, version, [[interne, '0,5']]), weeks.agent('A1'));
    expect(await first.end()).toBe(version + 1);
    await expect(second.end()).rejects.toMatchObject({ code: 'activity.changed-meanwhile' });
    expect(toldLines(await weeks.week('A1', monday))).toEqual(['0 interne 100']);
  });
});

const opened = (command: { readonly name: string }, form: Readonly<Record<string, string>>) =>
  weeks.read((tx) => openedNow(tx, command, form));
const february = day('2026-02-02');

describe.skipIf(!process.env['BIEVRE_TEST_POSTGRES'])('a kind or a project that ends while a line of it is saved', () => {
  it('keeps out a line whose saving began before and reads after', async () => {
    await weeks.record('activity.kind', [{ code: 'veille', name: 'Veille', team: 'infra' }]);
    const ending = await begun(endKind, await opened(endKind, { code: 'veille', au: '2026-02-03' }), weeks.hr);
    const saving = weeks.refused(saveWeek, weekTyped(february, 0, [[workOf('veille'), '1', '1', '1']]), weeks.agent('A1'));
    await ending.endWhenAwaited(saving);
    expect(await saving).toEqual({ 'j-0-2': expect.stringContaining('« Veille » est fini depuis le 4 février 2026') });
    expect(toldLines(await weeks.week('A1', february))).toEqual([]);
  });

  it('ends no sooner than a line whose saving began before it', async () => {
    const aide = workOf('aide');
    const saving = await begun(saveWeek, weekTyped(february, 0, [[aide, '', '', '1']]), weeks.agent('A4'));
    const ending = weeks.refused(endKind, await opened(endKind, { code: 'aide', au: '2026-02-03' }), weeks.hr);
    await saving.endWhenAwaited(ending);
    expect(await ending).toEqual({ au: expect.stringContaining('1 ligne de temps du type « Assistance » est après le 3') });
  });

  it('is the same for a project', async () => {
    await weeks.record('activity.project', [{ code: 'refonte', name: 'Refonte' }]);
    const refonte = workOf('suivi', { project: 'refonte' });
    const until = (au: string) => opened(correctProject, { code: 'refonte', nom: 'Refonte', au });
    const ending = await begun(correctProject, await until('2026-02-05'), weeks.hr);
    const late = weeks.refused(saveWeek, weekTyped(february, 0, [[refonte, '', '', '', '', '1']]), weeks.agent('A2'));
    await ending.endWhenAwaited(late);
    expect(await late).toEqual({ 'j-0-4': expect.stringContaining('« Refonte » est fini depuis le 6 février 2026') });
    const saving = await begun(saveWeek, weekTyped(february, 0, [[refonte, '', '', '1']]), weeks.agent('A2'));
    const sooner = weeks.refused(correctProject, await until('2026-02-03'), weeks.hr);
    await saving.endWhenAwaited(sooner);
    expect(await sooner).toEqual({ au: expect.stringContaining('1 ligne de temps du projet « Refonte » est après le 3') });
  });
});
