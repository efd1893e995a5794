import type { Tx } from '../../../../database/face.ts';
import { addDays } from '../../../../kernel/day.ts';
import type { ListColumn } from '../../../../web/list-state.ts';
import {
  type Framework,
  type Grade,
  listFrameworks,
  listGrades,
  listStreams,
  type Stream,
} from '../../register/reference.store.ts';

/** A grade with what its framework says of it. */
export type GradeLine = {
  readonly code: string;
  readonly name: string;
  readonly framework: string | null;
  readonly stream: string | null;
  readonly category: string | null;
  readonly posts: number;
  readonly occupations: number;
  readonly lastDay: string | null;
  readonly isObsolete: boolean;
};

export const gradeColumns: readonly ListColumn<GradeLine>[] = [
  { key: 'grade', label: 'Grade', value: (line) => line.name },
  { key: 'cadre', label: 'Cadre d’emplois', value: (line) => line.framework },
  { key: 'filiere', label: 'Filière', value: (line) => line.stream },
  { key: 'categorie', label: 'Cat.', value: (line) => line.category },
  { key: 'fin', label: 'N’existe plus après le', value: (line) => line.lastDay },
  { key: 'postes', label: 'Postes', numeric: true, value: (line) => line.posts },
  { key: 'personnes', label: 'Occupations', numeric: true, value: (line) => line.occupations },
];

/** Whether a rung of a ladder had ended by that day. */
export function isOver(toDay: string | null, today: string): boolean {
  return toDay !== null && toDay <= today;
}

function lineOf(grade: Grade, frameworks: readonly Framework[], streams: readonly Stream[], today: string): GradeLine {
  const framework = frameworks.find(({ code }) => code === grade.framework);
  const { code, name, posts, occupations, toDay } = grade;
  return {
    code,
    name,
    framework: framework?.name ?? grade.framework,
    stream: streams.find((stream) => stream.code === framework?.stream)?.name ?? null,
    category: framework?.category ?? null,
    posts,
    occupations,
    lastDay: toDay === null ? null : addDays(toDay, -1),
    isObsolete: isOver(toDay, today),
  };
}

/** The grades, obsolete ones too, with the frameworks and streams that they come under. */
export async function loadGrades(tx: Tx, today: string) {
  const [frameworks, streams] = [await listFrameworks(tx), await listStreams(tx)];
  const grades = (await listGrades(tx)).map((grade) => lineOf(grade, frameworks, streams, today));
  return { grades, frameworks, streams };
}
