import type { Capability } from '../../capability.ts';
import { applicationFormat, functionFormat } from './application.import.ts';
import { domainFormat, vendorFormat } from './domain.import.ts';
import { coreFormat, glossaryFormat, subscriptionFormat } from './entries.import.ts';
import { catalogueRecords } from './migrations/2026-11-21-catalogue-records.ts';

export const registration: Capability = {
  name: 'catalogue',
  migrations: [catalogueRecords],
  tables: [
    { table: 'catalogue.domain', what: 'Domaines et sous-domaines', isolation: 'operator', grants: 'read-write' },
    { table: 'catalogue.vendor', what: 'Éditeurs', isolation: 'operator', grants: 'read-write' },
    { table: 'catalogue.application', what: 'Logiciels', isolation: 'operator', grants: 'read-write' },
    { table: 'catalogue.function', what: 'Fonctions des logiciels', isolation: 'operator', grants: 'read-write' },
    { table: 'catalogue.core_entry', what: 'Composants du socle', isolation: 'operator', grants: 'read-write' },
    { table: 'catalogue.glossary_entry', what: 'Glossaire des logiciels', isolation: 'operator', grants: 'read-write' },
    {
      table: 'catalogue.subscription',
      what: 'Déploiements des fonctions chez les adhérents',
      isolation: 'operator',
      grants: 'read-write',
    },
  ],
  measures: [],
  formats: [domainFormat, vendorFormat, applicationFormat, functionFormat, coreFormat, glossaryFormat, subscriptionFormat],
};
