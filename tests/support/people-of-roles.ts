import { acceptInvitation } from '../../src/capabilities/accounts/accept-invitation.ts';
import { invite, type Scope, type Terms } from '../../src/capabilities/accounts/index.ts';
import { unlockMonth } from '../../src/capabilities/activity/week/lock-month.ts';
import { publishReport } from '../../src/capabilities/report/index.ts';
import { commandActor } from '../../src/commands.ts';
import { perform } from '../../src/database/perform.ts';
import { openDemonstration } from '../../src/demonstration.ts';
import type { House } from '../../src/house.ts';
import { listImports } from '../../src/import/run-import.ts';
import type { Role } from '../../src/kernel/actor.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { type Day, day } from '../../src/kernel/day.ts';
import { serve } from '../../src/serve.ts';
import { type EngineKind, type OpenHouse, openHouseOn } from './open-house.ts';

export const password = 'la girafe descend en ville';

/** The day on which everybody comes; a test may let it pass. */
export const firstDay = day('2026-11-22');

/** Somebody of the demonstration operator: the account that they sign in with, and the role that they were invited to. */
export type PersonOfRole = { readonly email: string; readonly password: string; readonly terms: Terms };

/** A role, held where it usually is, from before the first day and without an end unless it is said. */
export type SomeTerms = Partial<Terms> & Pick<Terms, 'role'>;

export type HouseOfRoles = {
  readonly address: string;
  /** Identifier of the one import, and so of everything there is to see. */
  readonly importId: string;
  /** Invites somebody as an administrator does: the path of their link. */
  readonly invite: (name: string, terms: SomeTerms) => Promise<string>;
  /** Invites somebody and answers for them. */
  readonly admit: (name: string, terms: SomeTerms) => Promise<PersonOfRole>;
  /** Opens a month again that the demonstration has locked, written `2018-12`. */
  readonly reopen: (month: string) => Promise<void>;
  /** Lets it be another day. */
  readonly setToday: (date: Day) => void;
  readonly close: () => Promise<void>;
};

const operator = commandActor('essai', 'siim94');

function usualScope(role: Role): Scope {
  return role.startsWith('member-') ? { kind: 'member', code: 'gentilly' } : { kind: 'operator' };
}

function fullTerms(terms: SomeTerms): Terms {
  return { scope: usualScope(terms.role), fromDay: day('2026-01-01'), toDay: null, ...terms };
}

async function inviting(house: House, name: string, terms: Terms): Promise<{ email: string; link: string }> {
  const email = `${name}@siim94.example`;
  const asked = { name: `Personne ${name}`, email, place: 'chez SIIM94', terms };
  const desk = { database: house.database, now: () => new Date(), origin: '', mail: null };
  const delivery = await invite(desk, operator, asked);
  return { email, link: delivery.mailed ? '' : delivery.link };
}

async function admit(house: House, name: string, terms: Terms): Promise<PersonOfRole> {
  const { email, link } = await inviting(house, name, terms);
  await acceptInvitation(house.database.accounts, new Date(), link.split('/').at(-1) ?? '', password);
  return { email, password, terms };
}

/** The demonstration as `npm start` leaves it; on the embedded database, a copy of what was loaded once for all journeys. */
async function openDemonstrationOn(engine: EngineKind, clock: Clock): Promise<OpenHouse & { readonly importId: string }> {
  const loaded = engine === 'embedded' ? process.env['BIEVRE_TEST_DEMONSTRATION'] : undefined;
  const open = await openHouseOn(engine, clock, {}, loaded);
  await openDemonstration(open.house, open.environment.dataFolder);
  const [one, ...others] = await listImports(open.house.database, operator);
  if (one === undefined || others.length > 0) throw new Error('the demonstration is one import');
  return { ...open, importId: one.id };
}

/** The demonstration operator with a report published to its members, served, and nobody in it yet. */
export async function openHouseOfRoles(engine: EngineKind): Promise<HouseOfRoles> {
  let today: Day = firstDay;
  const clock = { today: () => today, now: () => new Date() };
  const { house, environment, importId, close: removeHouse } = await openDemonstrationOn(engine, clock);
  await publishReport({ database: house.database, registry: house.registry, today: clock.today }, operator, { year: 2020 });
  const faults: unknown[] = [];
  const running = await serve(house, environment, clock, (thrown) => void faults.push(thrown));
  return {
    address: running.address,
    importId,
    invite: async (name, terms) => (await inviting(house, name, fullTerms(terms))).link,
    admit: (name, terms) => admit(house, name, fullTerms(terms)),
    reopen: (month) => perform(house.database, operator, unlockMonth, { mois: month, raison: 'pour un essai' }),
    setToday: (date) => {
      today = date;
    },
    close: async () => {
      await running.close();
      await removeHouse();
      if (faults.length > 0) throw new AggregateError(faults, 'the site had faults that its readers were not told of');
    },
  };
}
