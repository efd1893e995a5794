import type { Person } from './careers.ts';
import { pick } from './chance.ts';
import { inTeam } from './count.ts';

/** Days of work that a full-time agent has in a month, leave taken off, in the order of the months. */
const usual = [18, 15, 18, 17, 16, 18, 12, 10, 18, 17, 17, 14] as const;

/** What run takes of a team's time, and more of it in some months: budgets close in winter, schools begin in autumn. */
const runs: Readonly<Record<string, { readonly part: number; readonly busy: readonly number[] }>> = {
  'pole-si': { part: 0.58, busy: [1, 2, 12] },
  'gestion-infrastructures': { part: 0.62, busy: [7, 8] },
  exploitation: { part: 0.8, busy: [1, 4, 12] },
  'support-technique': { part: 0.82, busy: [9, 10] },
  'support-fonctionnel': { part: 0.7, busy: [9, 10, 11] },
  'architecture-projets-infrastructures': { part: 0.25, busy: [] },
};

const hundredths = (days: number) => String(Math.round(days * 2) / 2).replace('.', ',');

export function runLoad(months: readonly string[], history: readonly Person[]): readonly (readonly string[])[] {
  return months.flatMap((month) =>
    Object.entries(runs).flatMap(([team, { part, busy }]) => {
      const number = Number(month.slice(5));
      const season = busy.includes(number) ? 1.15 : 1;
      const noise = 1 + pick(-4, 4, team, month) / 100;
      const days = inTeam(history, team, `${month}-15`) * (usual[number - 1] ?? 0) * part * season * noise;
      const database = team === 'gestion-infrastructures' ? [[team, month, 'Oracle', hundredths(days * 0.12)]] : [];
      const rest = team === 'gestion-infrastructures' ? days * 0.88 : days;
      return [[team, month, '', hundredths(rest)], ...database];
    }),
  );
}

type Project = {
  readonly name: string;
  readonly team: string;
  readonly skill?: string;
  readonly from: string;
  /** Days, month by month. */
  readonly days: readonly number[];
};

/** What the report of 2020 announces for 2021, with days of our own. */
const projects: readonly Project[] = [
  {
    name: 'Remplacement du SI Finances',
    team: 'pole-si',
    from: '2021-01',
    days: [30, 32, 36, 40, 40, 38, 20, 10, 45, 48, 45, 30],
  },
  { name: 'Remplacement du SI Finances', team: 'support-fonctionnel', from: '2021-05', days: [6, 8, 4, 4, 28, 32, 30, 16] },
  {
    name: 'Remplacement du SI Finances',
    team: 'gestion-infrastructures',
    skill: 'Oracle',
    from: '2021-02',
    days: [6, 8, 10, 10, 8, 4, 2, 14, 16, 12, 6],
  },
  { name: 'Renouvellement des SI Familles', team: 'pole-si', from: '2021-01', days: [24, 24, 26, 26, 24, 22, 10, 8, 20, 14] },
  { name: 'Renouvellement des SI Familles', team: 'support-fonctionnel', from: '2021-03', days: [4, 6, 8, 10, 4, 6, 20, 12] },
  {
    name: 'Certification ISO 27001',
    team: 'architecture-projets-infrastructures',
    from: '2021-01',
    days: [8, 8, 8, 8, 8, 8, 4, 4, 8, 8, 8, 8],
  },
  { name: 'Certification ISO 27001', team: 'exploitation', from: '2021-03', days: [6, 6, 6, 6, 3, 3, 8, 8, 8, 6] },
  { name: 'Helpdesk unique', team: 'support-technique', from: '2021-01', days: [10, 12, 12, 14, 14, 12, 6, 6, 16, 14] },
  { name: 'Helpdesk unique', team: 'support-fonctionnel', from: '2021-01', days: [6, 8, 8, 8, 6, 6] },
  {
    name: 'Renouvellement du stockage',
    team: 'gestion-infrastructures',
    from: '2021-06',
    days: [18, 12, 10, 30, 34, 30, 20, 16, 12, 10, 8],
  },
];

function monthAfter(month: string, count: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

export function projectLoad(): readonly (readonly string[])[] {
  return projects.flatMap(({ name, team, skill = '', from, days }) =>
    days.map((count, index) => [name, team, monthAfter(from, index), skill, hundredths(count)]),
  );
}
