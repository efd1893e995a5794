import type { Tx } from '../../../database/face.ts';
import { listTeams } from '../../directory/index.ts';
import { listAgeBands } from '../measures/age.store.ts';
import { frenchEmployment, frenchPostTime, frenchVacancy, frenchWorkingTime, outsideBands, unsaid } from '../staff.dimensions.ts';
import { categories, frenchSex, frenchStatus } from '../status.ts';
import { frenchAbsenceKind } from './absence-kind.ts';
import { leaveAgesOut } from './age-band.ts';
import { frenchEndCause, frenchStartCause } from './cause.ts';
import { listNamedCodes } from './staff-words.store.ts';

/** What a dimension calls its codes, in the order in which tables list them. */
export type DimensionWords = Readonly<Record<string, ReadonlyMap<string, string>>>;

const yesOrNo = { yes: 'oui', no: 'non' } as const;

function wordsOf(words: Readonly<Record<string, string>>, without?: string): ReadonlyMap<string, string> {
  return new Map([...Object.entries(words), ...(without === undefined ? [] : ([[unsaid, without]] as const))]);
}

const fixed: DimensionWords = {
  status: wordsOf(frenchStatus),
  employment: wordsOf({ ...frenchEmployment }),
  category: wordsOf(
    Object.fromEntries(categories.map((category) => [category, `catégorie ${category}`])),
    'catégorie non renseignée',
  ),
  sex: wordsOf(frenchSex, 'sexe non renseigné'),
  working_time: wordsOf(frenchWorkingTime),
  post_time: wordsOf(frenchPostTime),
  placed: wordsOf({ yes: 'sur un poste', no: 'hors poste' }),
  budgeted: wordsOf(yesOrNo),
  is_estimated: wordsOf(yesOrNo),
  vacancy: wordsOf(frenchVacancy),
  cause: wordsOf({ ...frenchStartCause, ...frenchEndCause }, 'motif non renseigné'),
  kind: wordsOf(frenchAbsenceKind),
};

/** The words of every dimension of staff: those of the law, and the names that the operator recorded. */
export async function readStaffWords(tx: Tx): Promise<DimensionWords> {
  const named = Map.groupBy(await listNamedCodes(tx), ({ dimension }) => dimension);
  const ladder = (dimension: string, without: string) =>
    new Map([...(named.get(dimension) ?? []).map(({ code, name }) => [code, name] as const), [unsaid, without] as const]);
  const teams = new Map([
    ...(await listTeams(tx)).map(({ code, name }) => [code, name] as const),
    [unsaid, 'sans équipe'] as const,
  ]);
  const recorded = await listAgeBands(tx);
  const bands = recorded.map(({ code, name }) => [code, name] as const);
  const outside = leaveAgesOut(recorded) ? ([[outsideBands, 'hors des tranches']] as const) : [];
  return {
    ...fixed,
    stream: ladder('stream', 'filière non renseignée'),
    framework: ladder('framework', 'cadre d’emplois non renseigné'),
    grade: ladder('grade', 'grade non renseigné'),
    team: teams,
    from_team: teams,
    band: new Map([...bands, ...outside, [unsaid, 'âge inconnu']]),
  };
}
