import type { Capability } from '../../capability.ts';
import { staffFormats } from './files/staff.formats.ts';
import { staffRecords } from './migrations/2026-11-28-staff-records.ts';
import { staffReservedChanges } from './migrations/2026-11-28-staff-reserved-changes.ts';
import { staffTiedAccounts } from './migrations/2026-11-28-staff-tied-accounts.ts';
import { staffTotemAnnex } from './migrations/2026-11-28-staff-totem-annex.ts';
import { staffWhenAbsent } from './migrations/2026-11-28-staff-when-absent.ts';
import { registerReader } from './register/register.reader.ts';
import { staffMeasures } from './staff.measures.ts';
import { staffReader } from './staff.reader.ts';
import { staffTables } from './staff.tables.ts';

export { holidaysOf } from './holidays.ts';
export { crowd as manyRows } from './measures/agents.store.ts';
export { owedDays } from './measures/owed-days.store.ts';
export { personsReached } from './measures/reach.store.ts';
export {
  findOwnWork,
  findWorkingPerson,
  listWorkingPersons,
  type OwnWork,
  ownWorkOf,
  ownWorkRows,
  type WorkingPerson,
} from './register/due-day.store.ts';
export type { DueDay } from './register/due-day.ts';
export { holidayRegionOf } from './register/holiday-region.ts';
export { lastDay } from './register/occupancy.ts';
export { findPerson, listPersons } from './register/person.store.ts';
export { personLabel } from './register/person.ts';
export { findPersonOfAccount, listTiedAccounts } from './register/person-account.store.ts';
export { listPersonWeeksOfTeams } from './register/person-scope.store.ts';
export { type PersonScope, readPersonScope, readWeekScope, teamsUnder, type WeekScope } from './register/person-scope.ts';
export { stretchWords } from './register/post-form.ts';
export { tieAccount, untieAccount } from './register/tie-account.ts';
export { mayTieAccounts, planners as absenceReaders } from './staff.access.ts';
export { workingStatuses } from './status.ts';

export const registration: Capability = {
  name: 'staff',
  migrations: [staffRecords, staffReservedChanges, staffTiedAccounts, staffTotemAnnex, staffWhenAbsent],
  tables: staffTables,
  measures: staffMeasures,
  formats: staffFormats,
  reader: { ...staffReader, ...registerReader },
};
