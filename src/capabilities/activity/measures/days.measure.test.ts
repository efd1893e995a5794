import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { answering, periodOf } from '../../../figures/answers.samples.ts';
import { ask as askFigure } from '../../../figures/ask.ts';
import { createRegistry } from '../../../figures/registry.ts';
import { figuresApi } from '../../../http/figures.api.ts';
import { day } from '../../../kernel/day.ts';
import type { Coordinates } from '../../../kernel/figure.ts';
import { year, years } from '../../../kernel/period.ts';
import { recordCatalogue } from '../../catalogue/catalogue.samples.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { recordBodies } from '../../directory/directory.samples.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../../staff/index.ts';
import { recordPersons, recordTeams } from '../../staff/staff.samples.ts';
import { recordTimeLines, recordTwoTrees } from '../activity.samples.ts';
import { listRecordedYears } from '../activity.store.ts';
import { registration } from '../index.ts';

let test: TestDatabase;
const actor = testActor('alpha');
const ofArcueil = { ...testActor('alpha', ['member-it-director']), member: 'arcueil' };

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, staff, registration] });
  await test.database.transaction(actor, async (tx) => {
    await recordBodies(tx, actor, ['arcueil', { code: 'opaly', category: 'housing-office' }]);
    await recordCatalogue(tx, actor);
    await recordTeams(tx, actor);
    await recordPersons(tx, actor, [{ code: 'A1' }, { code: 'A2' }]);
    await recordTwoTrees(tx, actor);
    await recordTimeLines(tx, actor, [
      { person: 'A1', day: '2018-03-12', kind: 'si-suivi', application: 'coriolis', scope: 'shared', days_hundredths: 50 },
      { person: 'A1', day: '2018-03-12', kind: 'si-aide', application: 'coriolis', body: 'arcueil', days_hundredths: 25 },
      {
        person: 'A1',
        day: '2018-03-12',
        kind: 'si-projet',
        application: 'coriolis',
        domain: 'civil',
        body: 'opaly',
        days_hundredths: 25,
      },
      { person: 'A1', day: '2018-12-31', kind: 'si-interne' },
      { person: 'A2', day: '2018-04-03', kind: 'support-aide', application: 'melodie', body: 'arcueil' },
      { person: 'A1', day: '2017-05-15', kind: 'si-suivi', application: 'melodie', scope: 'shared' },
    ]);
  });
});
afterAll(() => test.close());
const { answer, rows } = answering(() => test.database, registration.measures);

const ask = (measure: string, period: string, at: Coordinates = {}, who = actor) =>
  answer(who, `activity.${measure}`, periodOf(period), at);

describe('days worked', () => {
  it('are unknown where no time is recorded at all, and 0 where other time is', async () => {
    expect(await ask('days', '2016')).toBe('unknown: no-record');
    expect(await ask('days', '2017', { beneficiary: 'opaly' })).toBe('0');
    expect(await ask('days', '2018', {}, testActor('beta'))).toBe('unknown: no-record');
  });

  it('are those of the period, its last day included', async () => {
    expect(await ask('days', '2018')).toBe('3');
    expect(await ask('days', '2018-12')).toBe('1');
    expect(await ask('days', '2018-12-31')).toBe('1');
    expect(await ask('days', '2017..2018')).toBe('4');
  });

  it('are part of those of their year, over months that need not be one', async () => {
    expect(await ask('part_of_year', '2015-09..2015-12')).toBe('unknown: no-record');
    expect(await ask('part_of_year', '2018-09..2018-12', { beneficiary: 'villejuif' })).toBe('unknown: zero-base');
    expect(await ask('days', '2018-03..2018-04')).toBe('2');
    expect(await ask('part_of_year', '2018-09..2018-12')).toBe('33.3333'); // 31 December, of three days
    expect(await ask('part_of_year', '2017-06..2018-03')).toBe('25'); // 12 March 2018, of the four days of both years
    expect(await ask('part_of_year', '2018')).toBe('100');
    expect(await ask('full_part_of_year', '2018-03', { kind: 'si-mco' })).toBe('100');
  });

  it('open to their lines in the order of the days', async () => {
    const days = (await rows(actor, 'activity.days', years(2017, 2018))).map((line) => line.slice(0, 10));
    expect([...new Set(days)]).toEqual(['15/05/2017', '12/03/2018', '03/04/2018', '31/12/2018']);
  });

  it('are asked at any level of the tree of kinds, by team and by nature', async () => {
    expect(await ask('days', '2018', { kind: 'si-mco' })).toBe('0.75');
    expect(await ask('days', '2018', { kind: 'si-aide' })).toBe('0.25');
    expect(await ask('days', '2018', { team: 'si' })).toBe('2');
    expect(await ask('days', '2018', { team: 'pole' })).toBe('1'); // support is part of it
    expect(await ask('days', '2018', { nature: 'assistance' })).toBe('1.25');
    expect(await ask('days', '2018', { nature: 'run' })).toBe('0.5');
  });

  it('have the domain of the line, else that of its application', async () => {
    expect(await ask('days', '2018', { domain: 'interne' })).toBe('0.75');
    expect(await ask('days', '2018', { domain: 'civil' })).toBe('1.25');
    expect(await ask('days', '2018', { application: 'coriolis' })).toBe('1');
  });

  it('are worked for a body, for MULTI or for INTERNE, and these add up to the whole', async () => {
    expect(await ask('days', '2018', { beneficiary: 'arcueil' })).toBe('1.25');
    expect(await ask('days', '2018', { beneficiary: 'MULTI' })).toBe('0.5');
    expect(await ask('days', '2018', { beneficiary: 'INTERNE' })).toBe('1');
    expect(await ask('days', '2018', { category: 'housing-office' })).toBe('0.25');
    expect(await ask('days', '2018', { sharing: ['shared', 'internal'] })).toBe('1.5');
    expect(await ask('share_by_sharing', '2018', { sharing: 'specific' })).toBe('50');
    expect(await ask('change', '2017..2018')).toBe('200');
  });

  it('open to their lines, which name no person', async () => {
    expect(await rows(actor, 'activity.days', year(2018), { kind: 'si-mco' })).toEqual([
      '12/03/2018 — Assistance — CORIOLIS — arcueil: 0.25',
      '12/03/2018 — Suivi d’application — CORIOLIS — MULTI: 0.5',
    ]);
  });

  it('are marked while a month of their period is not locked, as is what is made of them', async () => {
    const registry = createRegistry(registration.measures);
    const marked = async (measure: string, period: string, who = actor) => {
      const asked = { measure: `activity.${measure}`, at: {}, period: periodOf(period) };
      const { source } = await test.database.read(who, (tx) => askFigure(tx, registry, asked));
      return source.origin === 'computed' && source.unfinished === true;
    };
    await test.database.transaction(actor, (tx) =>
      record(
        tx,
        actor,
        'activity.month_lock',
        Array.from({ length: 12 }, (_, index) => ({ month: `2018-${String(index + 1).padStart(2, '0')}-01` })),
      ),
    );
    expect(await marked('days', '2018')).toBe(false);
    expect(await marked('days', '2018-12-31')).toBe(false);
    expect(await marked('days', '2017..2018')).toBe(true);
    expect(await marked('full_days', '2017')).toBe(true);
    expect(await marked('change', '2017..2018')).toBe(true);
    expect(await marked('share_by_kind', '2018')).toBe(false);
    expect(await marked('days', '2018', ofArcueil)).toBe(false);
  });

  it('say so to programs, what is not told never being marked', async () => {
    const route = figuresApi.find(({ path }) => path === '/api/figures');
    const registry = createRegistry(registration.measures);
    const read = (period: string, more = {}, who = actor) => {
      const query = { measure: 'activity.days', period, ...more };
      return test.database.read(who, async (tx) =>
        route?.read({ tx, registry, actor: who, today: day('2019-02-01'), params: {}, query }),
      );
    };
    expect(await read('2018')).toMatchObject([{ figure: { value: '3', unfinished: false } }]);
    expect(await read('2017', {}, ofArcueil)).toMatchObject([{ figure: { found: 'unknown', unfinished: false } }]);
    expect(await read('2017', { by: 'team' })).toMatchObject([{ figure: { value: '1', unfinished: true } }]);
  });

  it('are told to a member for itself alone', async () => {
    expect(await ask('days', '2018', { body: 'arcueil' }, ofArcueil)).toBe('1.25');
    expect(await ask('days', '2018', {}, ofArcueil)).toBe('unknown: withheld');
    expect(await ask('days', '2018', { body: 'opaly' }, ofArcueil)).toBe('unknown: withheld');
  });

  it('are 0 to a member where others alone had some, as they are to the operator, and unknown where nobody had', async () => {
    for (const who of [ofArcueil, actor]) {
      expect(await ask('days', '2017', { body: 'arcueil' }, who)).toBe('0');
      expect(await ask('days', '2018-12-31', { body: 'arcueil', kind: 'si-mco' }, who)).toBe('0');
      expect(await ask('days', '2016', { body: 'arcueil' }, who)).toBe('unknown: no-record');
      expect(await test.database.read(who, listRecordedYears)).toEqual([2017, 2018]);
    }
    expect(
      await test.database.read({ ...testActor('beta', ['member-it-director']), member: 'arcueil' }, listRecordedYears),
    ).toEqual([]);
    expect(await rows(ofArcueil, 'activity.days', year(2017), { body: 'arcueil' })).toEqual([]);
  });
});

describe('days on a project', () => {
  beforeAll(() =>
    test.database.transaction(actor, async (tx) => {
      await record(tx, actor, 'activity.project', [
        { code: 'refonte', name: 'Refonte', application: 'coriolis' },
        { code: 'bascule', name: 'Bascule', application: 'coriolis', domain: 'civil' },
        { code: 'sans', name: 'Sans logiciel' },
      ]);
      const line = { person: 'A1', kind: 'si-projet', body: 'arcueil', days_hundredths: 25 };
      await recordTimeLines(tx, actor, [
        { ...line, day: '2014-03-12', project: 'refonte' },
        { ...line, day: '2014-03-12', project: 'bascule', days_hundredths: 50 },
        { ...line, day: '2014-03-12', project: 'sans' },
        // What the line says itself comes first.
        { ...line, day: '2014-03-13', project: 'bascule', application: 'melodie', domain: 'interne', days_hundredths: 100 },
      ]);
    }),
  );

  it('count for the application of the project, and its domain, else that of the application', async () => {
    expect(await ask('days', '2014', { application: 'coriolis' })).toBe('0.75');
    expect(await ask('days', '2014', { application: 'melodie' })).toBe('1');
    expect(await ask('days', '2014', { domain: 'civil' })).toBe('0.5');
    expect(await ask('days', '2014', { domain: 'interne' })).toBe('1.25');
    expect(await ask('days', '2014', { project: 'bascule' })).toBe('1.5');
    expect((await rows(actor, 'activity.days', year(2014), { application: 'coriolis' })).sort()).toEqual([
      '12/03/2014 — Projet — CORIOLIS — arcueil: 0.25',
      '12/03/2014 — Projet — CORIOLIS — arcueil: 0.5',
    ]);
  });

  it('say the same to the member for which they were worked', async () => {
    expect(await ask('days', '2014', { body: 'arcueil', application: 'coriolis' }, ofArcueil)).toBe('0.75');
  });
});
