import { describe, expect, it } from 'vitest';
import { forecastOf, planned, ran, worker } from './capacity.samples.ts';
import { monthLine } from './month-line.ts';
import { changeWords, differenceWords, overloadWords } from './overload-words.ts';

const run = Array.from({ length: 12 }, (_, index) => ran('infra', `2026-${String(index + 1).padStart(2, '0')}`, 5)).slice(0, 11);
const december = ran('infra', '2025-12', 5);
const of = (...projects: readonly ReturnType<typeof planned>[]) =>
  forecastOf({ workers: [worker()], projects }, [...run, december]);
const unsure = forecastOf({ workers: [worker()] });
const calm = of();
const [balance] = calm.balances;
const partly = { ...unsure, balances: [...unsure.balances.slice(1), ...(balance ? [balance] : [])] };
const march = of(planned('Refonte', 'infra', '2027-03', 30));
const september = of(planned('Refonte', 'infra', '2027-09', 30));
const august = of(planned('Refonte', 'infra', '2027-08', 30));
const nextYear = of(planned('Refonte', 'infra', '2028-01', 30));

describe('overload in words', () => {
  it('says when it begins, that there is none, or that nobody can say', () => {
    expect(overloadWords(march)).toBe('La surcharge commence en mars 2027.');
    expect(overloadWords(calm)).toBe('Aucune surcharge sur les dix-huit mois à venir.');
    expect(overloadWords(partly)).toMatch(/ne se voit dans ce qui est connu/);
    expect(overloadWords(unsure)).toBe('La charge d’exploitation n’est pas connue : on ne peut pas dire si une surcharge vient.');
  });

  it('says what hypotheses change', () => {
    expect(changeWords(september, march)).toBe('La surcharge commencerait en mars 2027 au lieu de septembre.');
    expect(changeWords(august, march)).toBe('La surcharge commencerait en mars 2027 au lieu d’août.');
    expect(changeWords(march, nextYear)).toBe('La surcharge commencerait en janvier 2028 au lieu de mars 2027.');
    expect(changeWords(march, march)).toBe('La surcharge commencerait toujours en mars 2027.');
    expect(changeWords(calm, march)).toBe('Une surcharge commencerait en mars 2027, alors qu’aucune ne se voit aujourd’hui.');
    expect(changeWords(march, calm)).toBe('Il n’y aurait plus de surcharge : elle est attendue en mars 2027.');
    expect(changeWords(march, unsure)).toMatch(/ne se verrait plus dans ce qui est connu/);
    expect(changeWords(calm, calm)).toBe('Il n’y aurait toujours pas de surcharge.');
    expect(changeWords(unsure, unsure)).toMatch(/ne se verrait dans ce qui est connu/);
  });

  it('says how many days they give or take', () => {
    expect(differenceWords(march, calm)).toBe('Sur dix-huit mois : 30\u00a0jours de projet de moins.');
    expect(differenceWords(march, september)).toBe('Sur dix-huit mois, autant de jours : ceux des projets changent de mois.');
    expect(differenceWords(march, march)).toBe('Sur dix-huit mois, rien ne change.');
    const alone = forecastOf({ workers: [] }, [...run, december], undefined, { workers: [worker()] });
    expect(differenceWords(calm, alone)).toMatch(/^Sur dix-huit mois\s: [\d,]+\u00a0jours disponibles de moins\.$/);
  });
});

describe('a month as it is read', () => {
  const lineOf = ({ balances }: typeof calm, month: string) => {
    const found = balances.map(monthLine).find(({ label }) => label === month);
    if (!found) throw new RangeError(month);
    return found;
  };

  it('has the days, what is left with its sign, and a word', () => {
    const line = lineOf(march, 'mars 2027');
    // 22 days, less 99 thousandths.
    expect(line.available).toEqual({ text: '19,8', plain: '19.82', approximate: 19.822 });
    expect(line).toMatchObject({ run: { text: '5' }, projects: { text: '30' }, load: { text: '35' } });
    expect(line.cell).toEqual({ text: '−15,2', word: 'surcharge', state: 'overloaded' });
    expect(lineOf(calm, 'mars 2027').cell).toEqual({ text: '+14,8', word: 'libre', state: 'free' });
  });

  it('has no number for what is unknown, and the most that can be left when that is too little', () => {
    const line = lineOf(unsure, 'mars 2027');
    expect(line.run).toEqual({ text: 'inconnu', plain: '', approximate: null });
    expect(line.cell).toEqual({ text: '', word: 'inconnu', state: 'unknown' });
    const heavy = forecastOf({ workers: [worker()], projects: [planned('Refonte', 'infra', '2027-03', 30)] });
    expect(lineOf(heavy, 'mars 2027').cell).toEqual({ text: '≤\u00a0−10,2', word: 'surcharge', state: 'overloaded' });
  });
});
