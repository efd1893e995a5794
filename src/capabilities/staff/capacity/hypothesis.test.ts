import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthNamed } from './capacity.samples.ts';
import { frenchHypothesis, type Hypothesis, hypothesisText, joinHypotheses, parseHypothesis } from './hypothesis.ts';

describe('a hypothesis in an address', () => {
  it.each([
    '',
    'depart',
    'depart~49',
    'depart~soixante',
    'depart~64~P1',
    'vacant~2027-13~P1',
    'vacant~2027-03',
    'pourvu~P1~2027-03',
    'decale~0~Refonte',
    'decale~99~Refonte',
    'decale~3',
    'abandonne~',
    'non-remplace',
    'autre~P1',
  ])('« %s » is none', (text) => {
    expect(parseHypothesis(text)).toBeNull();
  });

  it('reads as it is written, whatever the code of the post and the name of the project', () => {
    const code = fc.string({ minLength: 1, maxLength: 20 });
    const month = fc.constantFrom(monthNamed('2026-12'), monthNamed('2028-02'));
    const moved = fc.integer({ min: -36, max: 36 }).filter((months) => months !== 0);
    const any: fc.Arbitrary<Hypothesis> = fc.oneof(
      fc.integer({ min: 50, max: 75 }).map((age): Hypothesis => ({ kind: 'age', age })),
      fc.tuple(code, month).map(([post, from]): Hypothesis => ({ kind: 'vacant', post, month: from })),
      fc.tuple(code, month).map(([post, from]): Hypothesis => ({ kind: 'filled', post, month: from })),
      code.map((post): Hypothesis => ({ kind: 'not-replaced', post })),
      fc.tuple(code, moved).map(([project, months]): Hypothesis => ({ kind: 'moved', project, months })),
      code.map((project): Hypothesis => ({ kind: 'dropped', project })),
    );
    fc.assert(
      fc.property(any, (hypothesis) => {
        expect(parseHypothesis(hypothesisText(hypothesis))).toEqual(hypothesis);
      }),
    );
  });

  it('is replaced by a later one about the same thing; a post may be left and then filled', () => {
    const left: Hypothesis = { kind: 'vacant', post: 'P1', month: monthNamed('2027-03') };
    const filled: Hypothesis = { kind: 'filled', post: 'P1', month: monthNamed('2027-09') };
    const ages: Hypothesis[] = [
      { kind: 'age', age: 62 },
      { kind: 'age', age: 64 },
    ];
    const moved: Hypothesis[] = [
      { kind: 'moved', project: 'Refonte', months: 3 },
      { kind: 'dropped', project: 'Refonte' },
    ];
    expect(joinHypotheses([left, ...ages, filled, ...moved])).toEqual([left, ages[1], filled, moved[1]]);
  });

  it('is said in French', () => {
    const said = (hypothesis: Hypothesis) => frenchHypothesis(hypothesis, (post) => `poste ${post}`);
    expect(said({ kind: 'vacant', post: 'P1', month: monthNamed('2027-04') })).toBe('poste P1 vacant à partir d’avril 2027');
    expect(said({ kind: 'filled', post: 'P1', month: monthNamed('2027-03') })).toBe('poste P1 pourvu à partir de mars 2027');
    expect(said({ kind: 'moved', project: 'Refonte', months: -2 })).toBe('projet « Refonte » avancé de 2 mois');
  });
});
