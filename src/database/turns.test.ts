import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { turns } from './turns.ts';

describe('turns', () => {
  it('are had by so many at once, in the order in which they were asked for, and by everybody in the end', async () => {
    const holding = fc.record({ most: fc.integer({ min: 1, max: 5 }), steps: fc.array(fc.nat(6), { maxLength: 30 }) });
    await fc.assert(
      fc.asyncProperty(holding, async ({ most, steps }) => {
        const queue = turns(most);
        let held = 0;
        let highest = 0;
        const order: number[] = [];
        const work = async (hops: number, index: number) => {
          const giveBack = await queue.take();
          order.push(index);
          held += 1;
          highest = Math.max(highest, held);
          for (let hop = 0; hop < hops; hop += 1) await Promise.resolve();
          held -= 1;
          giveBack();
          giveBack(); // a turn that is given back twice is one turn
        };
        await Promise.all(steps.map(work));
        expect(order).toEqual(steps.map((_, index) => index));
        expect(highest).toBeLessThanOrEqual(most);
      }),
    );
  });
});
