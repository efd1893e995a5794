import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { answering } from '../../../figures/answers.samples.ts';
import type { Coordinates } from '../../../kernel/figure.ts';
import { parsePeriod, year } from '../../../kernel/period.ts';
import { recordCatalogue } from '../../catalogue/catalogue.samples.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { recordBodies } from '../../directory/directory.samples.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../../staff/index.ts';
import { registration } from '../index.ts';
import { recordCourses, recordEnrolments, recordSessions } from '../training.samples.ts';

let test: TestDatabase;
const actor = testActor('alpha');
const ofArcueil = { ...testActor('alpha', ['member-it-director']), member: 'arcueil' };

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, staff, registration] });
  await test.database.transaction(actor, async (tx) => {
    await recordBodies(tx, actor, ['arcueil', { code: 'opaly', category: 'housing-office' }]);
    await recordCatalogue(tx, actor);
    await recordCourses(tx, actor, [
      { code: 'tableur' },
      { code: 'comptes', category: 'business', application: 'coriolis' },
      { code: 'metiers', category: 'redeployment' },
    ]);
    await recordSessions(tx, actor, [
      { code: 'T1', course: 'tableur', first_day: '2017-06-01', days_hundredths: 100, preparation_hundredths: 50 },
      { code: 'T2', course: 'tableur', first_day: '2018-01-01', preparation_hundredths: 0 },
      { code: 'C1', course: 'comptes', first_day: '2018-12-31', days_hundredths: 200 },
      { code: 'T3', course: 'tableur', first_day: '2019-01-01' },
      { code: 'C2', course: 'comptes', first_day: '2015-03-02', days_hundredths: 100, cost_cents: 900_00 },
      { code: 'C3', course: 'comptes', first_day: '2015-03-03', days_hundredths: null, cost_cents: 300_00 },
      { code: 'C4', course: 'comptes', first_day: '2015-03-04', days_hundredths: 100 },
      // Of the second one nobody knows who came.
      { code: 'C5', course: 'comptes', first_day: '2014-03-04', cost_cents: 500_00 },
      { code: 'C6', course: 'comptes', first_day: '2014-03-05', cost_cents: 700_00 },
      { code: 'C7', course: 'comptes', first_day: '2014-03-06', cost_cents: 300_00 },
    ]);
    for (const [session, ...people] of [
      ['C2', 'P1', 'P2'],
      ['C3', 'P3'],
      ['C4', 'P4'],
      ['C5', 'P5', 'P6'],
    ] as const)
      await recordEnrolments(
        tx,
        actor,
        session,
        people.map((participant) => ({ participant, body: 'arcueil', presence: 'present' })),
      );
    await recordEnrolments(tx, actor, 'C6', [{ participant: 'P5', body: 'arcueil' }]);
    await recordEnrolments(tx, actor, 'C7', [{ participant: 'P5', body: 'arcueil', presence: 'absent' }]);
    await recordEnrolments(tx, actor, 'T1', [{ participant: 'P1', body: 'arcueil', presence: 'present' }]);
    await recordEnrolments(tx, actor, 'T2', [
      { participant: 'P1', body: 'arcueil', presence: 'present' },
      { participant: 'P2', body: 'opaly', presence: 'present' },
      { participant: 'P3', body: 'opaly', presence: 'absent' },
      { participant: 'P4', body: 'opaly' },
      { participant: 'P5', body: 'opaly', state: 'cancelled' },
    ]);
    await recordEnrolments(tx, actor, 'C1', [
      { participant: 'P1', body: 'arcueil', presence: 'present', attended_hundredths: 150 },
      { participant: 'P6', presence: 'present' },
    ]);
    await recordEnrolments(tx, actor, 'T3', [{ participant: 'P7', body: 'arcueil' }]);
  });
});
afterAll(() => test.close());
const { answer, rows } = answering(() => test.database, registration.measures);

const ask = (measure: string, period: string, at: Coordinates = {}, who = actor) => {
  const parsed = parsePeriod(period);
  if (!parsed) throw new RangeError(period);
  return answer(who, `training.${measure}`, parsed, at);
};

describe('sessions and their days', () => {
  it('are unknown where none is recorded, and 0 where others are', async () => {
    expect(await ask('sessions', '2016')).toBe('unknown: no-record');
    expect(await ask('session_days', '2016', { course_category: 'office' })).toBe('unknown: no-record');
    expect(await ask('session_days', '2018', { course_category: 'redeployment' })).toBe('0');
    expect(await ask('sessions', '2018', { application: 'melodie' })).toBe('0');
    expect(await ask('sessions', '2018', {}, testActor('beta'))).toBe('unknown: no-record');
  });

  it('belong to the period of the first day', async () => {
    expect(await ask('sessions', '2018')).toBe('2');
    expect(await ask('session_days', '2018')).toBe('2.5');
    expect(await ask('session_days', '2018', { course_category: 'business' })).toBe('2');
    expect(await ask('session_days', '2018', { domain: 'interne' })).toBe('2'); // finances are part of it
    expect(await ask('session_days', '2018', { course: 'tableur' })).toBe('0.5');
    expect(await ask('session_days_share_by_category', '2018', { course_category: 'business' })).toBe('80');
    expect(await ask('session_days_change', '2017..2018')).toBe('150');
  });

  it('are approximate where the length of one of them is unknown', async () => {
    expect(await ask('session_days', '2015')).toBe('~ 2');
    expect(await ask('trainee_days', '2015')).toBe('~ 3');
    expect(await ask('sessions', '2015')).toBe('3');
  });

  it('cost what is recorded of them, shared out over those sessions and who came to them; else unknown', async () => {
    expect(await ask('cost', '2015')).toBe('1200');
    expect(await ask('cost_per_session', '2015')).toBe('600');
    expect(await ask('cost_per_trainee', '2015')).toBe('400'); // not P4, the cost of whose session is unknown
    expect(await ask('cost', '2014')).toBe('1500');
    expect(await ask('attended_cost', '2014')).toBe('800');
    expect(await ask('cost_per_trainee', '2014')).toBe('400'); // who missed the third one is paid for, who may come to the second is not
    expect(await ask('cost', '2018')).toBe('unknown: no-value');
    expect(await ask('cost_per_trainee', '2018')).toMatch(/^unknown/);
    expect(await ask('cost', '2015', { course_category: 'redeployment' })).toBe('unknown: no-record');
  });

  it('have a preparation, which is unknown where no session says it', async () => {
    expect(await ask('preparation_days', '2017')).toBe('0.5');
    expect(await ask('preparation_days', '2018', { course_category: 'office' })).toBe('0');
    expect(await ask('preparation_days', '2018', { course_category: 'business' })).toBe('unknown: no-value');
  });
});

describe('trainees', () => {
  it('are unknown where nobody’s attendance is, whoever is enrolled', async () => {
    expect(await ask('trainees', '2019')).toBe('unknown: no-record');
    expect(await ask('no_shows', '2019')).toBe('unknown: no-record');
    expect(await ask('no_show_rate', '2019')).toBe('unknown: no-record');
  });

  it('are counted at each session, those who are present alone', async () => {
    expect(await ask('trainees', '2018')).toBe('4');
    expect(await ask('trainees', '2018', { course_category: 'redeployment' })).toBe('0');
    expect(await ask('trainees', '2018', { body: 'arcueil' })).toBe('2');
    expect(await ask('trainees', '2018', { body_category: 'housing-office' })).toBe('1');
    expect(await ask('trainees', '2018', { application: 'coriolis' })).toBe('2');
    expect(await ask('trainees_share_by_category', '2018', { course_category: 'office' })).toBe('50');
    expect(await ask('trainees_change', '2017..2018')).toBe('300');
  });

  it('attended the whole session, unless it is said otherwise', async () => {
    expect(await ask('trainee_days', '2018')).toBe('4.5');
    expect(await ask('trainee_days', '2018', { body: 'arcueil' })).toBe('2');
    expect(await ask('trainee_days', '2018', { course_category: 'business' })).toBe('3.5');
  });

  it('have days that are those of the rows behind them, by category, application, member and year', async () => {
    const behind = (at: Coordinates, of = 2018) => rows(actor, 'training.trainee_days', year(of), at);
    const [office, accounts] = ['01/01/2018 — tableur', '31/12/2018 — comptes'];
    expect(await behind({})).toEqual([
      `${office} — arcueil: 0.5`,
      `${office} — opaly: 0.5`,
      `${accounts}: 2`, // the whole session, and sent by nobody known
      `${accounts} — arcueil: 1.5`, // left before the end
    ]);
    expect(await behind({ course_category: 'office' })).toEqual([`${office} — arcueil: 0.5`, `${office} — opaly: 0.5`]);
    expect(await ask('trainee_days', '2018', { course_category: 'office' })).toBe('1');
    expect(await behind({ application: 'coriolis', body: 'arcueil' })).toEqual([`${accounts} — arcueil: 1.5`]);
    expect(await ask('trainee_days', '2018', { application: 'coriolis', body: 'arcueil' })).toBe('1.5');
    expect(await ask('trainee_days', '2018', { application: 'coriolis' })).toBe('3.5');
    expect(await ask('trainee_days', '2018', { body: 'opaly' })).toBe('0.5');
    expect(await ask('trainee_days', '2018', { application: 'coriolis', body: 'opaly' })).toBe('0');
    expect(await behind({ body: 'arcueil' }, 2017)).toEqual(['01/06/2017 — tableur — arcueil: 1']);
    expect(await ask('trainee_days', '2017..2018', { body: 'arcueil' })).toBe('3');
  });

  it('who did not come are no-shows, among those who are known to have come or not', async () => {
    expect(await ask('no_shows', '2018')).toBe('1');
    expect(await ask('no_show_rate', '2018')).toBe('20');
    expect(await ask('no_show_rate', '2018', { body: 'opaly' })).toBe('50');
  });

  it('are not named by the rows behind a figure', async () => {
    expect(await rows(actor, 'training.trainees', year(2018), { course_category: 'business' })).toEqual([
      '31/12/2018 — comptes: 1',
      '31/12/2018 — comptes — arcueil: 1',
    ]);
  });

  it('are told to a member for itself alone', async () => {
    expect(await ask('trainees', '2018', { body: 'arcueil' }, ofArcueil)).toBe('2');
    expect(await ask('trainees', '2018', {}, ofArcueil)).toBe('unknown: withheld');
    expect(await ask('trainees', '2018', { body: 'opaly' }, ofArcueil)).toBe('unknown: withheld');
    expect(await ask('sessions', '2018', {}, ofArcueil)).toBe('unknown: withheld');
  });
});
