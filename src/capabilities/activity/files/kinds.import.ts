import { aliasesColumn, codeColumn, nameColumn, parentColumn } from '../../../import/columns.ts';
import type { FileFormat } from '../../../import/format.ts';
import { refuseItself } from '../../../import/self-references.ts';
import { checkAll, checkStretch, stretchColumns } from '../../../import/stretch.ts';
import { day } from '../../../kernel/day.ts';
import { applicationColumn, domainColumn } from '../../catalogue/index.ts';
import { byWorkKeepers } from '../activity.access.ts';
import { frenchNature } from '../kind.ts';
import { lastRank } from '../kinds/kind-form.ts';
import { kindUses } from '../kinds/kind-record.store.ts';
import { refusalOfEndedParent } from '../kinds/kind-rules.ts';
import { projectUses } from '../projects/project.store.ts';
import { reasonColumn } from './activity.columns.ts';
import { heldKinds, heldProjects } from './held-days.ts';
import { refuseChangesUnderLines } from './rules/changes-under-lines.ts';

export const kindFormat: FileFormat = {
  file: 'types-activite',
  also: ['kinds-of-work', 'types-d-activite'],
  title: 'Types d’activité',
  description:
    'Ce à quoi les agents passent leur temps : un arbre par équipe. Ce qu’un type laisse vide est celui de son parent.',
  table: 'activity.kind',
  importers: byWorkKeepers,
  columns: [
    codeColumn('suivi'),
    nameColumn('Nom du type.', 'Suivi d’application'),
    aliasesColumn('Suivi applicatif'),
    {
      ...parentColumn('type_parent', 'kind', 'Type dont celui-ci est une partie.', 'Maintien en condition opérationnelle'),
      value: { kind: 'reference', to: 'kind', brings: ['name', 'from_day', 'to_day'] },
    },
    {
      name: 'equipe',
      also: ['team', 'pole', 'service'],
      field: 'team',
      value: { kind: 'reference', to: 'team' },
      required: false,
      description: 'Équipe dont c’est l’arbre ; vide : celle du parent, ou toutes.',
      example: 'Pôle support',
    },
    {
      name: 'nature',
      field: 'nature',
      value: {
        kind: 'choice',
        choices: { MCO: 'run', ...Object.fromEntries(Object.entries(frenchNature).map(([code, word]) => [word, code])) },
      },
      required: false,
      description: 'Ce par quoi les équipes se comparent ; vide : celle du parent.',
      example: 'MCO',
    },
    {
      name: 'rang',
      also: ['rank'],
      field: 'rank',
      value: { kind: 'integer' },
      required: false,
      description: 'Place parmi les types de même parent ; vide : à la suite, par nom.',
      example: '1',
    },
    ...stretchColumns({ open: 's’il sert toujours', example: '01/01/2016' }),
    reasonColumn('l’équipe, la nature ou le parent d’un type'),
  ],
  referable: { as: 'kind', code: 'code', names: ['name', 'aliases'], what: 'type d’activité' },
  codeFrom: { code: 'code', from: 'name' },
  check: checkAll(
    checkStretch,
    refuseItself({
      field: 'parent',
      rule: 'own-parent',
      message: 'Un type d’activité ne peut pas être une partie de lui-même : indiquez un autre type, ou laissez vide.',
    }),
    checkParent,
    checkRank,
  ),
  against: {
    statement: kindUses,
    refuse: refuseChangesUnderLines({ what: 'du type', rule: 'kind-in-use', moving: ['parent', 'team', 'nature'] }),
  },
  held: heldKinds,
};

/** The same ranks as the form takes. */
function checkRank({ rank }: Readonly<Record<string, unknown>>) {
  if (typeof rank !== 'number' || (rank >= 1 && rank <= lastRank)) return null;
  return {
    field: 'rang',
    rule: 'rank',
    message: `Un rang est un nombre entier de 1 à ${lastRank} ; laissez vide pour suivre les noms.`,
  };
}

/** A kind begins while the one that it is a part of still serves: the form that adds one refuses the same, in the same words. */
function checkParent(row: Readonly<Record<string, unknown>>) {
  const [end, from] = [row['parent.to_day'], row['from_day']].map((one) => (typeof one === 'string' ? day(one) : null));
  const message = refusalOfEndedParent(String(row['parent.name']), end ?? null, from ?? null);
  return message === null ? null : { field: 'parent', rule: 'parent-ended', message };
}

export const projectFormat: FileFormat = {
  file: 'projets',
  also: ['projects'],
  title: 'Projets',
  description: 'Les projets auxquels les agents donnent du temps.',
  table: 'activity.project',
  importers: byWorkKeepers,
  columns: [
    codeColumn('refonte-finances'),
    nameColumn('Nom du projet.', 'Refonte du logiciel des finances'),
    aliasesColumn('Projet finances'),
    applicationColumn('Coriolis', { description: 'Logiciel dont c’est le projet.' }),
    domainColumn('Domaine, s’il n’est pas celui du logiciel.', ''),
    ...stretchColumns({ open: 's’il dure encore', example: '01/09/2018' }),
    reasonColumn('le logiciel ou le domaine d’un projet'),
  ],
  referable: { as: 'project', code: 'code', names: ['name', 'aliases'], what: 'projet' },
  codeFrom: { code: 'code', from: 'name' },
  check: checkStretch,
  against: {
    statement: projectUses,
    refuse: refuseChangesUnderLines({ what: 'du projet', rule: 'project-in-use', moving: ['application', 'domain'] }),
  },
  held: heldProjects,
};
