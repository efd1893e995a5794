import { expect, test } from 'vitest';
import { createLater } from './later.ts';

test('work begins after the answer, its faults are told, and closing waits for it', async () => {
  const [done, faults]: [string[], unknown[]] = [[], []];
  const { later, settled } = createLater((thrown) => faults.push(thrown));
  later(async () => {
    await new Promise((next) => setImmediate(next));
    done.push('mailed');
    // Work that asks for more is waited for too.
    later(async () => void done.push('and more'));
  });
  later(() => Promise.reject(new Error('451 plus tard')));
  later(() => {
    throw new Error('at once');
  });
  expect(done).toEqual([]);
  await settled();
  expect(done).toEqual(['mailed', 'and more']);
  expect(faults).toMatchObject([{ message: '451 plus tard' }, { message: 'at once' }]);
});
