import { describe, expect, it } from 'vitest';
import { formRefused } from './form-answer.ts';
import { problem, refusedFields } from './problem.ts';

const typed = { du: '2026-13-01', titre: 'Technicien' };

describe('a form that is refused', () => {
  it('says so beside its fields, and gives back what was typed', () => {
    const refused = refusedFields('invalid', 'a.b', { du: 'Ce jour n’existe pas.' });
    expect(formRefused('ouvrir', typed, refused)).toEqual({
      form: 'ouvrir',
      done: null,
      refusal: null,
      refusals: { du: 'Ce jour n’existe pas.' },
      typed,
    });
  });

  it('says above all what no field of it has, a box that was not ticked for one', () => {
    const refused = refusedFields('conflict', 'a.b', { du: 'Trop tôt.', case: 'Cochez la case.' });
    expect(formRefused('ouvrir', typed, refused)).toMatchObject({ refusal: 'Cochez la case.', refusals: { du: 'Trop tôt.' } });
  });

  it.each([
    ['without fields', problem('conflict', 'a.b', 'Rien à faire.')],
    ['with another’s fields', refusedFields('conflict', 'a.b', { autre: 'Rien à faire.' })],
  ])('is refused as a whole %s', (_what, refused) => {
    expect(formRefused('ouvrir', typed, refused)).toMatchObject({ refusal: 'Rien à faire.', refusals: {} });
  });
});
