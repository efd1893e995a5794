import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { answering } from '../../../figures/answers.samples.ts';
import { day } from '../../../kernel/day.ts';
import { atDay, month, year, years } from '../../../kernel/period.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration } from '../index.ts';
import { readStaffWords } from '../register/staff-words.ts';
import { outsideBands, unsaid } from '../staff.dimensions.ts';
import { recordGrades, recordPersons, recordPosts, recordTeams } from '../staff.samples.ts';

let test: TestDatabase;
const actor = testActor('alpha', ['hr']);
const on = (text: string) => atDay(day(text));

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, registration] });
  await test.database.transaction(actor, async (tx) => {
    await recordTeams(tx, actor);
    await recordGrades(tx, actor);
    await recordPosts(tx, actor, [
      { code: 'p1', title: 'Ingénieur système', grade: 'ingenieur', team: 'infra' },
      { code: 'p2', title: 'Technicien', grade: 'technicien', team: 'support' },
      { code: 'p3', title: 'Assistante', grade: 'adjoint', team: 'si', quota: 50 },
      { code: 'p4', title: 'Chef de projet', stream: 'tech', category: 'A' },
    ]);
    await recordPersons(tx, actor, [
      {
        code: '001',
        sex: 'female',
        birth_day: '1980-07-02',
        occupations: [{ post: 'p1', from_day: '2018-03-01' }],
        assignments: [{ team: 'si', share: 50, role: 'responsable de domaine', from_day: '2019-01-01' }],
      },
      {
        code: '002',
        sex: 'male',
        birth_from: 1990,
        birth_to: 1994,
        occupations: [
          { post: 'p2', status: 'fixed-contract', from_day: '2018-03-01', to_day: '2020-05-01' },
          { post: 'p2', status: 'trainee', grade: 'controleur', rate: 80, from_day: '2020-05-01' },
        ],
      },
      // Two half-time occupations on one day are one person.
      {
        code: '003',
        sex: 'female',
        occupations: [
          { post: 'p3', status: 'permanent-contract', from_day: '2020-07-01', to_day: '2021-01-01' },
          { post: 'p4', status: 'permanent-contract', rate: 50, from_day: '2020-07-01' },
        ],
      },
      { code: '004', occupations: [{ post: null, status: 'apprentice', from_day: '2020-09-01' }] },
      { code: '005' },
    ]);
  });
});
afterAll(() => test.close());
const { answer, rows } = answering(() => test.database, registration.measures);

describe('headcount', () => {
  it('is unknown before the register begins and for another operator; 0 of what it does not hold', async () => {
    expect(await answer(actor, 'staff.headcount', on('2017-12-31'))).toBe('unknown: no-record');
    expect(await answer(testActor('beta', ['hr']), 'staff.headcount', on('2020-12-31'))).toBe('unknown: no-record');
    expect(await answer(actor, 'staff.headcount', on('2018-12-31'), { status: 'permanent-contract' })).toBe('0');
    expect(await answer(actor, 'staff.apprentices', on('2018-12-31'))).toBe('0');
  });

  it('counts persons present on the day, the last one included, apprentices apart', async () => {
    expect(await answer(actor, 'staff.headcount', on('2018-02-28'))).toBe('unknown: no-record');
    expect(await answer(actor, 'staff.headcount', on('2018-03-01'))).toBe('2');
    expect(await answer(actor, 'staff.headcount', on('2020-12-31'))).toBe('3');
    expect(await answer(actor, 'staff.apprentices', on('2020-12-31'))).toBe('1');
    expect(await answer(actor, 'staff.temporary', on('2020-12-31'))).toBe('0');
  });

  it('over a period is the mean by day, exact', async () => {
    // 184 days of 366 for the third
    expect(await answer(actor, 'staff.headcount', year(2020))).toBe('2.5027');
    expect(await answer(actor, 'staff.headcount', month(2020, 7))).toBe('3');
    expect(await answer(actor, 'staff.headcount', years(2019, 2020))).toBe('2.2517');
    // Two persons, 306 days of 365
    expect(await answer(actor, 'staff.headcount', year(2018))).toBe('1.6767');
  });

  it('shares a person out among teams, the rest going to the team of the post', async () => {
    expect(await answer(actor, 'staff.headcount', on('2018-12-31'), { team: 'infra' })).toBe('1');
    expect(await answer(actor, 'staff.headcount', on('2020-12-31'), { team: 'infra' })).toBe('0.5');
    expect(await answer(actor, 'staff.headcount', on('2020-12-31'), { team: 'si' })).toBe('1.5');
    expect(await answer(actor, 'staff.headcount', on('2020-12-31'), { team: 'pole' })).toBe('1.5');
    expect(await answer(actor, 'staff.headcount', on('2021-12-31'), { team: '?' })).toBe('1');
    expect(await answer(actor, 'staff.headcount', on('2020-12-31'), { role: 'responsable de domaine' })).toBe('0.5');
  });

  it('sorts by the main occupation: own grade first, then that of the post, then the columns of the post', async () => {
    const at = on('2020-12-31');
    expect(await answer(actor, 'staff.headcount', at, { grade: 'controleur' })).toBe('1');
    expect(await answer(actor, 'staff.headcount', at, { category: 'B', framework: 'techniciens', stream: 'tech' })).toBe('1');
    expect(await answer(actor, 'staff.headcount', at, { category: 'C' })).toBe('1');
    expect(await answer(actor, 'staff.headcount', on('2021-01-01'), { category: 'A', stream: 'tech', grade: '?' })).toBe('1');
    expect(await answer(actor, 'staff.headcount', at, { employment: 'tenured' })).toBe('2');
    expect(await answer(actor, 'staff.headcount', at, { working_time: 'part' })).toBe('1');
    expect(await answer(actor, 'staff.headcount', at, { post_time: 'incomplete' })).toBe('1');
    expect(await answer(actor, 'staff.headcount', at, { sex: 'female' })).toBe('2');
  });

  it('tells ages by band, from the birthday or the middle of the years known', async () => {
    expect(await answer(actor, 'staff.headcount', on('2020-07-01'), { band: '35-39' })).toBe('1');
    expect(await answer(actor, 'staff.headcount', on('2020-07-02'), { band: '40-44' })).toBe('1');
    expect(await answer(actor, 'staff.headcount', on('2020-12-31'), { band: '25-29' })).toBe('1');
    expect(await answer(actor, 'staff.headcount', on('2020-12-31'), { band: '?' })).toBe('1');
    // From 1 January to 1 July, and from 2 July on: 182 + 184 days.
    expect(await answer(actor, 'staff.headcount', year(2020), { band: ['35-39', '40-44'] })).toBe('1');
    expect(await answer(actor, 'staff.headcount', year(2020), { band: '40-44' })).toBe('0.5');
  });

  it('opens to persons by their number, with their share', async () => {
    expect(await rows(actor, 'staff.headcount', on('2020-12-31'))).toEqual([
      'Agent 001 — Ingénieur système, Infrastructures (50 %): 001',
      'Agent 001 — Ingénieur système, Systèmes d’information (50 %): 001',
      'Agent 002 — Technicien, Support: 002',
      'Agent 003 — Assistante, Systèmes d’information: 003',
    ]);
    expect(await rows(actor, 'staff.headcount', year(2020), { status: 'fixed-contract' })).toEqual([
      'Agent 002 — Technicien, Support, du 01/01/2020 au 30/04/2020: 002',
    ]);
  });

  it('has shares, and varies between the eve and the last day of a period', async () => {
    expect(await answer(actor, 'staff.sex_share', on('2020-12-31'), { sex: 'female' })).toBe('66.6667');
    expect(
      await answer(actor, 'staff.status_share', on('2020-12-31'), { employment: 'contract', status: 'permanent-contract' }),
    ).toBe('100');
    expect(await answer(actor, 'staff.opening', year(2020))).toBe('2');
    expect(await answer(actor, 'staff.closing', year(2020))).toBe('3');
    expect(await answer(actor, 'staff.variation', year(2020))).toBe('1');
    expect(await answer(actor, 'staff.variation_rate', year(2020))).toBe('50');
    expect(await answer(actor, 'staff.opening', year(2018))).toBe('unknown: no-record');
  });
});

describe('working time', () => {
  it('is quota × rate, each occupation by itself', async () => {
    expect(await answer(actor, 'staff.fte', on('2020-12-31'))).toBe('2.8');
    expect(await answer(actor, 'staff.fte', on('2020-12-31'), { status: 'permanent-contract', post_time: 'incomplete' })).toBe(
      '0.5',
    );
    expect(await answer(actor, 'staff.fte', on('2021-12-31'))).toBe('2.3');
    // 1 + (121 × 1 + 245 × 0.8) ÷ 366 + 184 × 1 ÷ 366
    expect(await answer(actor, 'staff.fte', year(2020))).toBe('2.3689');
    expect(await answer(actor, 'staff.fte', year(2020), { team: 'infra' })).toBe('0.5');
  });

  it('gives hours by the length of each year', async () => {
    expect(await answer(actor, 'staff.hours', year(2020), { sex: 'female', status: 'tenured' })).toBe('1607');
    expect(await answer(actor, 'staff.hours', years(2019, 2020), { sex: 'female', status: 'tenured' })).toBe('3214');
    expect(await answer(actor, 'staff.hours', month(2019, 1), { status: 'fixed-contract' })).toBe('136.4849');
  });
});

describe('age bands that leave ages out, as a file may give them', () => {
  it('hold whom they say, and tell the others from those of unknown age', async () => {
    const other = testActor('beta', ['hr']);
    await test.database.transaction(other, async (tx) => {
      await record(tx, other, 'staff.age_band', [
        { code: 'thirties', name: '30 à 39 ans', from_age: 30, to_age: 40 },
        { code: 'fifties', name: '50 à 59 ans', from_age: 50, to_age: 60 },
      ]);
      const births = { a: '1985-05-05', b: '1965-05-05', c: '1975-05-05', d: '1950-05-05', e: null };
      await recordPersons(
        tx,
        other,
        Object.entries(births).map(([code, birth_day]) => ({
          code,
          birth_day,
          occupations: [{ post: null, from_day: '2010-01-01' }],
        })),
      );
    });
    const told = answering(() => test.database, registration.measures);
    const byBand = { thirties: '1', fifties: '1', [outsideBands]: '2', [unsaid]: '1' };
    for (const [band, count] of Object.entries(byBand))
      expect(await told.answer(other, 'staff.headcount', on('2020-01-01'), { band }), band).toBe(count);
    expect(await told.answer(other, 'staff.aged', on('2020-01-01'))).toBe('4');
    const words = await test.database.read(other, (tx) => readStaffWords(tx));
    expect([...(words['band']?.keys() ?? [])]).toEqual(['thirties', 'fifties', outsideBands, unsaid]);
  });
});
