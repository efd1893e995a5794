import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isThere, type Person } from '../scripts/demonstration-staff/careers.ts';
import { headcount, inTeam, meanOf, movements } from '../scripts/demonstration-staff/count.ts';
import { staffFiles } from '../scripts/demonstration-staff/files.ts';
import { historyOf } from '../scripts/demonstration-staff/history.ts';
import { solvedDays } from '../scripts/demonstration-staff/solve.ts';
import type { EndCause } from '../src/capabilities/staff/register/cause.ts';
import type { Status } from '../src/capabilities/staff/status.ts';

const history = historyOf(solvedDays());
const folder = join(import.meta.dirname, '../demonstration/siim94');

const inYear = (year: number) => movements(history, `${year}-01-01`, `${year}-12-31`);
const mean = (year: number) => meanOf(year, (date) => headcount(history, date));
const inStatus = (status: Status, date: string) =>
  history.filter((one) => one.stays.some((held) => held.status === status && isThere(held, date))).length;

function departuresFor(causes: readonly EndCause[], from: string, to: string): number {
  return history
    .flatMap((one) => one.stays.filter(({ end, post }) => post !== null && end !== undefined && causes.includes(end)))
    .filter((held) => held.to !== null && from <= held.to && held.to <= to).length;
}

/** Changes of post of somebody who stays. */
function moves(year: number): readonly Person[] {
  return history.filter((one) => one.stays.some(({ start, from }) => start === 'internal-move' && from.startsWith(String(year))));
}

describe('the made-up staff of the demonstration', () => {
  it('is what the files hold (else: node scripts/write-demonstration-staff.mjs), every row marked', () => {
    for (const [name, text] of Object.entries(staffFiles())) {
      expect(readFileSync(join(folder, `${name}.csv`), 'utf8'), name).toBe(text);
      const [headings, ...rows] = text.trimEnd().split('\n');
      expect([headings?.endsWith(';synthetique'), rows.every((row) => row.endsWith(';oui'))], name).toEqual([true, true]);
    }
  });

  it('names nobody', () => {
    expect(staffFiles()['personnel']?.split('\n')[0]).toBe('matricule;sexe;naissance;synthetique');
  });
});

describe('what the report of 2018 prints', () => {
  it('is there on 31 December 2018: 49 agents, two of them under notice, two apprentices, two temporary staff, 26 tenured', () => {
    const date = '2018-12-31';
    expect([headcount(history, date), inStatus('apprentice', date), inStatus('temporary', date)]).toEqual([49, 2, 2]);
    expect([inStatus('tenured', date), inStatus('trainee', date), inStatus('tenured', '2012-12-31')]).toEqual([26, 0, 7]);
    const leaving = history.filter((one) =>
      one.stays.some((held) => isThere(held, date) && held.notice !== undefined && held.notice <= date),
    );
    expect(leaving).toHaveLength(2);
  });

  it('is there by team', () => {
    const teams = [
      'pole-si',
      'architecture-projets-infrastructures',
      'gestion-infrastructures',
      'exploitation',
      'support-technique',
      'support-fonctionnel',
    ];
    expect(teams.map((team) => inTeam(history, team, '2018-12-31'))).toEqual([14.5, 2, 9.5, 4.5, 5, 5.5]);
    expect(inTeam(history, 'pole-si', '2018-12-31', 'Responsable de domaine')).toBe(7);
  });

  it('is the mean by day, and the movements: four and four, two within the house, one of them from the functional support', () => {
    expect([mean(2017), mean(2018), inYear(2018)]).toEqual(['43.67', '47.66', { arrivals: 4, departures: 4 }]);
    expect(moves(2018)).toHaveLength(2);
    expect([inTeam(history, 'support-fonctionnel', '2018-08-31'), inTeam(history, 'support-fonctionnel', '2018-09-30')]).toEqual([
      6.5, 5.5,
    ]);
  });

  it('is the twelve departures of six years: seven retirements, five choices', () => {
    const six = movements(history, '2013-01-01', '2018-12-31');
    expect(six.departures).toBe(12);
    const count = (causes: readonly EndCause[]) => departuresFor(causes, '2013-01-01', '2018-12-31');
    expect([count(['retirement']), count(['resignation', 'transfer-out'])]).toEqual([7, 5]);
  });

  it('counts nobody part-time in the years whose figure may be read as full-time equivalents', () => {
    const years = history.flatMap(({ stays }) => stays.filter(({ rate, post }) => rate < 100 && post !== null));
    expect(years.filter(({ from, to }) => from < '2019-01-01' && (to === null || to > '2017-01-01'))).toEqual([]);
  });
});

describe('what the report of 2020 prints', () => {
  it('is there on 1 January 2020: 49 agents, two apprentices, one of the temporary staff', () => {
    const date = '2020-01-01';
    expect([headcount(history, date), inStatus('apprentice', date), inStatus('temporary', date)]).toEqual([49, 2, 1]);
  });

  it('is the mean by day, and the movements: five and three, one within the house', () => {
    expect([mean(2019), mean(2020), inYear(2020)]).toEqual(['48.33', '48.00', { arrivals: 3, departures: 5 }]);
    expect([moves(2020).length, headcount(history, '2020-12-31')]).toEqual([1, 47]);
  });

  it('is there by team: 14.5 with seven heads of domain, 4.25 of six at the functional support, six at the technical one', () => {
    expect([
      inTeam(history, 'pole-si', '2020-12-31'),
      inTeam(history, 'pole-si', '2020-12-31', 'Responsable de domaine'),
    ]).toEqual([14.5, 7]);
    expect(meanOf(2020, (date) => inTeam(history, 'support-fonctionnel', date, ''))).toBe('4.25');
    const technical = (role?: string) => inTeam(history, 'support-technique', '2020-12-31', role);
    expect([technical(), technical('Posté chez les adhérents'), technical('Gestion du parc')]).toEqual([6, 3, 3]);
  });
});
