import { insertGrant } from '../../src/capabilities/accounts/grant.store.ts';
import type { Scope } from '../../src/capabilities/accounts/index.ts';
import { addMonths, monthsFrom } from '../../src/capabilities/staff/capacity/month.ts';
import { recordGrades, recordPersons, recordPosts, recordTeams } from '../../src/capabilities/staff/staff.samples.ts';
import { commandActor } from '../../src/commands.ts';
import type { Tx } from '../../src/database/face.ts';
import { record } from '../../src/database/records.samples.ts';
import type { House } from '../../src/house.ts';
import type { Actor, Role } from '../../src/kernel/actor.ts';
import { addDays, day } from '../../src/kernel/day.ts';
import { serve } from '../../src/serve.ts';
import { openHouseOn } from './open-house.ts';

const password = 'la girafe descend en ville';
const today = day('2026-11-28');
/** Who may record all of it, absences among them. */
const operator: Actor = { ...commandActor('essai', 'alpha'), roles: ['administrator', 'direction'] };

/** Somebody who signs in to plan. */
export type Planner = { readonly email: string; readonly password: string };

export type PlannedHouse = {
  readonly address: string;
  readonly head: Planner;
  readonly director: Planner;
  readonly agent: Planner;
  readonly close: () => Promise<void>;
};

async function admit(house: House, name: string, role: Role, scope: Scope): Promise<Planner> {
  const email = `${name}@alpha.example`;
  const account = await house.desk.create(operator, { name: `Personne ${name}`, email, password, roles: [] });
  const terms = { role, scope, fromDay: today, toDay: null };
  await insertGrant(house.database.accounts, { ...terms, account, operator: operator.operator, grantedBy: 'essai' });
  return { email, password };
}

const since = { from_day: '2015-01-01' };
const holding = (post: string, more: Readonly<Record<string, unknown>> = {}) => [{ post, ...since, ...more }];

/** Six agents in three teams, one of whom retires and is replaced two months later. */
async function recordPeople(tx: Tx): Promise<void> {
  await recordPosts(tx, operator, [
    ...['P1', 'P2', 'P3', 'P4'].map((code) => ({ code, grade: 'technicien', team: 'infra', ...since })),
    ...['P5', 'P6'].map((code) => ({ code, grade: 'technicien', team: 'support', ...since })),
    { code: 'P7', grade: 'ingenieur', team: 'si', ...since },
  ]);
  await recordPersons(tx, operator, [
    { code: '0001', birth_day: '1963-04-12', occupations: holding('P1') },
    { code: '0002', birth_day: '1964-02-03', occupations: holding('P2', { to_day: '2027-07-01', end_cause: 'retirement' }) },
    { code: '0003', birth_from: 1985, birth_to: 1989, occupations: holding('P3', { rate: 80 }) },
    {
      code: '0004',
      occupations: holding('P5'),
      assignments: [{ team: 'infra', share: 40, ...since }],
    },
    { code: '0005', birth_day: '1990-09-09', occupations: holding('P6', { rate: 50 }) },
    { code: '0006', birth_day: '1980-01-01', occupations: holding('P7') },
    { code: '0007', occupations: [{ post: 'P2', from_day: '2027-09-01', start_cause: 'recruitment' }] },
  ]);
  await record(tx, operator, 'staff.work_pattern', [{ person: '0003', pattern: '1111001111', ...since }]);
  await record(tx, operator, 'catalogue.application', [
    { code: 'paie-rh', name: 'Paie et carrières' },
    { code: 'portail', name: 'Portail des familles' },
    { code: 'courrier', name: 'Gestion du courrier' },
  ]);
  await record(tx, operator, 'staff.skill', [
    { person: '0001', application: 'portail', level: 3 },
    { person: '0002', application: 'paie-rh', level: 2 },
    { person: '0003', application: 'paie-rh', level: 1 },
    { person: '0001', topic: 'Réseau', level: 2 },
    { person: '0003', topic: 'Réseau', level: 3 },
  ]);
}

/** Two years of past months: leave in summer and in December, and what runs. */
async function recordPast(tx: Tx): Promise<void> {
  for (const month of monthsFrom(addMonths(day('2026-11-01'), -24), 24)) {
    const isHoliday = ['07', '08', '12'].includes(month.slice(5, 7));
    const [from, to] = [addDays(month, 6), addDays(month, isHoliday ? 18 : 8)];
    await record(
      tx,
      operator,
      'staff.absence',
      ['0001', '0002', '0004', '0006'].map((person) => ({ person, kind: 'annual', from_day: from, to_day: to })),
    );
    const days = isHoliday ? 28_00 : 40_00;
    await record(tx, operator, 'staff.run_load', [
      { team: 'infra', month, days_hundredths: days },
      { team: 'infra', month, skill: 'paie-rh', days_hundredths: 5_00 },
      { team: 'support', month, days_hundredths: 12_50 },
    ]);
  }
  await record(
    tx,
    operator,
    'staff.project_load',
    ['2027-02-01', '2027-03-01', '2027-04-01', '2027-05-01'].map((month) => ({
      ...{ project: 'Refonte du portail', team: 'infra', month, skill: 'portail', days_hundredths: 12_00 },
    })),
  );
}

/** A small operator whose load and absences are recorded, served as of 28 November 2026. */
export async function openPlannedHouse(): Promise<PlannedHouse> {
  const clock = { today: () => today, now: () => new Date('2026-11-28T10:00:00Z') };
  const { house, environment, close: removeHouse } = await openHouseOn('embedded', clock);
  await house.database.transaction(operator, async (tx) => {
    await record(tx, operator, 'directory.operator', [{ code: 'alpha', name: 'Syndicat Alpha' }]);
    await recordTeams(tx, operator);
    await recordGrades(tx, operator);
    await recordPeople(tx);
    await recordPast(tx);
  });
  const head = await admit(house, 'responsable', 'team-head', { kind: 'team', code: 'pole' });
  const director = await admit(house, 'direction', 'direction', { kind: 'operator' });
  const agent = await admit(house, 'agent', 'agent', { kind: 'operator' });
  const faults: unknown[] = [];
  const running = await serve(house, environment, { ...clock, now: () => new Date() }, (thrown) => void faults.push(thrown));
  return {
    address: running.address,
    head,
    director,
    agent,
    close: async () => {
      await running.close();
      await removeHouse();
      if (faults.length > 0) throw new AggregateError(faults, 'the site had faults that its readers were not told of');
    },
  };
}
