import { sourceColumn, textColumn } from '../../../import/columns.ts';
import type { Column, FileFormat } from '../../../import/format.ts';
import { checkAll, checkStretch, stretchColumns } from '../../../import/stretch.ts';
import { refuseChangesUnderHolders } from './post-holders.ts';
import { checkPercent } from './staff.checks.ts';
import { byManagers, categoryColumn, gradeColumn, percentColumn, teamColumn } from './staff.columns.ts';

/** A code that nothing can be made from. */
function ownCodeColumn(name: string, also: readonly string[], description: string, example: string): Column {
  return { name, also, field: 'code', value: { kind: 'code' }, required: true, key: true, description, example };
}

export const postFormat: FileFormat = {
  file: 'postes',
  also: ['posts', 'tableau-des-emplois'],
  title: 'Postes',
  description:
    'Les postes ouverts par délibération, occupés ou non. Un poste n’est pas une personne : qui l’occupe est dans « occupations ».',
  table: 'staff.post',
  importers: byManagers,
  columns: [
    ownCodeColumn('code', ['numero'], 'Numéro du poste au tableau des emplois.', 'P042'),
    {
      name: 'intitule',
      also: ['title'],
      field: 'title',
      value: { kind: 'text' },
      required: true,
      description: 'Intitulé du poste.',
      example: 'Technicien support',
    },
    gradeColumn('Grade pour lequel il est ouvert ; il en donne le cadre d’emplois, la filière et la catégorie.'),
    {
      name: 'cadre_emplois',
      also: ['framework', 'cadre_d_emplois'],
      field: 'framework',
      value: { kind: 'reference', to: 'framework' },
      required: false,
      description: 'Cadre d’emplois, si le poste est ouvert à tous ses grades.',
      example: '',
    },
    {
      name: 'filiere',
      also: ['stream'],
      field: 'stream',
      value: { kind: 'reference', to: 'stream' },
      required: false,
      description: 'Filière, si ce n’est pas celle du grade ou du cadre d’emplois.',
      example: '',
    },
    categoryColumn('Catégorie, si ce n’est pas celle du grade ou du cadre d’emplois.'),
    percentColumn({
      name: 'quotite',
      also: ['quota'],
      field: 'quota',
      description: 'Temps de travail du poste, en pourcentage d’un temps complet ; vide : 100.',
      example: '100',
    }),
    teamColumn({ description: 'Équipe à laquelle il est rattaché.' }),
    {
      name: 'budgete',
      also: ['budgeted'],
      field: 'budgeted',
      value: { kind: 'boolean' },
      required: false,
      description: '« non » s’il n’est pas financé ; vide : oui.',
      example: 'oui',
    },
    textColumn({ name: 'deliberation', field: 'deliberation', description: 'Délibération qui l’ouvre.', example: '2018-12' }),
    ...stretchColumns({ first: 'Premier jour d’ouverture', open: 's’il est toujours ouvert', example: '01/01/2019' }),
    sourceColumn('D’où vient l’information.', 'Tableau des emplois 2019'),
  ],
  referable: { as: 'post', code: 'code', names: [], what: 'poste' },
  check: checkAll(checkStretch, checkPercent('quota', 'La quotité')),
  against: { file: 'occupations', refuse: refuseChangesUnderHolders },
};

export const personFormat: FileFormat = {
  file: 'personnel',
  also: ['persons', 'personnes', 'agents'],
  title: 'Personnel',
  description:
    'Les personnes, par leur matricule. Le nom n’est jamais demandé : sans lui, tous les chiffres se calculent. La date de naissance peut être remplacée par deux années entre lesquelles elle se trouve.',
  table: 'staff.person',
  importers: byManagers,
  columns: [
    ownCodeColumn('matricule', ['code', 'person'], 'Numéro qui distingue la personne.', 'A017'),
    textColumn({ name: 'nom', also: ['name'], field: 'name', description: 'Nom, si vous voulez le montrer.', example: '' }),
    {
      name: 'sexe',
      also: ['sex'],
      field: 'sex',
      value: { kind: 'choice', choices: { femme: 'female', homme: 'male', F: 'female', H: 'male', M: 'male' } },
      required: false,
      description: 'femme ou homme.',
      example: 'femme',
    },
    {
      name: 'naissance',
      also: ['birth_day', 'ne_le', 'date_de_naissance'],
      field: 'birth_day',
      value: { kind: 'day' },
      required: false,
      description: 'Jour de naissance.',
      example: '14/07/1984',
    },
    {
      name: 'naissance_des',
      also: ['birth_from'],
      field: 'birth_from',
      value: { kind: 'year' },
      required: false,
      description: 'À défaut du jour : première année de naissance possible.',
      example: '',
    },
    {
      name: 'naissance_au_plus_tard',
      also: ['birth_to'],
      field: 'birth_to',
      value: { kind: 'year' },
      required: false,
      description: 'À défaut du jour : dernière année de naissance possible.',
      example: '',
    },
    sourceColumn('D’où vient l’information.', 'Extraction du logiciel de paie'),
  ],
  referable: { as: 'person', code: 'code', names: [], what: 'personne' },
  check: checkBirth,
};

function checkBirth({ birth_day: born, birth_from: from, birth_to: to }: Readonly<Record<string, unknown>>) {
  if (typeof from === 'number' && typeof to === 'number' && from > to) {
    const message = `Les années de naissance sont dans le mauvais ordre : ${from}, puis ${to}. Échangez-les.`;
    return { field: 'birth_to', rule: 'birth-reversed', message };
  }
  const year = typeof born === 'string' ? Number(born.slice(0, 4)) : null;
  if (year === null || ((typeof from !== 'number' || from <= year) && (typeof to !== 'number' || year <= to))) return null;
  const message = 'Le jour de naissance n’est pas dans les années données : gardez l’un ou les autres.';
  return { field: 'birth_day', rule: 'birth-outside', message };
}
