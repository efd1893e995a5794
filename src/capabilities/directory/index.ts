import type { Capability } from '../../capability.ts';
import { bodyFormat, populationFormat, successionFormat } from './body.import.ts';
import { governingBodyFormat, seatFormat } from './governance.import.ts';
import { directoryRecords } from './migrations/2026-11-20-directory-records.ts';
import { operatorFormat } from './operator.import.ts';
import { siteFormat, teamFormat } from './places.import.ts';

export const registration: Capability = {
  name: 'directory',
  migrations: [directoryRecords],
  tables: [
    { table: 'directory.operator', what: 'L’opérateur', isolation: 'operator', grants: 'read-write' },
    { table: 'directory.body', what: 'Adhérents et clients', isolation: 'operator', grants: 'read-write' },
    { table: 'directory.population', what: 'Populations par année', isolation: 'operator', grants: 'read-write' },
    { table: 'directory.succession', what: 'Qui prend la suite de qui', isolation: 'operator', grants: 'read-write' },
    { table: 'directory.site', what: 'Lieux desservis', isolation: 'operator', grants: 'read-write' },
    { table: 'directory.team', what: 'Pôles et services de l’opérateur', isolation: 'operator', grants: 'read-write' },
    { table: 'directory.governing_body', what: 'Instances', isolation: 'operator', grants: 'read-write' },
    { table: 'directory.seat', what: 'Sièges des instances, sans nom de personne', isolation: 'operator', grants: 'read-write' },
  ],
  measures: [],
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
};
