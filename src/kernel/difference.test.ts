import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences, differenceText } from './difference.ts';

const told = (before: unknown, after: unknown, words = {}) => differences(before, after, words).map(differenceText);

describe('what a change moved', () => {
  it('is nothing between two states that say the same, or that say nothing', () => {
    expect(told(null, null)).toEqual([]);
    expect(told({ roles: ['reader'] }, { roles: ['reader'] })).toEqual([]);
    expect(told({}, { roles: [], name: null })).toEqual([]);
  });

  it('is told field by field, with the words of its capability', () => {
    expect(
      told(
        { role: 'reader', to: null, team: 'a' },
        { role: 'direction', to: '2027-01-01', team: 'a' },
        { fields: { role: 'rôle', to: 'jusqu’au' }, values: { role: { direction: 'Direction' } } },
      ),
    ).toEqual(['rôle : reader → Direction', 'jusqu’au : 1er janvier 2027']);
    expect(told({ name: 'Anne' }, null)).toEqual(['name : Anne → (plus rien)']);
    expect(
      told(
        null,
        {
          files: [
            { file: 'a.csv', added: 3 },
            { file: 'b.csv', added: 0 },
          ],
        },
        { fields: { files: 'fichiers' } },
      ),
    ).toEqual(['fichiers 1 › file : a.csv', 'fichiers 1 › added : 3', 'fichiers 2 › file : b.csv', 'fichiers 2 › added : 0']);
    expect(told(1, 2)).toEqual(['1 → 2']);
    expect(told({ active: true }, { active: false })).toEqual(['active : oui → non']);
  });

  it('never fails, and turns round with its two states', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
        const there = differences(before, after).map(({ field, before: a, after: b }) => [field, a, b]);
        const back = differences(after, before).map(({ field, before: a, after: b }) => [field, b, a]);
        expect(back).toEqual(expect.arrayContaining(there));
        expect(back.length).toBe(there.length);
        expect(differences(before, before)).toEqual([]);
      }),
    );
  });
});
