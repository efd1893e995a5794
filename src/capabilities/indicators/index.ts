import type { Capability } from '../../capability.ts';
import { indicatorFormat, indicatorValueFormat } from './indicators.import.ts';
import { indicatorsRecords } from './migrations/2026-11-22-indicators-records.ts';

export const registration: Capability = {
  name: 'indicators',
  migrations: [indicatorsRecords],
  tables: [
    { table: 'indicators.indicator', what: 'Indicateurs de volume', isolation: 'operator', grants: 'read-write' },
    { table: 'indicators.value', what: 'Valeurs des indicateurs', isolation: 'operator', grants: 'read-write' },
  ],
  measures: [],
  formats: [indicatorFormat, indicatorValueFormat],
};
