import { insertGrant } from '../../src/capabilities/accounts/grant.store.ts';
import type { Scope } from '../../src/capabilities/accounts/index.ts';
import { recordKinds } from '../../src/capabilities/activity/activity.samples.ts';
import { finishWeek, reopenWeek } from '../../src/capabilities/activity/week/own-week.ts';
import { saveWeek } from '../../src/capabilities/activity/week/save-week.ts';
import { weekTyped, workOf } from '../../src/capabilities/activity/week/weeks.samples.ts';
import { tieAccount } from '../../src/capabilities/staff/index.ts';
import { recordGrades, recordPersons, recordPosts, recordTeams } from '../../src/capabilities/staff/staff.samples.ts';
import { commandActor } from '../../src/commands.ts';
import type { Tx } from '../../src/database/face.ts';
import { perform } from '../../src/database/perform.ts';
import { record } from '../../src/database/records.samples.ts';
import type { House } from '../../src/house.ts';
import type { Actor, Role } from '../../src/kernel/actor.ts';
import { type Day, day } from '../../src/kernel/day.ts';
import { serve } from '../../src/serve.ts';
import { openHouseOn } from './open-house.ts';

const password = 'la girafe descend en ville';
/** A Saturday: the week of 23 November is over, the month is not. */
export const weekDay = day('2026-11-28');
const operator: Actor = { ...commandActor('essai', 'alpha'), roles: ['administrator', 'direction'] };

/** Somebody who signs in. */
export type Worker = { readonly email: string; readonly password: string };

export type WeekHouse = {
  readonly address: string;
  readonly people: Readonly<Record<'agent' | 'other' | 'head' | 'director' | 'administrator' | 'untied' | 'member', Worker>>;
  readonly setToday: (date: Day) => void;
  /** Somebody fills a week whole and finishes it; or takes a finished one up again, and may finish it anew. A3 is the head. */
  readonly finish: (person: 'A1' | 'A2' | 'A3', monday: string) => Promise<void>;
  readonly takeUp: (person: 'A1' | 'A2', monday: string) => Promise<void>;
  readonly finishAnew: (person: 'A1' | 'A2', monday: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

type Admitted = Worker & { readonly account: string };

async function admit(house: House, name: string, role: Role, scope: Scope = { kind: 'operator' }): Promise<Admitted> {
  const email = `${name}@alpha.example`;
  const account = await house.desk.create(operator, { name: `Personne ${name}`, email, password, roles: [] });
  const terms = { role, scope, fromDay: weekDay, toDay: null };
  await insertGrant(house.database.accounts, { ...terms, account, operator: operator.operator, grantedBy: 'essai' });
  return { email, password, account };
}

const since = { from_day: '2024-01-01' };
const holding = (post: string) => [{ post, ...since }];

/** What people work on: kinds of two teams, three applications (one of them closed), a project, two bodies, one deployment. */
async function recordWorks(tx: Tx): Promise<void> {
  await record(tx, operator, 'directory.body', [
    { code: 'arcueil', name: 'Ville d’Arcueil', short_name: 'Arcueil', status: 'member', category: 'town' },
    { code: 'gentilly', name: 'Ville de Gentilly', short_name: 'Gentilly', status: 'member', category: 'town' },
  ]);
  await record(tx, operator, 'catalogue.domain', [{ code: 'familles', name: 'Familles' }]);
  await record(tx, operator, 'catalogue.application', [
    { code: 'concerto', name: 'Concerto Opus', domain: 'familles' },
    { code: 'elise', name: 'Élise' },
    { code: 'vieux', name: 'Vieux guichet', to_day: '2026-11-25' },
  ]);
  await record(tx, operator, 'catalogue.function', [{ code: 'concerto', name: 'Concerto Opus', application: 'concerto' }]);
  await record(tx, operator, 'catalogue.subscription', [{ function: 'concerto', body: 'arcueil', ...since }]);
  await recordKinds(tx, operator, [
    { code: 'infra-mco', name: 'MCO', team: 'infra', nature: 'run' },
    { code: 'infra-suivi', name: 'Suivi d’application', parent: 'infra-mco' },
    { code: 'infra-systemes', name: 'Systèmes et réseaux', parent: 'infra-mco' },
    { code: 'infra-projet', name: 'Projet', team: 'infra', nature: 'project' },
    { code: 'infra-interne', name: 'Interne', team: 'infra', nature: 'internal' },
    { code: 'support-aide', name: 'Assistance', team: 'support', nature: 'assistance' },
  ]);
  await record(tx, operator, 'activity.project', [{ code: 'finances', name: 'Nouveau SI Finances' }]);
}

async function recordPeople(tx: Tx): Promise<void> {
  await recordPosts(tx, operator, [
    { code: 'P1', grade: 'technicien', team: 'infra', ...since },
    { code: 'P2', grade: 'technicien', team: 'support', ...since },
    { code: 'P3', grade: 'ingenieur', team: 'pole', ...since },
    { code: 'P4', grade: 'ingenieur', team: 'si', ...since },
  ]);
  await recordPersons(tx, operator, [
    { code: 'A1', occupations: holding('P1') },
    { code: 'A2', occupations: holding('P2') },
    { code: 'A3', occupations: holding('P3') },
    { code: 'A4', occupations: holding('P4') },
  ]);
  // A1 is away on the afternoon of Friday 27 November.
  await record(tx, operator, 'staff.absence', [
    { person: 'A1', kind: 'annual', from_day: '2026-11-27', from_noon: true, to_day: '2026-11-28' },
  ]);
}

/** A small operator whose agents fill weeks, served as of 28 November 2026. */
export async function openWeekHouse(settings: Readonly<Record<string, string>> = {}): Promise<WeekHouse> {
  let today = weekDay;
  const clock = { today: () => today, now: () => new Date('2026-11-28T10:00:00Z') };
  const { house, environment, close: removeHouse } = await openHouseOn('embedded', clock, settings);
  await house.database.transaction(operator, async (tx) => {
    await record(tx, operator, 'directory.operator', [{ code: 'alpha', name: 'Syndicat Alpha' }]);
    await recordTeams(tx, operator);
    await recordGrades(tx, operator);
    await recordPeople(tx);
    await recordWorks(tx);
  });
  const people = {
    agent: await admit(house, 'agent', 'agent'),
    other: await admit(house, 'autre', 'agent'),
    head: await admit(house, 'responsable', 'team-head', { kind: 'team', code: 'pole' }),
    director: await admit(house, 'direction', 'direction'),
    administrator: await admit(house, 'administration', 'administrator'),
    untied: await admit(house, 'sans-matricule', 'agent'),
    member: await admit(house, 'adherent', 'member-referent', { kind: 'member', code: 'arcueil' }),
  };
  const ties = { A1: people.agent, A2: people.other, A3: people.head };
  for (const [matricule, { account }] of Object.entries(ties))
    await perform(house.database, operator, tieAccount, { matricule, compte: account });
  const agentOf = (person: 'A1' | 'A2' | 'A3'): Actor => ({ ...operator, id: ties[person].account, roles: ['agent'] });
  const whole = workOf('infra-interne');
  const takeUp = (person: 'A1' | 'A2', monday: string) => perform(house.database, agentOf(person), reopenWeek, { lundi: monday });
  const faults: unknown[] = [];
  const running = await serve(house, environment, { ...clock, now: () => new Date() }, (thrown) => void faults.push(thrown));
  return {
    address: running.address,
    people,
    setToday: (date) => {
      today = date;
    },
    finish: async (person, monday) => {
      const typed = weekTyped(day(monday), 0, [[whole, '1', '1', '1', '1', '1']]);
      await perform(house.database, agentOf(person), saveWeek, typed);
      await perform(house.database, agentOf(person), finishWeek, { lundi: monday });
    },
    takeUp,
    finishAnew: async (person, monday) => {
      await takeUp(person, monday);
      await perform(house.database, agentOf(person), finishWeek, { lundi: monday });
    },
    close: async () => {
      await running.close();
      await removeHouse();
      if (faults.length > 0) throw new AggregateError(faults, 'the site had faults that its readers were not told of');
    },
  };
}
