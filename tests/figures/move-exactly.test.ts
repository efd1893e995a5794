import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measures, schema } from '../../src/app.ts';
import type { Tx } from '../../src/database/face.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../src/database/testing.ts';
import { askMany, questionKey } from '../../src/figures/ask.ts';
import { createRegistry } from '../../src/figures/registry.ts';
import type { Found } from '../../src/kernel/figure.ts';
import { quantityOf } from '../../src/kernel/figure.ts';
import { areEqual, dividedBy, fraction, minus, type Quantity, times, whole, zero } from '../../src/kernel/quantity.ts';
import { type Edit, edit } from './edits.ts';
import { type Asked, fillUniverse, questions } from './universe.ts';

const registry = createRegistry(measures);

async function answers(tx: Tx): Promise<Found[]> {
  return (await askMany(tx, registry, questions)).map((figure) => figure.result);
}

function known(found: Found | undefined): Quantity {
  const quantity = found && quantityOf(found);
  return quantity ?? zero;
}

const indexOf = new Map(questions.map((question, index) => [questionKey(question), index]));

/** What a rate or a share must now be, from the additive figures beside it. */
function composed(asked: Asked, now: readonly Found[]): Quantity {
  const at = (measure: string, coordinates: Asked['at']) =>
    known(now[indexOf.get(questionKey({ measure, at: coordinates, period: asked.period })) ?? -1]);
  const [above, below] =
    asked.measure === 'budget.rate'
      ? [at('budget.realised', asked.at), at('budget.forecast', asked.at)]
      : [at('contributions.amount', asked.at), at('contributions.amount', {})];
  return times(dividedBy(above, below), whole(100));
}

function judge(one: Edit, sign: 1 | -1, before: readonly Found[], after: readonly Found[]): void {
  for (const [index, asked] of questions.entries()) {
    const moved = minus(known(after[index]), known(before[index]));
    const expected = asked.additive
      ? fraction(BigInt(sign * one.moves(asked)), 100n)
      : minus(composed(asked, after), composed(asked, before));
    if (!areEqual(moved, expected))
      expect.fail(
        `${one.name} must move ${questionKey(asked)} by ${expected.numerator}/${expected.denominator}, not ${moved.numerator}/${moved.denominator}`,
      );
  }
}

const undone = new Error('undone on purpose: each run starts from the same universe');

describe('an edit of a record', () => {
  let test: TestDatabase;
  const actor = testActor();
  beforeAll(async () => {
    test = await openTestDatabase({ capabilities: schema });
    await test.database.transaction(actor, fillUniverse);
  });
  afterAll(() => test.close());

  it('moves exactly the figures that depend on it, by exactly the difference, and no other (500 edits)', async () => {
    let edits = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 50, maxLength: 50 }), async (sequence) => {
        const run = test.database.transaction(actor, async (tx) => {
          let before = await answers(tx);
          for (const one of sequence) {
            const sign = await one.write(tx);
            const after = await answers(tx);
            judge(one, sign, before, after);
            before = after;
            edits += 1;
          }
          throw undone;
        });
        await expect(run).rejects.toBe(undone);
      }),
      { numRuns: 10, endOnFailure: true },
    );
    expect(edits).toBe(500);
  }, 240_000);

  it('finds every figure of the universe known before any edit', async () => {
    expect((await test.database.read(actor, answers)).filter((one) => one.found !== 'known')).toEqual([]);
  });
});
