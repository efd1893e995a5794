import type { Migration, TableEntry } from '../database/migration.ts';
import { importRuns } from './migrations/2026-11-22-import-runs.ts';
import { importPrivacy } from './migrations/2026-11-28-import-privacy.ts';
import { importReplacing } from './migrations/2026-11-28-import-replacing.ts';

export const importMigrations: readonly Migration[] = [importRuns, importPrivacy, importReplacing];

export const importTables: readonly TableEntry[] = [
  {
    table: 'import.run',
    what: 'une ligne : un import (qui, quand, chargé, refusé ou annulé)',
    isolation: 'operator',
    members: 'nothing',
    grants: 'read-write',
  },
  {
    table: 'import.original',
    what: 'une ligne : un fichier reçu, tel qu’il a été reçu',
    isolation: 'operator',
    members: 'nothing',
    readers: { namedIn: 'private_to' },
    grants: 'append',
  },
  {
    table: 'import.file',
    what: 'une ligne : un fichier d’un import et ce qu’il en a été fait',
    isolation: 'operator',
    members: 'nothing',
    grants: 'append',
  },
  {
    table: 'import.reject',
    what: 'une ligne : une ligne de fichier rejetée ou signalée, avec sa raison',
    isolation: 'operator',
    members: 'nothing',
    readers: { namedIn: 'private_to' },
    grants: 'append',
  },
  {
    table: 'import.change',
    what: 'une ligne : un enregistrement modifié ou retiré par un import, avant et après',
    isolation: 'operator',
    members: 'nothing',
    readers: { namedIn: 'private_to' },
    grants: 'append',
  },
];
