import type { Migration, TableEntry } from '../../../database/migration.ts';
import { libraryTable } from './2026-11-22-accounts.ts';

/**
 * Identities of a provider stand beside the passwords, one of each provider for an account and one account for each. What comes back
 * from the provider serves once: the state is noted until it would be refused for its age.
 */
export const openIdMigration: Migration = {
  id: '2026-11-29-accounts-openid',
  sql: `
create unique index account_identity on accounts.account ("providerId", "accountId");
create unique index account_provider on accounts.account ("userId", "providerId");
create table accounts.openid_state (
  state_sha256 text primary key,
  expires_at timestamptz not null
);`,
};

export const openIdTables: readonly TableEntry[] = [
  libraryTable('accounts.openid_state', 'les retours du fournisseur d’identité déjà reçus, quelques minutes'),
];
