import { aliasesColumn, codeColumn, nameColumn } from '../../../import/columns.ts';
import type { Column, FileFormat, StandingRow } from '../../../import/format.ts';
import { checkStretch, stretchColumns } from '../../../import/stretch.ts';
import { byManagers, categoryColumn } from './staff.columns.ts';

type RungFile = {
  readonly file: string;
  readonly also?: readonly string[];
  readonly title: string;
  readonly description: string;
  /** The kind that other files refer to, whose table bears its name. */
  readonly as: 'stream' | 'framework' | 'grade';
  readonly what: string;
  readonly code: string;
  readonly name: Column;
  readonly aliases: string;
  /** What it is part of. */
  readonly parts: readonly Column[];
  readonly days: { readonly open: string; readonly example: string };
};

/** A dated list of the public service, which posts and persons name by its code or any of its names. */
function rungFormat({ as, what, code, name, aliases, parts, days, ...told }: RungFile): FileFormat {
  return {
    ...told,
    table: `staff.${as}`,
    importers: byManagers,
    columns: [codeColumn(code), name, aliasesColumn(aliases), ...parts, ...stretchColumns(days)],
    referable: { as, code: 'code', names: ['name', 'aliases'], what },
    codeFrom: { code: 'code', from: 'name' },
    check: checkStretch,
  };
}

export const streamFormat = rungFormat({
  file: 'filieres',
  also: ['streams'],
  title: 'Filières',
  description: 'Les filières de la fonction publique territoriale, celles qui ont disparu comprises.',
  as: 'stream',
  what: 'filière',
  code: 'technique',
  name: nameColumn('Nom de la filière.', 'Technique'),
  aliases: 'TECH | Filière technique',
  parts: [],
  days: { open: 'si elle existe toujours', example: '' },
});

export const frameworkFormat = rungFormat({
  file: 'cadres-emplois',
  also: ['frameworks', 'cadres-d-emplois'],
  title: 'Cadres d’emplois',
  description: 'Les cadres d’emplois, chacun d’une filière et d’une catégorie.',
  as: 'framework',
  what: 'cadre d’emplois',
  code: 'techniciens-territoriaux',
  name: nameColumn('Nom du cadre d’emplois.', 'Techniciens territoriaux'),
  aliases: 'Techniciens',
  parts: [
    {
      name: 'filiere',
      also: ['stream'],
      field: 'stream',
      value: { kind: 'reference', to: 'stream' },
      required: false,
      description: 'Filière dont il fait partie.',
      example: 'Technique',
    },
    categoryColumn('Catégorie : A, B ou C.'),
  ],
  days: { open: 's’il existe toujours', example: '01/12/2010' },
});

export const gradeFormat = rungFormat({
  file: 'grades',
  title: 'Grades',
  description:
    'Les grades des cadres d’emplois. Un grade supprimé reste dans la liste avec son dernier jour : les postes et les carrières d’alors se lisent encore.',
  as: 'grade',
  what: 'grade',
  code: 'technicien-principal-de-1re-classe',
  name: nameColumn('Nom du grade.', 'Technicien principal de 1re classe'),
  aliases: 'Technicien ppal 1cl',
  parts: [
    {
      name: 'cadre_emplois',
      also: ['framework', 'cadre_d_emplois'],
      field: 'framework',
      value: { kind: 'reference', to: 'framework' },
      required: false,
      description: 'Cadre d’emplois dont il fait partie.',
      example: 'Techniciens territoriaux',
    },
  ],
  days: { open: 's’il existe toujours', example: '01/12/2010' },
});

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
      description: 'Âge à partir duquel on n’en est plus ; vide pour la dernière tranche.',
      example: '35',
    },
  ],
  codeFrom: { code: 'code', from: 'name' },
  check: ({ from_age: from, to_age: to }) => {
    if (typeof from === 'number' && (from < 0 || from > 120))
      return { field: 'from_age', rule: 'age-range', message: `${from} ans n’est pas un âge : écrivez un nombre de 0 à 120.` };
    if (typeof from !== 'number' || typeof to !== 'number' || from < to) return null;
    const message = `La tranche va de ${from} à moins de ${to} ans : personne ne peut en être. Corrigez l’un des deux âges.`;
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
    const message = `Cette tranche en recouvre une autre (${other.told(of)}) : une personne ne peut être que d’une seule.`;
    return [{ of, field: 'from_age', rule: 'bands-overlap', message }];
  });
}
