import { describe, expect, it } from 'vitest';
import { hypothesesSearch, readHypotheses } from './hypothesis-form.ts';

const read = (search: string) => readHypotheses(new URLSearchParams(search));

describe('the hypotheses of a page', () => {
  it('are those of its address, which is then as short as it can be', () => {
    const { hypotheses, refusals, canonical } = read('si=depart~64&si=decale~3~Refonte');
    expect(hypotheses).toEqual([
      { kind: 'age', age: 64 },
      { kind: 'moved', project: 'Refonte', months: 3 },
    ]);
    expect({ refusals, canonical }).toEqual({ refusals: [], canonical: null });
    expect(readHypotheses(new URLSearchParams(hypothesesSearch(hypotheses, null))).hypotheses).toEqual(hypotheses);
  });

  it('take what the form adds, and stand in a short address', () => {
    const form = 'si=depart~62&age=64&poste=P1&poste-quoi=vacant&poste-mois=2027-03&projet=Refonte&projet-quoi=-2';
    expect(read(form).canonical).toBe('?si=depart%7E64&si=vacant%7E2027-03%7EP1&si=decale%7E-2%7ERefonte');
    expect(read('age=&poste=&poste-quoi=vacant&poste-mois=&projet=&projet-quoi=').canonical).toBe('');
    expect(read('depuis=2021-01&age=64').canonical).toBe('?depuis=2021-01&si=depart%7E64');
    expect(read('depuis=&si=depart~64').canonical).toBe('?si=depart%7E64');
    expect(read('poste=P1&poste-quoi=non-remplace').hypotheses).toEqual([{ kind: 'not-replaced', post: 'P1' }]);
    expect(read('projet=Refonte&projet-quoi=abandon').hypotheses).toEqual([{ kind: 'dropped', project: 'Refonte' }]);
  });

  it.each([
    ['si=autre~chose', 'n’est pas une hypothèse lisible'],
    ['depuis=mars', 'n’est pas un mois'],
    ['age=trente', 'donnez un âge entier, de 50 à 75 ans'],
    ['poste=P1&poste-quoi=pourvu&poste-mois=', 'à partir de quel mois'],
    ['projet=Refonte&projet-quoi=0', 'nombre entier de mois'],
    ['projet=Refonte&projet-quoi=', 'nombre entier de mois'],
  ])('« %s » is told as wrong, and the rest kept', (search, sentence) => {
    const { hypotheses, refusals, canonical } = read(`si=depart~64&${search}`);
    expect(refusals).toEqual([expect.stringContaining(sentence)]);
    expect(hypotheses).toEqual([{ kind: 'age', age: 64 }]);
    expect(canonical).toBeNull();
  });
});
