import type { Capability } from '../../capability.ts';
import { contributionFormat, kindFormat } from './contributions.import.ts';
import { contributionsReader } from './contributions.reader.ts';
import { amount, amountWithTax, share } from './measures/amounts.measure.ts';
import { contributionsRecords } from './migrations/2026-11-22-contributions-records.ts';

export { type Contribution, listContributions, listContributionYears, listKinds } from './contribution.store.ts';
export type { Kind } from './kind.ts';

export const registration: Capability = {
  name: 'contributions',
  migrations: [contributionsRecords],
  tables: [
    {
      table: 'contributions.kind',
      what: 'Natures de cotisation',
      isolation: 'operator',
      members: 'everything',
      grants: 'read-write',
    },
    {
      table: 'contributions.contribution',
      what: 'Cotisations des adhérents',
      isolation: 'operator',
      members: { own: 'body' },
      grants: 'read-write',
    },
  ],
  measures: [amount, amountWithTax, share],
  formats: [kindFormat, contributionFormat],
  reader: contributionsReader,
};
