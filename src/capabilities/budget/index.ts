import type { Capability } from '../../capability.ts';
import { budgetReader } from './budget.reader.ts';
import { budgetFormat } from './line.import.ts';
import { balance, expenditureRealised, revenueRealised } from './measures/balance.measure.ts';
import { carriedOver, forecast, realised, realisedWithCarriedOver } from './measures/chapter-amounts.measure.ts';
import { detailForecast, detailRealised } from './measures/detail-amounts.measure.ts';
import { detailRate, rate, rateWithCarriedOver } from './measures/rates.measure.ts';
import { budgetLines } from './migrations/2026-11-22-budget-lines.ts';

export { type BudgetLine, budgetYears, listBudgetLines } from './line.store.ts';
export type { Direction, Perimeter, Section } from './line.ts';

export const registration: Capability = {
  name: 'budget',
  migrations: [budgetLines],
  tables: [
    {
      table: 'budget.line',
      what: 'Lignes du budget par chapitre',
      isolation: 'operator',
      members: 'nothing',
      grants: 'read-write',
    },
  ],
  measures: [
    forecast,
    realised,
    carriedOver,
    realisedWithCarriedOver,
    detailForecast,
    detailRealised,
    rate,
    rateWithCarriedOver,
    detailRate,
    revenueRealised,
    expenditureRealised,
    balance,
  ],
  formats: [budgetFormat],
  reader: budgetReader,
};
