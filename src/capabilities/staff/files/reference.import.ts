import { aliasesColumn, codeColumn, nameColumn } from '../../../import/columns.ts';
import type { FileFormat, StandingRow } from '../../../import/format.ts';
import { checkStretch, stretchColumns } from '../../../import/stretch.ts';
import { byManagers, categoryColumn } from './staff.columns.ts';

export const streamFormat: FileFormat = {
  file: 'filieres',
  also: ['streams'],
  title: 'Filières',
  description: 'Les filières de la fonction publique territoriale, celles qui ont disparu comprises.',
  table: 'staff.stream',
  importers: byManagers,
  columns: [
    codeColumn('technique'),
    nameColumn('Nom de la filière.', 'Technique'),
    aliasesColumn('TECH | Filière technique'),
    ...stretchColumns({ open: 'si elle existe toujours', example: '' }),
  ],
  referable: { as: 'stream', code: 'code', names: ['name', 'aliases'], what: 'filière' },
  codeFrom: { code: 'code', from: 'name' },
  check: checkStretch,
};

export const frameworkFormat: FileFormat = {
  file: 'cadres-emplois',
  also: ['frameworks', 'cadres-d-emplois'],
  title: 'Cadres d’emplois',
  description: 'Les cadres d’emplois, chacun d’une filière et d’une catégorie.',
  table: 'staff.framework',
  importers: byManagers,
  columns: [
    codeColumn('techniciens-territoriaux'),
    nameColumn('Nom du cadre d’emplois.', 'Techniciens territoriaux'),
    aliasesColumn('Techniciens'),
    {
      name: 'filiere',
      also: ['stream'],
      field: 'stream',
      value: { kind: 'reference', to: 'stream' },
      required: false,
      description: 'Filière dont il fait partie.',
      example: 'Technique',
    },
    categoryColumn('Catégorie : A, B ou C.'),
    ...stretchColumns({ open: 's’il existe toujours', example: '01/12/2010' }),
  ],
  referable: { as: 'framework', code: 'code', names: ['name', 'aliases'], what: 'cadre d’emplois' },
  codeFrom: { code: 'code', from: 'name' },
  check: checkStretch,
};

export const gradeFormat: FileFormat = {
  file: 'grades',
  title: 'Grades',
  description:
    'Les grades des cadres d’emplois. Un grade supprimé reste dans la liste avec son dernier jour : les postes et les carrières d’alors se lisent encore.',
  table: 'staff.grade',
  importers: byManagers,
  columns: [
    codeColumn('technicien-principal-de-1re-classe'),
    nameColumn('Nom du grade.', 'Technicien principal de 1re classe'),
    aliasesColumn('Technicien ppal 1cl'),
    {
      name: 'cadre_emplois',
      also: ['framework', 'cadre_d_emplois'],
      field: 'framework',
      value: { kind: 'reference', to: 'framework' },
      required: false,
      description: 'Cadre d’emplois dont il fait partie.',
      example: 'Techniciens territoriaux',
    },
    ...stretchColumns({ open: 's’il existe toujours', example: '01/12/2010' }),
  ],
  referable: { as: 'grade', code: 'code', names: ['name', 'aliases'], what: 'grade' },
  codeFrom: { code: 'code', from: 'name' },
  check: checkStretch,
};

export const ageBandFormat: FileFormat = {
  file: 'tranches-age',
  also: ['age-bands', 'tranches-d-age'],
  title: 'Tranches d’âge',
  description: 'Les tranches de la pyramide des âges. Elles ne se recouvrent pas.',
  table: 'staff.age_band',
  importers: byManagers,
  columns: [
    codeColumn('30-34'),
    nameColumn('Nom de la tranche.', '30 à 34 ans'),
    {
      name: 'a_partir_de',
      also: ['from_age'],
      field: 'from_age',
      value: { kind: 'integer' },
      required: true,
      description: 'Âge à partir duquel on en est.',
      example: '30',
    },
    {
      name: 'moins_de',
      also: ['to_age'],
      field: 'to_age',
      value: { kind: 'integer' },
      required: false,
      description: 'Âge à partir duquel on n’en est plus ; vide pour la dernière tranche.',
      example: '35',
    },
  ],
  codeFrom: { code: 'code', from: 'name' },
  check: ({ from_age: from, to_age: to }) => {
    if (typeof from === 'number' && (from < 0 || from > 120))
      return { field: 'from_age', rule: 'age-range', message: `${from} ans n’est pas un âge : écrivez un nombre de 0 à 120.` };
    if (typeof from !== 'number' || typeof to !== 'number' || from < to) return null;
    const message = `La tranche va de ${from} à moins de ${to} ans : personne ne peut en être. Corrigez l’un des deux âges.`;
    return { field: 'to_age', rule: 'ages-reversed', message };
  },
  together: refuseSharedAges,
};

function refuseSharedAges(rows: readonly StandingRow[]) {
  const reach = ({ row }: StandingRow) => [Number(row['from_age']), Number(row['to_age'] ?? 999)] as const;
  const taken: StandingRow[] = [];
  return rows.flatMap((of) => {
    const [from, to] = reach(of);
    const other = of.recorded ? undefined : taken.find((one) => reach(one)[0] < to && from < reach(one)[1]);
    if (other === undefined) taken.push(of);
    if (other === undefined) return [];
    const message = `Cette tranche en recouvre une autre (${other.told(of)}) : une personne ne peut être que d’une seule.`;
    return [{ of, field: 'from_age', rule: 'bands-overlap', message }];
  });
}
