import type { Capability } from '../../capability.ts';
import { indicatorFormat, indicatorValueFormat } from './indicators.import.ts';
import { indicatorsReader } from './indicators.reader.ts';
import { addedUpMeasures, change, percent, text } from './measures/values.measure.ts';
import { indicatorsRecords } from './migrations/2026-11-22-indicators-records.ts';
import { valuesByIndicator } from './migrations/2026-11-22-indicators-values-by-indicator.ts';

export { getIndicator, type Indicator, listIndicators } from './indicator.store.ts';
export { type Accumulation, type IndicatorUnit, measureOfUnit, type PeriodKind } from './indicator.ts';
export { type IndicatorValue, listValues } from './value.store.ts';

export const registration: Capability = {
  name: 'indicators',
  migrations: [indicatorsRecords, valuesByIndicator],
  tables: [
    {
      table: 'indicators.indicator',
      what: 'Indicateurs de volume',
      isolation: 'operator',
      members: 'everything',
      grants: 'read-write',
    },
    {
      table: 'indicators.value',
      what: 'Valeurs des indicateurs',
      isolation: 'operator',
      members: { own: 'body' },
      grants: 'read-write',
    },
  ],
  measures: [...addedUpMeasures, percent, text, change],
  formats: [indicatorFormat, indicatorValueFormat],
  reader: indicatorsReader,
};
