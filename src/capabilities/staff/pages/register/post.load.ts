import type { PageReading } from '../../../../http/reading.ts';
import { thingFacts, thingHistory } from '../../../../http/thing-history.ts';
import type { FileFormat } from '../../../../import/format.ts';
import { historyLimit } from '../../../../web/history.tsx';
import { listTeams } from '../../../directory/index.ts';
import { vacanciesOf, vacantOn } from '../../measures/vacancy.ts';
import { frenchEndCause, frenchStartCause } from '../../register/cause.ts';
import { covers, lastDay } from '../../register/occupancy.ts';
import { listOccupationsOfPost } from '../../register/occupation.store.ts';
import type { ShownOccupation } from '../../register/occupation.ts';
import { listPersons } from '../../register/person.store.ts';
import { personLabel } from '../../register/person.ts';
import { readPersonScope } from '../../register/person-scope.ts';
import { findPost } from '../../register/post.store.ts';
import { mayManageStaff } from '../../staff.access.ts';
import { unknownPost } from '../../staff.problems.ts';
import { postSubject } from '../../staff.subjects.ts';
import { frenchStatus } from '../../status.ts';
import { loadPostChoices } from './choices.load.ts';

/** The facts about occupations, which are told on the page of the person and on that of the post. */
export const occupationFacts = [
  'staff.occupation-begun',
  'staff.occupation-ended',
  'staff.occupation-corrected',
  'staff.occupation-removed',
];

/** An occupation as a table of a page tells it. */
export function occupationLine(one: ShownOccupation, manages: boolean) {
  return {
    id: one.id,
    person: one.person,
    personLabel: personLabel({ code: one.person, name: one.personName }),
    post: one.post,
    postTitle: one.postTitle,
    status: frenchStatus[one.status],
    grade: one.gradeName,
    rate: one.rate,
    fromDay: one.fromDay,
    lastDay: lastDay(one),
    // Those who plan the work of a team read who is there, not why somebody came or left.
    startCause: one.startCause === null || !manages ? null : frenchStartCause[one.startCause],
    endCause: one.endCause === null || !manages ? null : frenchEndCause[one.endCause],
  };
}

export type OccupationLine = ReturnType<typeof occupationLine>;

/** What is asked of those who manage staff only: what their forms offer. */
async function loadForms({ tx, today }: PageReading) {
  const persons = (await listPersons(tx)).map((one) => ({ value: one.code, label: one.name ?? one.code }));
  return { choices: await loadPostChoices(tx, today), persons };
}

export async function loadPost(page: PageReading, code: string, formats: readonly FileFormat[]) {
  const { tx, actor, today, doors } = page;
  const post = await findPost(tx, code);
  if (post === null) throw unknownPost(code);
  const scope = await readPersonScope(tx, actor, today);
  const held = await listOccupationsOfPost(tx, code);
  const shown = held.filter(({ person }) => scope.isShown(person));
  const manages = mayManageStaff(actor);
  const mentions = { facts: occupationFacts, state: { post: code } };
  const asked = { mentions, limit: historyLimit, ...(manages.may ? { may: manages } : {}) };
  return {
    post,
    lastDay: lastDay(post),
    team: (await listTeams(tx)).find((team) => team.code === post.team)?.name ?? post.team,
    isOpen: covers(post, today),
    vacancy: vacantOn(post, held, today),
    occupations: shown.map((one) => occupationLine(one, manages.may)).reverse(),
    hidden: held.length - shown.length,
    vacancies: vacanciesOf(post, held)
      .map((one) => ({ ...one, lastDay: lastDay(one) }))
      .reverse(),
    forms: manages.may ? await loadForms(page) : null,
    today,
    /** What files said of it, for those who manage staff: their rows name persons. */
    imports: manages.may ? ((await thingHistory(page, formats, 'post', code, historyLimit)) ?? []) : [],
    history: await thingFacts({ actor, tx, doors }, [postSubject(code)], asked),
  };
}

export type PostLoaded = Awaited<ReturnType<typeof loadPost>>;
