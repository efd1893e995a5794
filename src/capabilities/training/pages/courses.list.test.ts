import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { day } from '../../../kernel/day.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../../staff/index.ts';
import { registration } from '../index.ts';
import { recordCourses } from '../training.samples.ts';
import { listCourseLines } from './courses.list.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, staff, registration] });
});
afterAll(() => test.close());

it('a course is offered from its first day to its last, and one of a later day is to come, not over', async () => {
  const actor = testActor('catalogue-formation', ['direction']);
  await test.database.transaction(actor, (tx) =>
    recordCourses(tx, actor, [
      { code: 'avenir', from_day: '2020-07-01' },
      { code: 'hier', to_day: '2020-06-01' },
      { code: 'toujours', from_day: '2020-06-01', to_day: '2020-06-02' },
    ]),
  );
  const lines = await test.database.read(actor, (tx) => listCourseLines({ tx, today: day('2020-06-01') }));
  expect(lines.map(({ code, isOffered, isToCome }) => [code, isOffered, isToCome])).toEqual([
    ['avenir', false, true],
    ['hier', false, false],
    ['toujours', true, false],
  ]);
});
