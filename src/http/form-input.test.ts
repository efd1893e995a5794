import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isProblem } from '../kernel/problem.ts';
import {
  amount,
  choice,
  dayTyped,
  monthTyped,
  optionalDay,
  optionalText,
  parseForm,
  percent,
  text,
  ticked,
  wholeNumber,
} from './form-input.ts';

const form = z.object({
  nom: text('Donnez un nom.'),
  note: optionalText,
  jour: dayTyped('Donnez un jour.'),
  fin: optionalDay,
  mois: monthTyped('Donnez un mois.'),
  part: percent('Donnez une part.'),
  niveau: wholeNumber(1, 3, 'Donnez un niveau.'),
  couleur: choice(['bleu', 'vert'], 'Choisissez.'),
  cout: amount('Donnez un coût.'),
  accord: ticked,
});

const typed = {
  nom: ' Camille ',
  note: '',
  jour: '31/12/2026',
  fin: '',
  mois: '2026-03',
  part: '80 %',
  niveau: '2',
  couleur: 'vert',
  cout: '13\u202f685,40',
  accord: 'oui',
};

function refusalsOf(changes: Record<string, unknown>): unknown {
  try {
    parseForm('essai.mauvais', form, { ...typed, ...changes });
  } catch (thrown) {
    if (isProblem(thrown)) return { kind: thrown.kind, code: thrown.code, ...thrown.fields };
  }
  throw new Error('nothing was refused');
}

describe('what is typed into a form', () => {
  it.each<[field: string, value: unknown, sentence: RegExp]>([
    ['nom', '  ', /Donnez un nom/],
    ['nom', undefined, /Donnez un nom/],
    ['nom', 'x'.repeat(301), /300 caractères au plus\s: il y en a 301/],
    ['jour', '2021-02-29', /février 2021 compte 28 jours/],
    ['jour', '1492-01-01', /entre 1900 et 2199/],
    ['fin', 'demain', /n’est pas une date/],
    ['mois', '2026-13', /n’est pas un mois/],
    ['mois', 'mars', /n’est pas un mois/],
    ['part', '0', /de 1 à 100/],
    ['part', '101', /de 1 à 100/],
    ['part', '12,5', /nombre entier/],
    ['niveau', '4', /de 1 à 3/],
    ['couleur', 'rouge', /pas dans la liste/],
    ['cout', '1.234.567,8,9', /n’est pas un montant/],
    ['cout', '1,234', /plus de deux décimales\s: arrondissez au centime\.$/],
  ])('is refused beside its field: %s « %s »', (field, value, sentence) => {
    expect(refusalsOf({ [field]: value })).toEqual({
      kind: 'invalid',
      code: 'essai.mauvais',
      [field]: expect.stringMatching(sentence),
    });
  });

  it('is refused in every field at fault at once', () => {
    expect(refusalsOf({ nom: '', part: '0' })).toMatchObject({ nom: expect.any(String), part: expect.any(String) });
  });

  it('is read: spaces taken off, nothing for what was left empty, French forms of days, months and amounts', () => {
    expect(parseForm('essai.mauvais', form, { ...typed, mois: '3/2026' })).toEqual({
      nom: 'Camille',
      note: null,
      jour: '2026-12-31',
      fin: null,
      mois: '2026-03-01',
      part: 80,
      niveau: 2,
      couleur: 'vert',
      cout: 1_368_540,
      accord: true,
    });
    expect(parseForm('essai.mauvais', form, { ...typed, accord: undefined })).toMatchObject({ accord: false });
  });
});
