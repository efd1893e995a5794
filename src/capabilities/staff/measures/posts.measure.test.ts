import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { answering } from '../../../figures/answers.samples.ts';
import { day } from '../../../kernel/day.ts';
import { atDay, year } from '../../../kernel/period.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration } from '../index.ts';
import { recordGrades, recordPersons, recordPosts, recordTeams } from '../staff.samples.ts';
import { listVacancies } from './post-count.store.ts';

let test: TestDatabase;
const actor = testActor('alpha', ['hr']);
const on = (text: string) => atDay(day(text));

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, registration] });
  await test.database.transaction(actor, async (tx) => {
    await recordTeams(tx, actor);
    await recordGrades(tx, actor);
    await recordPosts(tx, actor, [
      { code: 'p1', title: 'Ingénieur système', grade: 'ingenieur', team: 'infra', from_day: '2018-01-01' },
      { code: 'p2', title: 'Technicien', grade: 'technicien', team: 'support', from_day: '2018-01-01', to_day: '2020-01-01' },
      { code: 'p3', title: 'Assistante', grade: 'adjoint', team: 'si', quota: 50, budgeted: false, from_day: '2019-06-01' },
      { code: 'p4', title: 'Chef de projet', stream: 'tech', category: 'A', from_day: '2019-01-01' },
      { code: 'p5', title: 'Développeur', framework: 'ingenieurs', from_day: '2018-01-01' },
    ]);
    await recordPersons(tx, actor, [
      { code: '001', occupations: [{ post: 'p1', rate: 80, from_day: '2018-01-01' }] },
      // Still there when the post was closed.
      { code: '002', occupations: [{ post: 'p2', status: 'fixed-contract', from_day: '2018-01-01' }] },
      { code: '003', occupations: [{ post: 'p3', status: 'trainee', from_day: '2019-06-01', to_day: '2020-04-01' }] },
      { code: '004', occupations: [{ post: 'p5', rate: 40, from_day: '2018-01-01', to_day: '2020-07-01' }] },
      { code: '005', occupations: [{ post: 'p5', status: 'permanent-contract', rate: 60, from_day: '2018-01-01' }] },
      // An apprentice does not fill a post.
      { code: '006', occupations: [{ post: 'p4', status: 'apprentice', from_day: '2019-09-01' }] },
    ]);
  });
});
afterAll(() => test.close());
const { answer, rows } = answering(() => test.database, registration.measures);

describe('posts', () => {
  it('are unknown before the first is opened, and for another operator', async () => {
    expect(await answer(actor, 'staff.posts_open', on('2017-12-31'))).toBe('unknown: no-record');
    expect(await answer(testActor('beta'), 'staff.posts_open', on('2019-12-31'))).toBe('unknown: no-record');
  });

  it('open, filled and vacant are read on the last day of a period', async () => {
    expect(await answer(actor, 'staff.posts_open', year(2019))).toBe('5');
    expect(await answer(actor, 'staff.posts_open', on('2020-01-01'))).toBe('4');
    expect(await answer(actor, 'staff.posts_filled', year(2019))).toBe('4');
    expect(await answer(actor, 'staff.posts_filled', year(2019), { employment: 'tenured' })).toBe('2');
    expect(await answer(actor, 'staff.posts_filled', year(2019), { employment: 'contract' })).toBe('2');
    expect(await answer(actor, 'staff.posts_vacant', year(2019), { vacancy: 'whole' })).toBe('1');
    expect(await rows(actor, 'staff.posts_vacant', year(2019))).toEqual([
      'p1 — Ingénieur système, Infrastructures: p1',
      'p4 — Chef de projet: p4',
    ]);
    expect(await answer(actor, 'staff.fill_rate', year(2019))).toBe('80');
  });

  it('FTE filled and vacant make up the FTE open', async () => {
    expect(await answer(actor, 'staff.fte_open', year(2019))).toBe('4.5');
    expect(await answer(actor, 'staff.fte_open', year(2019), { budgeted: 'yes' })).toBe('4');
    expect(await answer(actor, 'staff.fte_filled', year(2019))).toBe('3.3');
    expect(await answer(actor, 'staff.fte_filled', year(2019), { framework: 'ingenieurs', status: 'tenured' })).toBe('1.2');
    expect(await answer(actor, 'staff.fte_vacant', year(2019))).toBe('1.2');
  });

  it('a post held after it was closed shows as filled and not open', async () => {
    expect(await answer(actor, 'staff.posts_open', year(2020), { grade: 'technicien' })).toBe('0');
    expect(await rows(actor, 'staff.posts_filled', year(2020), { grade: 'technicien' })).toEqual([
      'p2 — Technicien, Support, agent 002 (poste non ouvert à cette date): p2',
    ]);
  });

  it('are sorted by their own columns, else by their grade', async () => {
    expect(await answer(actor, 'staff.posts_open', year(2019), { category: 'A', stream: 'tech' })).toBe('3');
    expect(await answer(actor, 'staff.posts_open', year(2019), { grade: '?' })).toBe('2');
    expect(await answer(actor, 'staff.posts_open', year(2019), { team: 'pole' })).toBe('2');
  });

  it('vacant are listed since the last agent left, or since they were opened', async () => {
    const list = await test.database.read(actor, (tx) => listVacancies(tx, day('2020-12-31')));
    expect(list.map(({ post, since, filled, quota }) => [post, since, filled, quota])).toEqual([
      ['p1', '2018-01-01', 80, 100],
      ['p4', '2019-01-01', 0, 100],
      ['p3', '2020-04-01', 0, 50],
      ['p5', '2020-07-01', 60, 100],
    ]);
  });
});
