/**
 * How long it takes to work out what is secret of a large operator: 2,000 persons in 200 teams of 20 branches, by the tables of staff.
 *
 * Method: persons drawn by a fixed rule, three in twenty of whom come, go or change team in the year, so that some 360 days differ
 * from their eve; each round works everything out anew, as the first reader after a change of records would wait. Later readers are answered
 * from memory. Medians of the elapsed time and of the processor's, which differ on a busy machine; the first round, which
 * compiles the code, is thrown away.
 *
 * Run: node bench/secrecy.ts [rounds]
 */
import { performance } from 'node:perf_hooks';
import { hiddenOver } from '../src/figures/secrecy/pattern.ts';
import type { Stay } from '../src/figures/secrecy/stay.ts';

const rounds = Number(process.argv[2] ?? 7);
const flat = { label: { fr: '', en: '' }, shape: 'flat' } as const;
const tree = { label: { fr: '', en: '' }, shape: 'tree' } as const;
const names = ['employment', 'stream', 'category', 'sex', 'band', 'working_time'];
const rules = {
  dimensions: { team: tree, ...Object.fromEntries(names.map((name) => [name, flat])), band: tree },
  tables: [
    [],
    ['team'],
    ...names.map((name) => [name]),
    ['sex', 'band'],
    ['employment', 'band'],
    ['sex', 'team'],
    ['stream', 'employment'],
  ],
};

/** Numbers that look drawn and are always the same. */
function drawer(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const draw = drawer(20_201_231);

function person(number: number): Stay[] {
  const at = () => {
    const team = draw(200);
    return {
      team: [`branch-${team % 20}`, `team-${team}`],
      sex: draw(10) < 4 ? 'female' : 'male',
      band: draw(20) > 0 ? ['known', `band-${draw(9)}`] : ['unknown'],
      stream: `stream-${draw(6)}`,
      employment: draw(3) > 0 ? 'tenured' : 'contract',
      category: `category-${draw(3)}`,
      working_time: draw(8) > 0 ? 'full' : 'part',
    };
  };
  const own = at();
  const stay = { person: String(number), from: '2020-01-01', to: '2021-01-01', at: own };
  if (draw(20) >= 3) return [stay];
  const day = new Date(Date.UTC(2020, 0, 2 + draw(364))).toISOString().slice(0, 10);
  return [
    { ...stay, to: day },
    { ...stay, from: day, at: { ...own, team: at().team } },
  ];
}

const stays = Array.from({ length: 2000 }, (_, number) => person(number)).flat();
const onTheFirst = stays.filter(({ from }) => from === '2020-01-01').map((stay) => ({ ...stay, to: '2020-01-02' }));

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

function measure(what: string, of: readonly Stay[], aim: number): void {
  const elapsed: number[] = [];
  const worked: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const [began, cpu] = [performance.now(), process.cpuUsage()];
    hiddenOver(rules, of);
    if (round === 0) continue;
    elapsed.push(performance.now() - began);
    worked.push(process.cpuUsage(cpu).user / 1000);
  }
  console.log(`${what}: ${median(elapsed).toFixed(0)} ms elapsed, ${median(worked).toFixed(0)} ms of processor (aim: ${aim})`);
}

const days = new Set(stays.map(({ from }) => from)).size;
console.log(`2,000 persons in 200 teams, ${rounds} rounds`);
measure('one day', onTheFirst, 50);
measure(`a year of ${days} different days`, stays, 300);
