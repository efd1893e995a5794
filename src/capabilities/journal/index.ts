import type { Capability } from '../../capability.ts';
import { journalCommand } from './journal.cli.ts';
import { journalReader } from './journal.reader.ts';

/** The journal of changes, read, verified and kept for as long as its operator says; its tables belong to the database. */
export const registration: Capability = {
  name: 'journal',
  migrations: [],
  tables: [],
  measures: [],
  formats: [],
  commands: [journalCommand],
  reader: journalReader,
};
