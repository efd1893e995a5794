import { type Assignment, integrated, opening, type Person, partTime, person, stay } from './careers.ts';

/** Days that no report tells and that the means of the year decide: `solve.ts` moves them. */
export type FreeDays = {
  readonly arrival2017: string;
  readonly resignation2018: string;
  readonly endOfContract2019: string;
  readonly retirement2020: string;
  readonly resignation2020: string;
};

const leads = (team: string, from: string, to: string | null = null): Assignment => ({
  team,
  share: 100,
  manager: true,
  role: 'Responsable d’équipe',
  from,
  to,
});

const domain = (from: string, to: string | null = null): Assignment => ({
  team: 'pole-si',
  share: 100,
  role: 'Responsable de domaine',
  from,
  to,
});

const posted = (from: string, to: string | null = null): Assignment => ({
  team: 'support-technique',
  share: 100,
  role: 'Posté chez les adhérents',
  from,
  to,
});

const park = (from: string, to: string | null = null): Assignment => ({ ...posted(from, to), role: 'Gestion du parc' });

/** Those who were there when the register opens. */
function founders(free: FreeDays): readonly Person[] {
  return [
    person('H', 1963, stay('A1', 'tenured', opening), [leads('direction-administration', opening)]),
    person('F', 1966, stay('A2', 'tenured', opening)),
    person('F', 1970, partTime(integrated('A3', opening, '2014-01-01'), '2019-01-07', 90)),
    person('F', 1968, integrated('A4', opening, '2014-01-01')),
    person('F', 1953, stay('A5', 'tenured', opening, { to: '2014-07-01', end: 'retirement' })),
    person('F', 1972, partTime(integrated('A6', opening, '2015-01-01'), '2019-09-02', 80)),
    person('F', 1956, stay('A8', 'tenured', opening, { to: '2018-02-01', end: 'retirement', notice: '2017-09-15' })),
    person('H', 1960, stay('S1', 'tenured', opening), [leads('pole-si', opening)]),
    person('F', 1954, stay('S2', 'permanent-contract', opening, { to: '2015-04-01', end: 'retirement' }), [
      domain(opening, '2015-04-01'),
    ]),
    person('H', 1971, stay('S3', 'permanent-contract', opening, { to: '2011-09-01', end: 'transfer-out' }), [
      domain(opening, '2011-09-01'),
    ]),
    person('F', 1967, partTime(integrated('S4', opening, '2014-01-01'), '2020-01-06', 80), [domain(opening)]),
    person('H', 1964, stay('S5', 'permanent-contract', opening, { to: '2016-06-01', end: 'transfer-out' }), [
      domain(opening, '2016-06-01'),
    ]),
    person('F', 1969, integrated('S6', opening, '2015-01-01'), [domain(opening)]),
    person('H', 1962, stay('I1', 'permanent-contract', opening), [leads('pole-infrastructures', opening)]),
    person('H', 1951, stay('G1', 'tenured', opening, { to: '2013-04-01', end: 'retirement' }), [
      leads('gestion-infrastructures', opening, '2013-04-01'),
    ]),
    person('H', 1958, integrated('G2', opening, '2014-01-01', { to: '2021-07-01', end: 'retirement', notice: '2020-12-15' })),
    person('H', 1974, stay('G3', 'permanent-contract', opening, { to: '2015-10-01', end: 'transfer-out' })),
    person(
      'H',
      1968,
      [...integrated('G4', opening, '2015-01-01'), stay('M1', 'tenured', '2019-11-01')],
      [leads('methodes-projets-transversaux', '2019-11-01')],
    ),
    person('F', 1973, partTime(integrated('G5', opening, '2016-01-01'), '2020-09-01', 80)),
    person(
      'H',
      1970,
      [stay('G6', 'permanent-contract', opening), stay('T6', 'permanent-contract', '2019-09-02')],
      [{ ...leads('support-technique', '2019-09-02'), role: 'Gestion du parc' }],
    ),
    person('H', 1965, stay('G11', 'permanent-contract', opening), [{ team: 'exploitation', share: 50, from: opening, to: null }]),
    person('H', 1955, stay('E1', 'tenured', opening, { to: '2016-03-01', end: 'retirement' })),
    person('H', 1947, stay('E2', 'permanent-contract', opening, { to: '2008-07-01', end: 'retirement' })),
    person('H', 1957, stay('E3', 'permanent-contract', opening, { to: '2018-07-01', end: 'retirement', notice: '2018-02-12' })),
    person('H', 1955, stay('E4', 'permanent-contract', opening, { to: '2017-07-01', end: 'retirement' })),
    person('H', 1972, integrated('T1', opening, '2015-01-01'), [posted(opening)]),
    person('H', 1977, stay('T2', 'permanent-contract', opening, { to: '2014-09-01', end: 'resignation' })),
    person('H', 1969, integrated('T3', opening, '2016-01-01'), [posted(opening)]),
    person('F', 1965, integrated('F1', opening, '2016-01-01')),
    person(
      'F',
      1961,
      stay('F2', 'permanent-contract', opening, { to: free.retirement2020, end: 'retirement', notice: '2019-11-04' }),
    ),
  ];
}

/** Those who came from 2008 to 2016. */
function growth(free: FreeDays): readonly Person[] {
  return [
    person('F', 1975, integrated('S7', '2008-03-01', '2014-01-01'), [domain('2008-03-01')]),
    person(
      'H',
      1979,
      stay('G7', 'permanent-contract', '2008-05-01', { to: free.resignation2018, end: 'resignation', notice: '2018-03-12' }),
    ),
    person(
      'H',
      1975,
      stay('E2', 'permanent-contract', '2008-09-01', { to: free.resignation2020, end: 'resignation', notice: '2020-03-02' }),
    ),
    person('F', 1980, [
      stay('A7', 'permanent-contract', '2009-04-01'),
      stay('A7', 'permanent-contract', '2010-09-01', { rate: 80 }),
      ...integrated('A7', '2014-01-01', '2015-01-01'),
    ]),
    person('H', 1978, stay('S8', 'permanent-contract', '2009-09-01'), [domain('2009-09-01')]),
    person(
      'F',
      1973,
      [stay('S15', 'permanent-contract', '2010-02-01'), stay('F7', 'permanent-contract', '2010-02-01')],
      [
        { team: 'pole-si', share: 50, from: '2010-02-01', to: null },
        { team: 'support-fonctionnel', share: 50, manager: true, role: 'Responsable d’équipe', from: '2010-02-01', to: null },
      ],
    ),
    person('F', 1981, stay('S9', 'permanent-contract', '2011-01-10')),
    person('F', 1979, [stay('F3', 'permanent-contract', '2011-05-02'), stay('S14', 'permanent-contract', '2018-09-10')]),
    person('H', 1976, integrated('S3', '2011-11-01', '2016-01-01'), [domain('2011-11-01')]),
    person(
      'H',
      1976,
      [stay('G10', 'permanent-contract', '2012-03-01'), stay('R1', 'permanent-contract', '2018-03-01')],
      [leads('architecture-projets-infrastructures', '2018-03-01')],
    ),
    person('H', 1980, stay('G1', 'tenured', '2013-06-01'), [leads('gestion-infrastructures', '2013-06-01')]),
    person(
      'F',
      1982,
      stay('S12', 'permanent-contract', '2013-09-02', { to: '2018-04-01', end: 'transfer-out', notice: '2018-01-08' }),
    ),
    person('H', 1985, stay('T4', 'tenured', '2014-04-01'), [park('2014-04-01')]),
    person('F', 1978, stay('A5', 'tenured', '2014-09-01')),
    person(
      'H',
      1988,
      [
        stay('T2', 'fixed-contract', '2014-11-03'),
        stay('T2', 'permanent-contract', '2017-11-03', { to: '2020-09-01', end: 'transfer-out', notice: '2020-06-02' }),
      ],
      [park('2014-11-03', '2020-09-01')],
    ),
    person('F', 1979, stay('S2', 'tenured', '2015-06-01'), [domain('2015-06-01')]),
    person('H', 1984, stay('S13', 'permanent-contract', '2015-09-01')),
    person('H', 1983, stay('G3', 'permanent-contract', '2016-01-04')),
    person('H', 1981, stay('E1', 'tenured', '2016-05-02'), [leads('exploitation', '2016-05-02')]),
    person('F', 1985, stay('S5', 'permanent-contract', '2016-09-01'), [domain('2016-09-01')]),
    person('F', 1986, stay('F4', 'tenured', '2016-10-03')),
  ];
}

/** Those who came since, in the years that the two reports tell. */
function recent(free: FreeDays): readonly Person[] {
  return [
    person('H', 1987, stay('S10', 'fixed-contract', free.arrival2017)),
    person('F', 1983, stay('S11', 'tenured', '2017-09-01', { to: '2019-02-01', end: 'transfer-out', notice: '2018-11-05' })),
    person('H', 1986, stay('G8', 'tenured', '2017-09-01', { to: '2019-03-01', end: 'transfer-out', notice: '2018-12-03' })),
    person('F', 1989, stay('F5', 'fixed-contract', '2017-09-01', { to: free.endOfContract2019, end: 'end-of-contract' })),
    person('H', 1988, stay('G9', 'permanent-contract', '2017-10-02')),
    person('H', 1992, stay('T5', 'fixed-contract', '2017-11-02'), [posted('2017-11-02')]),
    person('F', 1990, stay('F6', 'permanent-contract', '2017-12-01')),
    person('H', 1984, stay('E4', 'tenured', '2017-12-01')),
    person('F', 1984, [stay('R2', 'permanent-contract', '2018-05-14'), stay('M2', 'permanent-contract', '2019-11-01')]),
    person('H', 1986, stay('S12', 'permanent-contract', '2018-09-03')),
    person('H', 1991, [stay('G7', 'fixed-contract', '2018-10-01'), stay('E2', 'fixed-contract', '2020-06-15')]),
    person('H', 1993, stay('E3', 'fixed-contract', '2018-11-02', { to: '2020-08-01', end: 'end-of-contract' })),
    person('F', 1991, stay('F3', 'fixed-contract', '2019-03-04', { to: '2020-10-01', end: 'end-of-contract' })),
    person('H', 1990, stay('S11', 'permanent-contract', '2019-07-01')),
    person('H', 1987, stay('G8', 'permanent-contract', '2019-11-04')),
    person('H', 1985, stay('G6', 'permanent-contract', '2020-03-02')),
    person('H', 1994, stay('T2', 'fixed-contract', '2020-09-01'), [park('2020-09-01')]),
    person('F', 1988, stay('F2', 'permanent-contract', '2020-10-01')),
    person('H', 1989, stay('E3', 'permanent-contract', '2021-03-01')),
    person('F', 1992, stay('F5', 'fixed-contract', '2021-02-01')),
  ];
}

function outside(status: 'apprentice' | 'temporary', sex: 'F' | 'H', birthYear: number, where: Assignment): Person {
  const { from, to } = where;
  const rate = status === 'temporary' ? { rate: 20 } : {};
  const end = to === null ? {} : { to, end: 'end-of-contract' as const };
  return person(sex, birthYear, stay(null, status, from, { ...rate, ...end }), [where]);
}

const place = (team: string, role: string, from: string, to: string | null): Assignment => ({ team, share: 100, role, from, to });

/** Apprentices and temporary staff: they have no post and are no agents. */
const others: readonly Person[] = [
  outside('apprentice', 'H', 1995, place('support-technique', 'Apprenti BTS', '2014-09-01', '2016-09-01')),
  outside('apprentice', 'F', 1994, place('pole-si', 'Apprentie master 2', '2016-09-05', '2017-09-01')),
  outside('apprentice', 'H', 1997, place('support-technique', 'Apprenti BTS', '2016-09-05', '2018-09-01')),
  outside(
    'apprentice',
    'H',
    1996,
    place('architecture-projets-infrastructures', 'Apprenti master 2', '2018-09-03', '2019-09-01'),
  ),
  outside('apprentice', 'H', 1999, place('support-technique', 'Apprenti BTS', '2018-09-03', '2020-09-01')),
  outside('apprentice', 'F', 1997, place('pole-si', 'Apprentie master 2', '2019-09-02', '2020-09-01')),
  outside('apprentice', 'F', 2001, place('support-fonctionnel', 'Apprentie licence', '2020-09-07', '2021-09-01')),
  outside('temporary', 'F', 1959, place('support-fonctionnel', 'Formation bureautique', '2014-01-06', null)),
  outside('temporary', 'H', 1955, place('direction-administration', 'Expertise financière', '2017-09-04', '2019-07-01')),
];

/** Everybody who was ever there, in the order in which they came; their staff numbers follow it. */
export function historyOf(free: FreeDays): readonly Person[] {
  const arrival = ({ stays }: Person) => stays[0]?.from ?? '';
  return [...founders(free), ...growth(free), ...recent(free), ...others].sort((a, b) =>
    arrival(a) < arrival(b) ? -1 : arrival(a) > arrival(b) ? 1 : 0,
  );
}
