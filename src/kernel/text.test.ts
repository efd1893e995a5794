import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest, normalizeText } from './text.ts';

const word = fc.string({ maxLength: 12 });

describe('comparing texts as people type them', () => {
  it('ignores case, accents, ligatures, punctuation and spaces of every kind', () => {
    expect(normalizeText('  Libellé\u00a0du CHAPITRE ')).toBe('libelle du chapitre');
    expect(normalizeText('Cœur — d’Orly')).toBe('coeur d orly');
    expect(normalizeText('e\u0301tat')).toBe(normalizeText('état'));
    expect(normalizeText('…')).toBe('');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(normalizeText(normalizeText(text))).toBe(normalizeText(text));
      }),
    );
  });
});

describe('the distance between two texts', () => {
  it('counts a swap of neighbours as one edit', () => {
    expect(editDistance('gentilly', 'gentlily')).toBe(1);
    expect(editDistance('ivry', 'ivry')).toBe(0);
    expect(editDistance('', 'ivry')).toBe(4);
    expect(editDistance('vitry', 'ivry')).toBe(2);
  });

  it('is zero for equal texts only, the same both ways, and no more than the longer text', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance === 0).toBe(a === b);
        expect(editDistance(b, a)).toBe(distance);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe('the name that was most likely meant', () => {
  const towns = ['Arcueil', 'Gentilly', 'Ivry-sur-Seine', 'Vitry-sur-Seine', 'Le Kremlin-Bicêtre'];

  it('is none when nothing is near, or nothing was typed', () => {
    expect(nearest('Marseille', towns)).toBeNull();
    expect(nearest('', ['a', 'b'])).toBeNull();
    expect(nearest('…', towns)).toBeNull();
    expect(nearest('Gentilly', [])).toBeNull();
  });

  it('is the nearest spelling, without regard to case and accents', () => {
    expect(nearest('gentily', towns)).toBe('Gentilly');
    expect(nearest('VITRY SUR SEINE', towns)).toBe('Vitry-sur-Seine');
    expect(nearest('le kremlin bicetre', towns)).toBe('Le Kremlin-Bicêtre');
  });
});
