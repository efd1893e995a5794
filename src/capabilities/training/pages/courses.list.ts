import type { PageReading } from '../../../http/reading.ts';
import type { ListColumn } from '../../../web/list-state.ts';
import { listApplications } from '../../catalogue/index.ts';
import { listCourses } from '../course.store.ts';
import { frenchCategory } from '../course.ts';

export type CourseLine = {
  readonly code: string;
  readonly name: string;
  readonly category: string;
  readonly application: string | null;
  readonly applicationName: string | null;
  /** In days. */
  readonly length: number | null;
  readonly isOffered: boolean;
  /** Not yet: it is offered from a later day on. */
  readonly isToCome: boolean;
};

export const courseColumns: readonly ListColumn<CourseLine>[] = [
  { key: 'nom', label: 'Formation', value: (line) => line.name },
  { key: 'categorie', label: 'Catégorie', value: (line) => line.category },
  { key: 'logiciel', label: 'Logiciel', value: (line) => line.applicationName },
  { key: 'duree', label: 'Durée (jours)', numeric: true, value: (line) => line.length },
  { key: 'proposee', label: 'Proposée', value: (line) => (line.isOffered ? 'oui' : 'non') },
];

/** Every course, those of the past included. */
export async function listCourseLines({ tx, today }: Pick<PageReading, 'tx' | 'today'>): Promise<CourseLine[]> {
  const names = new Map((await listApplications(tx)).map(({ code, name }) => [code, name]));
  return (await listCourses(tx)).map(({ code, name, category, application, length, fromDay, toDay }) => ({
    code,
    name,
    category: frenchCategory[category],
    application,
    applicationName: application === null ? null : (names.get(application) ?? application),
    length: length === null ? null : length / 100,
    isOffered: (fromDay === null || fromDay <= today) && (toDay === null || toDay > today),
    isToCome: fromDay !== null && fromDay > today,
  }));
}
