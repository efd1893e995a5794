import type { Capability } from '../../capability.ts';
import { applicationFormat, functionFormat } from './application.import.ts';
import { catalogueReader } from './catalogue.reader.ts';
import { domainFormat, vendorFormat } from './domain.import.ts';
import { coreFormat, glossaryFormat, subscriptionFormat } from './entries.import.ts';
import {
  applicationFunctions,
  applicationName,
  applicationVendor,
  functionDomain,
} from './measures/application-texts.measure.ts';
import { coreSize, coreTexts } from './measures/core-set.measure.ts';
import { applications, deployments } from './measures/deployments.measure.ts';
import { glossaryFunctions, glossaryName, glossaryVendor } from './measures/glossary.measure.ts';
import { users } from './measures/users.measure.ts';
import { catalogueRecords } from './migrations/2026-11-21-catalogue-records.ts';

export {
  type Application,
  type ApplicationFunction,
  applicationDays,
  applicationDomains,
  listApplicationDays,
  listApplications,
  listFunctions,
} from './application.store.ts';
export type { Hosting } from './application.ts';
export { type ApplicationDetail, getApplication } from './application-detail.ts';
export { applicationColumn, domainColumn } from './catalogue.columns.ts';
export { applicationDimension, domainDimension } from './catalogue.dimensions.ts';
export { type DeploymentMatrix, deploymentMatrix, type MatrixGroup } from './deployment-matrix.ts';
export { domainPaths, listDomains, listVendors, type Vendor } from './domain.store.ts';
export type { DomainTree } from './domain.ts';
export { type CoreEntry, type GlossaryEntry, listCoreEntries, listGlossaryEntries } from './entry.store.ts';
export {
  applicationUsers,
  type DeployedFunction,
  listSubscriptions,
  listUsedApplications,
  listUses,
  type Subscription,
  type Use,
} from './subscription.store.ts';

export const registration: Capability = {
  name: 'catalogue',
  migrations: [catalogueRecords],
  tables: [
    {
      table: 'catalogue.domain',
      what: 'Domaines et sous-domaines',
      isolation: 'operator',
      members: 'everything',
      grants: 'read-write',
    },
    { table: 'catalogue.vendor', what: 'Éditeurs', isolation: 'operator', members: 'everything', grants: 'read-write' },
    { table: 'catalogue.application', what: 'Logiciels', isolation: 'operator', members: 'everything', grants: 'read-write' },
    {
      table: 'catalogue.function',
      what: 'Fonctions des logiciels',
      isolation: 'operator',
      members: 'everything',
      grants: 'read-write',
    },
    {
      table: 'catalogue.core_entry',
      what: 'Composants du socle',
      isolation: 'operator',
      members: 'everything',
      grants: 'read-write',
    },
    {
      table: 'catalogue.glossary_entry',
      what: 'Glossaire des logiciels',
      isolation: 'operator',
      members: 'everything',
      grants: 'read-write',
    },
    {
      table: 'catalogue.subscription',
      what: 'Déploiements des fonctions chez les adhérents',
      isolation: 'operator',
      members: { own: 'body' },
      grants: 'read-write',
    },
  ],
  measures: [
    applications,
    deployments,
    users,
    applicationName,
    applicationVendor,
    applicationFunctions,
    functionDomain,
    coreSize,
    ...coreTexts,
    glossaryName,
    glossaryFunctions,
    glossaryVendor,
  ],
  formats: [domainFormat, vendorFormat, applicationFormat, functionFormat, coreFormat, glossaryFormat, subscriptionFormat],
  reader: catalogueReader,
};
