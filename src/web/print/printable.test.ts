import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakableText, printableText } from './printable.ts';

test('a sign that the document’s font cannot draw becomes a square, one for a run', () => {
  expect(printableText('数字 🙂 ok')).toBe('□ □ ok');
});

test('controls become spaces and invisible marks go', () => {
  expect(printableText('a\u0000\n\tb\u200b\u00adc\ufe0f')).toBe('a bc');
});

test('French text, its spaces and its signs are kept', () => {
  const text = 'Œuvres « d’été » : 1\u202f234,56\u00a0€ – 12\u00a0% → n° 3';
  expect(printableText(text)).toBe(text);
});

test('a decomposed accent is composed', () => {
  expect(printableText('e\u0301te\u0301')).toBe('été');
});

test('only words too long for a column get places to break, and nothing else changes', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(breakableText(text).replaceAll('\u200b', '')).toBe(text.replaceAll('\u200b', ''));
    }),
  );
  expect(
    breakableText('a'.repeat(60))
      .split('\u200b')
      .map((part) => part.length),
  ).toEqual([28, 28, 4]);
  expect(breakableText('mot ordinaire')).toBe('mot ordinaire');
});
