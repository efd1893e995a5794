import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, day } from '../../../kernel/day.ts';
import { covers } from '../register/occupancy.ts';
import { heldOn, vacanciesOf, vacantOn } from './vacancy.ts';

const [january, june, july] = [day('2026-01-01'), day('2026-06-01'), day('2026-07-01')];
const open = { fromDay: january, toDay: null };

describe('what nobody holds of a post', () => {
  it('is the whole of one that nobody ever held, since it opened', () => {
    expect(vacanciesOf(open, [])).toEqual([{ fromDay: january, toDay: null, vacant: 100 }]);
    expect(vacantOn(open, [], june)).toEqual({ vacant: 100, since: january });
  });

  it('is nothing on a day on which it is not open', () => {
    expect(vacantOn({ fromDay: june, toDay: july }, [], january)).toBeNull();
    expect(vacantOn({ fromDay: january, toDay: june }, [], june)).toBeNull();
  });

  it('is unknown in its beginning, when the post has none', () => {
    expect(vacanciesOf({ fromDay: null, toDay: null }, [])).toEqual([{ fromDay: null, toDay: null, vacant: 100 }]);
    expect(vacantOn({ fromDay: null, toDay: null }, [], june)).toEqual({ vacant: 100, since: null });
  });

  it('begins on the day after the last one of whoever left', () => {
    const held = [{ fromDay: january, toDay: june, rate: 100 }];
    expect(vacantOn(open, held, day('2026-05-31'))).toBeNull();
    expect(vacantOn(open, held, july)).toEqual({ vacant: 100, since: june });
    expect(vacanciesOf(open, held)).toEqual([{ fromDay: june, toDay: null, vacant: 100 }]);
  });

  it('is the rest, when it is held in part; a change of holder that leaves the same rest is one stretch', () => {
    const held = [
      { fromDay: january, toDay: june, rate: 80 },
      { fromDay: june, toDay: null, rate: 80 },
    ];
    expect(vacanciesOf(open, held)).toEqual([{ fromDay: january, toDay: null, vacant: 20 }]);
  });

  it('with what is held is the whole post, on every day on which it is open', () => {
    const stretch = fc.record({
      start: fc.nat(40),
      length: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
      rate: fc.constantFrom(20, 50),
    });
    const at = (start: number): Day => addDays(january, start);
    fc.assert(
      fc.property(
        fc.array(stretch, { maxLength: 2 }),
        fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }),
        (asked, end) => {
          const post = { fromDay: january, toDay: end === null ? null : at(end) };
          const held = asked.map(({ start, length, rate }) => ({
            fromDay: at(start),
            toDay: length === null ? null : at(start + length),
            rate,
          }));
          const vacancies = vacanciesOf(post, held);
          for (let index = 0; index < 70; index += 1) {
            const found = vacancies.filter((one) => covers(one, at(index)));
            expect(found.length).toBe(covers(post, at(index)) && heldOn(held, at(index)) < 100 ? 1 : 0);
            if (found[0]) expect(found[0].vacant + heldOn(held, at(index))).toBe(100);
          }
        },
      ),
    );
  });
});
