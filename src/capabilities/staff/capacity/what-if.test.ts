import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/day.ts';
import { firstMonth, forecastOf, inMonth, monthNamed, occupation, planned, ran, scopeOf, worker } from './capacity.samples.ts';
import type { Hypothesis } from './hypothesis.ts';
import { departureAt, type Plan, type Post, suppose } from './what-if.ts';

const posts: readonly Post[] = ['P1', 'P2'].map((code) => ({
  code,
  title: `Poste ${code}`,
  quota: 100,
  team: 'infra',
  fromDay: day('2020-01-01'),
  toDay: null,
}));
const supposed = (plan: Partial<Plan>, ...hypotheses: readonly Hypothesis[]) =>
  suppose({ workers: [], projects: [], ...plan }, hypotheses, { posts, first: firstMonth, titleOf: (post) => `Poste ${post}` });

describe('a departure at an age', () => {
  it.each([
    ['1964-05-12', 62, '2026-06-01'],
    ['1964-05-01', 62, '2026-05-01'],
    ['1964-12-31', 64, '2029-01-01'],
    ['1964-02-29', 62, '2026-03-01'],
    ['1964-02-29', 64, '2028-03-01'],
  ])('of somebody born on %s at %i is on %s, when pensions begin', (birth, age, departure) => {
    expect(departureAt(day(birth), age)).toBe(departure);
  });

  const plan = {
    workers: [
      worker({ code: 'born 1963', birth: day('1963-04-20') }),
      worker({ code: 'going anyway', birth: day('1964-04-20'), occupations: [occupation({ toDay: day('2027-03-01') })] }),
      worker({ code: 'of no known age' }),
      worker({ code: 'past it', birth: day('1950-01-01') }),
    ],
  };

  it('ends what has no known end, and leaves what has one', () => {
    const { workers, caveats } = supposed(plan, { kind: 'age', age: 64 });
    expect(workers.map(({ code, occupations }) => [code, occupations[0]?.toDay])).toEqual([
      ['born 1963', '2027-05-01'],
      ['going anyway', '2027-03-01'],
      ['of no known age', null],
      ['past it', '2027-01-01'],
    ]);
    expect(caveats).toEqual([
      '1 personne dont l’année de naissance n’est pas connue reste en place.',
      '1 personne a déjà 64 ans passés : son départ est supposé à la fin du premier mois.',
    ]);
  });

  it('is felt from its day on', () => {
    const { workers } = supposed({ workers: plan.workers.slice(0, 1) }, { kind: 'age', age: 64 });
    const found = forecastOf({ workers });
    expect(inMonth(found, '2027-04').gross).toBe(22);
    expect(inMonth(found, '2027-05').gross).toBe(0);
  });
});

describe('a post', () => {
  const arriving = worker({ code: 'A2', occupations: [occupation({ fromDay: day('2027-04-01') })] });
  const leaving = worker({ occupations: [occupation({ toDay: day('2027-02-01') })] });
  const days = (plan: Partial<Plan>, month: string) => inMonth(forecastOf(plan), month).gross;

  it('that is not replaced stays empty', () => {
    const plan = { workers: [leaving, arriving] };
    expect(days(plan, '2027-05')).toBe(19);
    const found = supposed(plan, { kind: 'not-replaced', post: 'P1' });
    expect(days(found, '2027-05')).toBe(0);
    expect(days(found, '2027-01')).toBe(20);
    expect(found.caveats).toEqual([]);
  });

  it('without a replacement recorded has none to lose, and says so', () => {
    expect(supposed({ workers: [leaving] }, { kind: 'not-replaced', post: 'P1' }).caveats).toEqual([
      'Poste P1 : aucun remplacement n’est enregistré, rien ne change.',
    ]);
  });

  it('that is left stays empty from that month on, whoever was to come', () => {
    const found = supposed({ workers: [worker(), arriving] }, { kind: 'vacant', post: 'P1', month: monthNamed('2027-03') });
    expect(days(found, '2027-02')).toBe(20);
    expect(days(found, '2027-03')).toBe(0);
    expect(days(found, '2027-05')).toBe(0);
  });

  it('that is vacant is filled from a month on, until whoever is to come', () => {
    const filled = { kind: 'filled', post: 'P1', month: monthNamed('2027-03') } as const;
    expect(days(supposed({ workers: [leaving] }, filled), '2027-02')).toBe(0);
    expect(days(supposed({ workers: [leaving] }, filled), '2027-05')).toBe(19);
    expect(days(supposed({ workers: [leaving, arriving] }, filled), '2027-03')).toBe(22);
    expect(days(supposed({ workers: [leaving, arriving] }, filled), '2027-05')).toBe(19);
  });

  it('that is partly vacant is filled for the rest', () => {
    const part = worker({ occupations: [occupation({ rate: 60 })] });
    const found = supposed({ workers: [part] }, { kind: 'filled', post: 'P1', month: monthNamed('2027-03') });
    expect(days(found, '2027-05')).toBe(19);
    const full = supposed({ workers: [worker()] }, { kind: 'filled', post: 'P1', month: monthNamed('2027-03') });
    expect(full.caveats).toEqual(['Poste P1 : déjà occupé à cette date, l’hypothèse ne change rien.']);
  });

  it('that is left and filled later is both, in whichever order they were asked', () => {
    const left = { kind: 'vacant', post: 'P1', month: monthNamed('2027-02') } as const;
    const filled = { kind: 'filled', post: 'P1', month: monthNamed('2027-04') } as const;
    for (const hypotheses of [
      [left, filled],
      [filled, left],
    ]) {
      const found = supposed({ workers: [worker()] }, ...hypotheses);
      expect(['2027-01', '2027-03', '2027-05'].map((month) => days(found, month))).toEqual([20, 0, 19]);
    }
  });

  it('that nobody knows changes nothing, and says so', () => {
    const found = supposed({ workers: [worker()] }, { kind: 'vacant', post: 'P9', month: monthNamed('2027-03') });
    expect(found.caveats).toEqual(['Aucun poste de cette équipe n’a le code « P9 ».']);
    expect(days(found, '2027-05')).toBe(19);
  });
});

describe('a project', () => {
  const projects = [
    planned('Refonte', 'infra', '2027-05', 12),
    planned('Refonte', 'support', '2027-06', 3),
    planned('Autre', 'infra', '2027-05', 1),
  ];
  const run = [ran('infra', '2026-05', 10), ran('infra', '2026-08', 10)];

  it('that is moved begins its overload later', () => {
    const plan = { workers: [worker()], projects };
    expect(forecastOf(plan, run).overload).toBe(monthNamed('2027-05'));
    const moved = supposed(plan, { kind: 'moved', project: 'Refonte', months: 3 });
    expect(inMonth(forecastOf(moved, run), '2027-05').projects).toBe(1);
    expect(inMonth(forecastOf(moved, run), '2027-08').projects).toBe(12);
    expect(forecastOf(moved, run, scopeOf('infra')).overload).toBe(monthNamed('2027-08'));
  });

  it('that is dropped takes no day; one that nobody knows changes nothing', () => {
    const dropped = supposed({ projects }, { kind: 'dropped', project: 'Refonte' });
    expect(dropped.projects).toEqual(projects.slice(2));
    const unknown = supposed({ projects }, { kind: 'dropped', project: 'Inconnu' });
    expect(unknown.projects).toEqual(projects);
    expect(unknown.caveats).toEqual(['Aucun jour n’est prévu pour un projet « Inconnu ».']);
  });
});
