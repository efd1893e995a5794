import type { Capability } from '../../capability.ts';
import type { Database } from '../../database/face.ts';
import type { ApiTokens } from '../../http/api-tokens.ts';
import type { SendMail } from '../../http/mail.ts';
import type { Notify } from '../../http/notice.ts';
import type { Sessions } from '../../http/session.ts';
import type { Clock } from '../../kernel/clock.ts';
import { accountsReader } from './accounts.reader.ts';
import { createApiTokens } from './api-tokens.ts';
import { type AccountDesk, createAccountDesk } from './create-account.ts';
import { createLibrary } from './library.ts';
import { accountsMigrations, accountsTables } from './migrations/2026-11-22-accounts.ts';
import { grantsMigration, grantsTables } from './migrations/2026-11-22-accounts-grants.ts';
import { invitationsMigration, invitationsTables } from './migrations/2026-11-22-accounts-invitations.ts';
import { apiTokensMigration, apiTokensTables } from './migrations/2026-11-23-accounts-api-tokens.ts';
import { seenAsMigration, seenAsTables } from './migrations/2026-11-28-accounts-seen-as.ts';
import { signInStepsMigration, signInStepsTables } from './migrations/2026-11-28-accounts-sign-in-steps.ts';
import { openIdMigration, openIdTables } from './migrations/2026-11-28-accounts-sign-in-with-openid.ts';
import { oneTimeLinksMigration, oneTimeLinksTables } from './migrations/2026-11-28-accounts-single-use-links.ts';
import { tokenRevocationsMigration } from './migrations/2026-11-28-accounts-token-revocations.ts';
import type { OpenIdSettings } from './openid-settings.ts';
import { createOpenIdDoor } from './openid-sign-in.ts';
import { createSealing } from './sealing.ts';
import { type SessionLimits, usualLimits } from './session-limits.ts';
import { createSessions } from './sessions.ts';

export { type Address, listAddresses } from './addresses.ts';
export { getFactorDemand, setFactorDemand } from './ask-factor.ts';
export { findCorrespondent } from './correspondent.ts';
export { type AccountDesk, generatePassword, type NewAccount } from './create-account.ts';
export { type FactorDemand, heavyRoles } from './factor-demand.ts';
export { placesOf, rolesIn, type Scope, type Terms } from './grant.ts';
export { type Delivery, invite, listInvitations, resendInvitation, revokeInvitation } from './invitations.ts';
export { listManagedTokens, type ManagedToken, revokeManagedToken } from './managed-tokens.ts';
export type { OpenIdSettings } from './openid-settings.ts';
export { makePasswordLink } from './password-link-of-person.ts';
export { findPerson, listPeople, type Person, type Standing } from './people.ts';
export { namePlaces } from './place-names.ts';
export { hasFactors, removeFactors } from './remove-factors.ts';
export { closeAccount, endRole, endSessionsOf, grantRole } from './roles-held.ts';
export { readSecret } from './secret.ts';
export { maySeeAs } from './see-as.access.ts';
export { seeAs } from './see-as.ts';
export { hasUnreadViews } from './seen-views.ts';
export type { SessionLimits } from './session-limits.ts';

/** Accounts on one database: the sessions that the server reads, and the desk where accounts are opened. */
export function createAccounts(options: {
  readonly database: Database;
  readonly secret: string;
  readonly origin: string;
  readonly clock: Clock;
  readonly limits?: SessionLimits;
  /** Tells owners what happens to their accounts. Null, or absent: they are told of nothing. */
  readonly mail?: SendMail | null;
  /** Told of attempts to sign in that are about nobody known. */
  readonly notify?: Notify;
  /** Null, or absent: people sign in by password alone. */
  readonly openId?: OpenIdSettings | null;
  /** Told of what the operator has to mend with the identity provider. */
  readonly fault?: (thrown: unknown) => void;
}): { sessions: Sessions; tokens: ApiTokens; desk: AccountDesk } {
  const limits = options.limits ?? usualLimits;
  const library = createLibrary({ ...options, limits });
  const { notify = () => {} } = options;
  const house = { ...options, library, limits, sealing: createSealing(options.secret), mail: options.mail ?? null, notify };
  const { openId: settings, fault = () => {} } = options;
  return {
    sessions: createSessions(house, settings ? createOpenIdDoor({ house, settings, fault }) : null),
    tokens: createApiTokens(options),
    desk: createAccountDesk(options),
  };
}

export const accounts: Capability = {
  name: 'accounts',
  migrations: [
    ...accountsMigrations,
    apiTokensMigration,
    grantsMigration,
    invitationsMigration,
    signInStepsMigration,
    seenAsMigration,
    tokenRevocationsMigration,
    oneTimeLinksMigration,
    openIdMigration,
  ],
  tables: [
    ...accountsTables,
    ...apiTokensTables,
    ...grantsTables,
    ...invitationsTables,
    ...signInStepsTables,
    ...seenAsTables,
    ...oneTimeLinksTables,
    ...openIdTables,
  ],
  measures: [],
  formats: [],
  reader: accountsReader,
};
