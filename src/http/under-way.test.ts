import { describe, expect, it } from 'vitest';
import { createUnderWay } from './under-way.ts';

describe('work under way', () => {
  it('is waited for before the server closes, what it begins meanwhile and what fails included', async () => {
    const { during, settled } = createUnderWay();
    const ended: string[] = [];
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const one = during(
      first.promise.then(() => {
        ended.push('one');
        void during(second.promise.then(() => ended.push('two')));
      }),
    );
    const failing = during(Promise.reject(new Error('gone')));
    const closing = settled().then(() => ended.push('closed'));
    await expect(failing).rejects.toThrow('gone');
    first.resolve();
    await one;
    expect(ended).toEqual(['one']);
    second.resolve();
    await closing;
    expect(ended).toEqual(['one', 'two', 'closed']);
  });
});
