import { join } from 'node:path';
import { formats } from '../../src/app.ts';
import { acceptInvitation } from '../../src/capabilities/accounts/accept-invitation.ts';
import { invite, type Scope, type Terms } from '../../src/capabilities/accounts/index.ts';
import { publishReport } from '../../src/capabilities/report/index.ts';
import { commandActor } from '../../src/commands.ts';
import type { House } from '../../src/house.ts';
import { runImport } from '../../src/import/run-import.ts';
import type { Role } from '../../src/kernel/actor.ts';
import { type Day, day } from '../../src/kernel/day.ts';
import { serve } from '../../src/serve.ts';
import { type EngineKind, openHouseOn } from './open-house.ts';

export const password = 'la girafe descend en ville';

/** The day on which everybody comes; a test may let it pass. */
export const firstDay = day('2026-11-22');

/** Somebody of the demonstration operator: the account that they sign in with, and the role that they were invited to. */
export type PersonOfRole = { readonly email: string; readonly password: string; readonly terms: Terms };

export type HouseOfRoles = {
  readonly address: string;
  /** Identifier of the one import, and so of everything there is to see. */
  readonly importId: string;
  /** Invites somebody as an administrator does, and answers for them. */
  readonly admit: (name: string, terms: Partial<Terms> & Pick<Terms, 'role'>) => Promise<PersonOfRole>;
  /** Lets it be another day. */
  readonly setToday: (date: Day) => void;
  readonly close: () => Promise<void>;
};

const operator = commandActor('essai', 'siim94');

/** Where a role is held when nothing else is said. */
export function usualScope(role: Role): Scope {
  return role.startsWith('member-') ? { kind: 'member', code: 'gentilly' } : { kind: 'operator' };
}

async function admit(house: House, name: string, terms: Terms): Promise<PersonOfRole> {
  const email = `${name}@siim94.example`;
  const asked = { name: `Personne ${name}`, email, place: 'chez SIIM94', terms };
  // The library dates its sessions by the machine's clock: links are dated by the same here.
  const now = () => new Date();
  const delivery = await invite({ database: house.database, now, origin: 'http://localhost', mail: null }, operator, asked);
  const link = delivery.mailed ? '' : delivery.link;
  await acceptInvitation(house.database.accounts, now(), link.split('/').at(-1) ?? '', password);
  return { email, password, terms };
}

/** The demonstration operator with a report published to its members, served, and nobody in it yet. */
export async function openHouseOfRoles(engine: EngineKind): Promise<HouseOfRoles> {
  let today: Day = firstDay;
  const clock = { today: () => today, now: () => new Date() };
  const { house, environment, close: removeHouse } = await openHouseOn(engine, clock);
  const folder = join(import.meta.dirname, '../../demonstration/siim94');
  const loaded = await runImport(house.database, operator, folder, formats, { dryRun: false, strict: true });
  if (!loaded.loaded) throw new Error('the demonstration was not loaded');
  await publishReport({ database: house.database, registry: house.registry, today: clock.today }, operator, { year: 2020 });
  const running = await serve(house, environment, clock, (thrown) => console.error(thrown));
  return {
    address: running.address,
    importId: loaded.importId ?? '',
    admit: (name, terms) =>
      admit(house, name, { scope: usualScope(terms.role), fromDay: day('2026-01-01'), toDay: null, ...terms }),
    setToday: (date) => {
      today = date;
    },
    close: async () => {
      await running.close();
      await removeHouse();
    },
  };
}
