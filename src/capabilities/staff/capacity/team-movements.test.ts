import { expect, it } from 'vitest';
import { day } from '../../../kernel/day.ts';
import { assignment, occupation, scopeOf, worker } from './capacity.samples.ts';
import { teamMovements } from './team-movements.ts';

it('arrivals and departures of a team are those of the posts that its people come to and leave, each on its day', () => {
  const workers = [
    worker({ code: 'leaves', occupations: [occupation({ toDay: day('2027-03-01') })] }),
    worker({ code: 'comes', occupations: [occupation({ fromDay: day('2027-04-01') })] }),
    worker({
      code: 'goes on at another rate',
      occupations: [
        occupation({ post: 'P2', toDay: day('2027-03-01') }),
        occupation({ post: 'P2', fromDay: day('2027-03-01'), rate: 80 }),
      ],
    }),
    worker({ code: 'elsewhere', occupations: [occupation({ postTeam: 'si', toDay: day('2027-03-01') })] }),
    worker({
      code: 'lent',
      occupations: [occupation({ postTeam: 'si', toDay: day('2027-05-01') })],
      assignments: [assignment('infra', 50)],
    }),
    worker({ code: 'long gone', occupations: [occupation({ toDay: day('2024-01-01') })] }),
  ];
  const found = teamMovements(workers, scopeOf('infra'), { from: day('2026-12-01'), to: day('2028-06-01') });
  expect(found.map(({ worker: { code }, kind, date }) => [code, kind, date])).toEqual([
    ['leaves', 'departure', '2027-02-28'],
    ['comes', 'arrival', '2027-04-01'],
    ['lent', 'departure', '2027-04-30'],
  ]);
});
