import { reading } from '../../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../../web/list-file.ts';
import { type ListColumn, readListState } from '../../../../web/list-state.ts';
import { monthLine } from '../../capacity/month-line.ts';
import type { Route } from './+types/team-skills.csv.ts';
import { type TeamMonth, teamMonthColumns } from './capacity.list.ts';
import { skillNames } from './skill-names.ts';
import { loadTeam, skillsOf } from './team-capacity.load.ts';

type SkillMonth = TeamMonth & { readonly skill: string };

const columns: readonly ListColumn<SkillMonth>[] = [
  { key: 'competence', label: 'Compétence', value: (line) => line.skill },
  ...teamMonthColumns,
];

export const loader = reading(async (page, { params }: Route.LoaderArgs) => {
  const { team, known, supposed } = await loadTeam(page, params.team);
  const skills = skillsOf(known, supposed, await skillNames(page.tx));
  const lines = skills.flatMap(({ name, known: before, supposed: after }) =>
    [before, after].flatMap((one, index) => {
      const plan = index === 0 ? 'connu' : 'hypothèse';
      const own = { skill: name, team: team.code, teamName: team.name, plan };
      return one?.balances.map((balance): SkillMonth => ({ ...monthLine(balance), ...own })) ?? [];
    }),
  );
  return listFileResponse(`competences-${team.code}`, listFile(lines, columns, readListState(new URLSearchParams())));
});
