import type { Capability } from '../../capability.ts';
import { journalCommand } from './journal.cli.ts';
import { journalReader } from './journal.reader.ts';

/** The journal of changes, read and verified; its table belongs to the database, which writes it in every change. */
export const registration: Capability = {
  name: 'journal',
  migrations: [],
  tables: [],
  measures: [],
  formats: [],
  commands: [journalCommand],
  reader: journalReader,
};
