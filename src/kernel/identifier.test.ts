import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInsee, parseOperatorCode, parseSiren, parseSiret, slug } from './identifier.ts';

describe('a SIREN', () => {
  it.each(['', '12345678', '1234567890', '732829321', '000000000', '73282932A', '732.829.320'])('is not %j', (text) => {
    expect(parseSiren(text)).toBeNull();
  });

  it.each(['732829320', '732 829 320', '732\u00a0829\u202f320', ' 732829320 '])('is read from %j', (text) => {
    expect(parseSiren(text)).toBe('732829320');
  });

  it('is refused as soon as one digit is wrong', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const digits = [...'732829320'];
        digits[place] = String((Number(digits[place]) + shift) % 10);
        expect(parseSiren(digits.join(''))).toBeNull();
      }),
    );
  });
});

describe('a SIRET', () => {
  it.each(['', '732829320', '73282932000075', '7328293200007', '00000000000000', '35600000000049', '7328293200007A'])(
    'is not %j',
    (text) => {
      expect(parseSiret(text)).toBeNull();
    },
  );

  it('is read with its spaces, and for La Poste by its own rule', () => {
    expect(parseSiret('732 829 320 00074')).toBe('73282932000074');
    expect(parseSiret('35600000049837')).toBe('35600000049837');
  });
});

describe('an INSEE code', () => {
  it.each(['', '9408', '940811', '2C001', '00123', 'A4081'])('is not %j', (text) => {
    expect(parseInsee(text)).toBeNull();
  });

  it('keeps its leading zero, and takes the letters of Corsica in either case', () => {
    expect(parseInsee('01001')).toBe('01001');
    expect(parseInsee(' 94081 ')).toBe('94081');
    expect(parseInsee('2a004')).toBe('2A004');
    expect(parseInsee('97411')).toBe('97411');
  });
});

describe('the code of an operator', () => {
  it.each(['', 'a', '1abc', 'SIIM94', 'siim 94', 'siim_94', 'été', '../etc', 'x'.repeat(33)])('is not %j', (text) => {
    expect(parseOperatorCode(text)).toBeNull();
  });

  it('is made of lower-case letters, digits and dashes', () => {
    expect(parseOperatorCode('siim94')).toBe('siim94');
    expect(parseOperatorCode('val-de-bievre')).toBe('val-de-bievre');
  });
});

describe('a code made from a label', () => {
  it('keeps letters and digits only, without accents', () => {
    expect(slug('OPH d’Ivry-sur-Seine')).toBe('oph-d-ivry-sur-seine');
    expect(slug('  Médiathèque & Œuvres n° 3 ')).toBe('mediatheque-oeuvres-n-3');
  });

  it('is the same when made again from itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (label) => {
        expect(slug(slug(label))).toBe(slug(label));
      }),
    );
  });
});
