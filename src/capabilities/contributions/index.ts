import type { Capability } from '../../capability.ts';
import { contributionFormat, kindFormat } from './contributions.import.ts';
import { contributionsRecords } from './migrations/2026-11-22-contributions-records.ts';

export const registration: Capability = {
  name: 'contributions',
  migrations: [contributionsRecords],
  tables: [
    { table: 'contributions.kind', what: 'Natures de cotisation', isolation: 'operator', grants: 'read-write' },
    { table: 'contributions.contribution', what: 'Cotisations des adhérents', isolation: 'operator', grants: 'read-write' },
  ],
  measures: [],
  formats: [kindFormat, contributionFormat],
};
