import type { Capability } from '../../capability.ts';
import { bodyFormat, populationFormat, successionFormat } from './body.import.ts';
import { directoryReader } from './directory.reader.ts';
import { governingBodyFormat, seatFormat } from './governance.import.ts';
import { bodies } from './measures/bodies.measure.ts';
import { population, totalPopulation } from './measures/population.measure.ts';
import { seatBody, seatFunction, seats } from './measures/seats.measure.ts';
import { sites } from './measures/sites.measure.ts';
import { directoryRecords } from './migrations/2026-11-20-directory-records.ts';
import { operatorFormat } from './operator.import.ts';
import { siteFormat, teamFormat } from './places.import.ts';

export { bodyNames, listBodies, listServedBodies } from './body.store.ts';
export { type Body, type BodyCategory, type BodyStatus, frenchCategory as frenchBodyCategory, identityBehind } from './body.ts';
export { type BodyDetail, getBody } from './body-detail.ts';
export { bodyColumn } from './directory.columns.ts';
export { bodyDimension } from './directory.dimensions.ts';
export { memberPath as memberPathOf, membersPath as membersListPath } from './directory.paths.ts';
export { type GoverningBody, listGoverningBodies, listSeats, type Seat } from './governance.store.ts';
export { findOperator, getOperator, type Operator, operatorAddress } from './operator.store.ts';
export { listSites, listTeams, type Site, type Team, teamPaths } from './place.store.ts';
export { knownPopulations, type Population } from './population.store.ts';
export { recordOperator } from './record-operator.ts';
export type { Succession } from './succession.ts';

export const registration: Capability = {
  name: 'directory',
  migrations: [directoryRecords],
  tables: [
    { table: 'directory.operator', what: 'L’opérateur', isolation: 'operator', members: 'everything', grants: 'read-write' },
    {
      table: 'directory.body',
      what: 'Adhérents et clients',
      isolation: 'operator',
      members: { own: 'code' },
      grants: 'read-write',
    },
    {
      table: 'directory.population',
      what: 'Populations par année',
      isolation: 'operator',
      members: { own: 'body' },
      grants: 'read-write',
    },
    {
      table: 'directory.succession',
      what: 'Qui prend la suite de qui',
      isolation: 'operator',
      members: 'nothing',
      grants: 'read-write',
    },
    { table: 'directory.site', what: 'Lieux desservis', isolation: 'operator', members: { own: 'body' }, grants: 'read-write' },
    {
      table: 'directory.team',
      what: 'Pôles et services de l’opérateur',
      isolation: 'operator',
      members: 'nothing',
      grants: 'read-write',
    },
    { table: 'directory.governing_body', what: 'Instances', isolation: 'operator', members: 'nothing', grants: 'read-write' },
    {
      table: 'directory.seat',
      what: 'Sièges des instances, sans nom de personne',
      isolation: 'operator',
      members: 'nothing',
      grants: 'read-write',
    },
  ],
  measures: [bodies, population, totalPopulation, sites, seats, seatFunction, seatBody],
  formats: [
    operatorFormat,
    bodyFormat,
    populationFormat,
    successionFormat,
    siteFormat,
    teamFormat,
    governingBodyFormat,
    seatFormat,
  ],
  reader: directoryReader,
};
