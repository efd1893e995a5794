import { nameColumn, textColumn } from '../../import/columns.ts';
import type { FileFormat } from '../../import/format.ts';

export const operatorFormat: FileFormat = {
  file: 'operateur',
  also: ['operator'],
  title: 'Opérateur',
  description: 'Le syndicat ou l’organisme qui exploite l’informatique de ses adhérents : une seule ligne.',
  table: 'directory.operator',
  columns: [
    {
      name: 'code',
      field: 'code',
      value: { kind: 'code' },
      required: true,
      key: true,
      description: 'Nom court, en minuscules sans accent ; il figure dans les adresses et les commandes.',
      example: 'siis77',
    },
    nameColumn('Nom d’usage, imprimé en tête des documents.', 'SIIS77'),
    textColumn({
      name: 'nom_complet',
      also: ['full_name'],
      field: 'full_name',
      description: 'Dénomination entière.',
      example: 'Syndicat informatique de Seine',
    }),
    {
      name: 'siren',
      field: 'siren',
      value: { kind: 'siren' },
      required: false,
      description: 'Numéro SIREN, neuf chiffres.',
      example: '200 000 008',
    },
    textColumn({
      name: 'adresse',
      also: ['address'],
      field: 'address',
      description: 'Adresse du siège.',
      example: '1 place de la Mairie, 77000 Melun',
    }),
    {
      name: 'cree_le',
      also: ['created_on'],
      field: 'created_on',
      value: { kind: 'day' },
      required: false,
      description: 'Jour de création.',
      example: '01/01/1974',
    },
    {
      name: 'demonstration',
      field: 'demonstration',
      value: { kind: 'boolean' },
      required: false,
      description: '« oui » pour un opérateur de démonstration : le mot est alors imprimé sur ses documents.',
      example: 'non',
    },
  ],
  namesOperator: 'code',
};
