import { pageContext } from '../../../../http/page-context.ts';
import { type PageReading, reading } from '../../../../http/reading.ts';
import type { FileFormat } from '../../../../import/format.ts';
import { demand } from '../../../../kernel/access.ts';
import type { ListColumn } from '../../../../web/list-state.ts';
import { type FiledTable, filedTable, pageFile } from '../../../../web/page-file.ts';
import { mayReadPersons } from '../../staff.access.ts';
import type { Route } from './+types/person-tables.csv.ts';
import { occupationColumns } from './occupations.list.ts';
import { type AssignmentLine, loadPerson } from './person.load.ts';
import { personTables } from './person-tables.ts';
import { type AbsenceLine, loadPresence, type PatternLine } from './presence.load.ts';
import { loadSkills, type SkillLine } from './skills.load.ts';

const assignmentColumns: readonly ListColumn<AssignmentLine>[] = [
  { key: 'equipe', label: 'Équipe', value: (line) => line.teamName },
  { key: 'responsable', label: 'Responsable', value: (line) => (line.manager ? 'oui' : null) },
  { key: 'fonction', label: 'Fonction', value: (line) => line.role },
  { key: 'part', label: 'Part du temps (%)', numeric: true, value: (line) => line.share },
  { key: 'du', label: 'Du', value: (line) => line.fromDay },
  { key: 'au', label: 'Au', value: (line) => line.lastDay },
];

/** Why somebody is away is for those who manage staff. */
const absenceColumns = (manages: boolean): readonly ListColumn<AbsenceLine>[] => [
  { key: 'quand', label: 'Quand', value: (line) => line.when },
  ...(manages ? [{ key: 'nature', label: 'Nature', value: (line: AbsenceLine) => line.kind }] : []),
];

const patternColumns: readonly ListColumn<PatternLine>[] = [
  { key: 'du', label: 'Du', value: (line) => line.fromDay },
  { key: 'au', label: 'Au', value: (line) => line.lastDay },
  { key: 'libre', label: 'Ne travaille pas', value: (line) => line.off },
];

const skillColumns: readonly ListColumn<SkillLine>[] = [
  { key: 'quoi', label: 'Logiciel ou thème', value: (line) => line.what },
  { key: 'niveau', label: 'Niveau', value: (line) => line.level },
  { key: 'quand', label: 'Quand', value: (line) => line.days },
  { key: 'maintenant', label: 'Aujourd’hui', value: (line) => (line.isNow ? 'oui' : 'non') },
];

/** The table that is asked with those that stand on its page. */
async function tablesBeside(page: PageReading, code: string, formats: readonly FileFormat[]): Promise<FiledTable[]> {
  switch (page.url.searchParams.get('tableau')) {
    case personTables.absences:
    case personTables.patterns: {
      const { head, absences, patterns } = await loadPresence(page, code);
      return [
        filedTable(personTables.absences, absences, absenceColumns(head.manages)),
        filedTable(personTables.patterns, patterns, patternColumns),
      ];
    }
    case personTables.skills:
      return [filedTable(personTables.skills, (await loadSkills(page, code)).skills, skillColumns)];
    default: {
      const { head, occupations, assignments } = await loadPerson(page, code, formats);
      return [
        filedTable(personTables.occupations, occupations, occupationColumns('person', head.manages)),
        filedTable(personTables.assignments, assignments, assignmentColumns),
      ];
    }
  }
}

/** One of the tables of the pages of a person, as it stands there. */
export const loader = reading(async (page, { params, context }: Route.LoaderArgs) => {
  demand(mayReadPersons(page.actor));
  const tables = await tablesBeside(page, params.code, context.get(pageContext).imports.formats);
  return pageFile(tables, page.url.searchParams.get('tableau'), params.code);
});
