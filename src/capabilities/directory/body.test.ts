import { describe, expect, it } from 'vitest';
import { identityBehind, spellingsOf } from './body.ts';

const territory = { code: 'gosb', name: 'EPT Grand Orly Seine Bièvre', shortName: 'GOSB', aliases: ['CAVB-EPT12', 'Territoire'] };
const arcueil = { code: 'arcueil', name: 'Mairie d’Arcueil', shortName: 'Arcueil', aliases: ["MAIRIE D'ARCUEIL"] };
const office = { code: 'oph-arcueil', name: 'OPH d’Arcueil', shortName: 'OPH', aliases: [] };
const other = { code: 'oph-gentilly', name: 'OPH de Gentilly', shortName: 'OPH', aliases: ['Arcueil-Gentilly', 'gosb-annexe'] };
const bodies = [territory, arcueil, office, other];

describe('one identity behind every spelling', () => {
  it('a name that nobody has means nobody, and a name that two bodies share means neither', () => {
    expect(identityBehind('Mairie de Cachan', bodies)).toBeNull();
    expect(identityBehind('OPH', bodies)).toBeNull();
  });

  it('is found by its code, its names and its other names, whatever the case, accents and punctuation', () => {
    for (const spelling of ['gosb', 'GOSB', 'ept grand-orly seine bievre', 'CAVB EPT12', ' territoire ']) {
      expect(identityBehind(spelling, bodies)).toBe(territory);
    }
    for (const spelling of ["MAIRIE D'ARCUEIL", 'Mairie d’Arcueil', 'arcueil'])
      expect(identityBehind(spelling, bodies)).toBe(arcueil);
  });

  it('a code wins over the name of another body', () => {
    const homonym = { code: 'x', name: 'gosb', shortName: 'gosb', aliases: [] };
    expect(identityBehind('gosb', [homonym, territory])).toBe(territory);
    expect(identityBehind('GOSB', [homonym, territory])).toBeNull();
  });

  it('lists each spelling once', () => {
    expect(spellingsOf({ code: 'a', name: 'A', shortName: 'A', aliases: ['A', 'Ah'] })).toEqual(['a', 'A', 'Ah']);
  });
});
