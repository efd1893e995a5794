import { sourceColumn } from '../../../import/columns.ts';
import type { Column, FileFormat } from '../../../import/format.ts';
import { byManagers, monthColumn, teamColumn } from '../files/staff.columns.ts';

const skillColumn: Column = {
  name: 'competence',
  also: ['skill'],
  field: 'skill',
  value: { kind: 'text' },
  required: false,
  key: true,
  description: 'Compétence demandée ; vide : toute l’équipe sait le faire.',
  example: '',
};

const daysColumn: Column = {
  name: 'jours',
  also: ['days'],
  field: 'days_hundredths',
  value: { kind: 'hundredths' },
  required: true,
  description: 'Jours de travail.',
  example: '42,5',
};

const checkDays: NonNullable<FileFormat['check']> = ({ days_hundredths: days }) =>
  typeof days === 'number' && days < 0
    ? { field: 'days_hundredths', rule: 'days-negative', message: 'Un nombre de jours ne peut pas être négatif.' }
    : null;

export const runLoadFormat: FileFormat = {
  file: 'charge-exploitation',
  also: ['run-load'],
  title: 'Charge d’exploitation passée',
  description:
    'Les jours que l’exploitation a pris à chaque équipe, mois par mois : la charge des mois à venir s’en déduit, par saison.',
  table: 'staff.run_load',
  importers: byManagers,
  columns: [
    teamColumn({ required: true, key: true }),
    monthColumn('Mois passé.', '05/2020'),
    skillColumn,
    daysColumn,
    sourceColumn('D’où viennent les jours.', 'Suivi d’activité'),
  ],
  check: checkDays,
};

export const projectLoadFormat: FileFormat = {
  file: 'charge-projets',
  also: ['project-load'],
  title: 'Charge prévue des projets',
  description: 'Les jours que chaque projet demandera à chaque équipe, mois par mois.',
  table: 'staff.project_load',
  importers: byManagers,
  columns: [
    {
      name: 'projet',
      also: ['project'],
      field: 'project',
      value: { kind: 'text' },
      required: true,
      key: true,
      description: 'Nom du projet.',
      example: 'Nouveau logiciel des finances',
    },
    teamColumn({ required: true, key: true }),
    monthColumn('Mois à venir.', '05/2021'),
    skillColumn,
    daysColumn,
    sourceColumn('D’où vient la prévision.', 'Comité des projets'),
  ],
  check: checkDays,
};
