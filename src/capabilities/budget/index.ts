import type { Capability } from '../../capability.ts';
import { budgetFormat } from './line.import.ts';
import { budgetLines } from './migrations/2026-11-22-budget-lines.ts';

export const registration: Capability = {
  name: 'budget',
  migrations: [budgetLines],
  tables: [{ table: 'budget.line', what: 'Lignes du budget par chapitre', isolation: 'operator', grants: 'read-write' }],
  measures: [],
  formats: [budgetFormat],
};
