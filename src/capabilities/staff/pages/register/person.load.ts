import type { PageReading } from '../../../../http/reading.ts';
import { thingFacts, thingHistory } from '../../../../http/thing-history.ts';
import type { FileFormat } from '../../../../import/format.ts';
import { differences } from '../../../../kernel/difference.ts';
import { frenchInstant } from '../../../../kernel/french.ts';
import { historyLimit } from '../../../../web/history.tsx';
import { listTeams } from '../../../directory/index.ts';
import { listAssignmentsOf } from '../../register/assignment.store.ts';
import type { Assignment } from '../../register/assignment.ts';
import { covers, lastDay } from '../../register/occupancy.ts';
import { listOccupationsOfPerson } from '../../register/occupation.store.ts';
import { findPerson } from '../../register/person.store.ts';
import { type Person, personLabel } from '../../register/person.ts';
import { readPersonScope } from '../../register/person-scope.ts';
import { listPrivateChanges, type PrivateKind } from '../../register/private-change.store.ts';
import { teamsOn } from '../../register/team-of-day.ts';
import { mayManageStaff, mayReadPay, mayReadPersons } from '../../staff.access.ts';
import { staffFacts } from '../../staff.facts.ts';
import { unknownPerson } from '../../staff.problems.ts';
import { personSubject } from '../../staff.subjects.ts';
import { loadPostChoices, loadPosts } from './choices.load.ts';
import { occupationLine } from './post.load.ts';

/** The person of the page, when the reader is shown them. @throws Problem `staff.unknown-person` */
export async function findShownPerson({ tx, actor, today }: PageReading, code: string): Promise<Person> {
  const scope = await readPersonScope(tx, actor, today);
  const person = scope.isShown(code) ? await findPerson(tx, code) : null;
  if (person === null) throw unknownPerson(code);
  return person;
}

/** What every page about a person shows of them: their name, and the ways to their other pages. */
export function headOf({ actor }: PageReading, person: Person) {
  const { code } = person;
  return {
    code,
    label: personLabel(person),
    manages: mayManageStaff(actor).may,
    readsPersons: mayReadPersons(actor).may,
    readsPay: mayReadPay(actor).may,
  };
}

export type PersonHead = ReturnType<typeof headOf>;

function assignmentLine(one: Assignment, nameOf: (team: string) => string) {
  return { ...one, teamName: nameOf(one.team), lastDay: lastDay(one) };
}

export type AssignmentLine = ReturnType<typeof assignmentLine>;

/** What the journal does not say of a person, in the words of the journal; empty for whoever may not know it. */
export async function privateHistory({ tx }: PageReading, kind: PrivateKind, code: string) {
  const changes = await listPrivateChanges(tx, kind, code, historyLimit);
  return changes.map(({ id, at, who, fact, before, after }) => ({
    key: id,
    when: frenchInstant(at),
    who,
    path: null,
    what: staffFacts[fact]?.label ?? fact,
    changes: differences(before, after, staffFacts[fact]),
    undone: null,
  }));
}

export async function loadPerson(page: PageReading, code: string, formats: readonly FileFormat[]) {
  const { tx, actor, today, doors } = page;
  const person = await findShownPerson(page, code);
  const manages = mayManageStaff(actor);
  const teams = await listTeams(tx);
  const nameOf = (team: string) => teams.find((one) => one.code === team)?.name ?? team;
  const occupations = await listOccupationsOfPerson(tx, code);
  const assignments = await listAssignmentsOf(tx, code);
  const asked = { limit: historyLimit, ...(manages.may ? { may: manages } : {}) };
  return {
    head: headOf(page, person),
    /** Of those who manage staff only. */
    identity: manages.may ? person : null,
    occupations: occupations.map((one) => occupationLine(one, manages.may)).reverse(),
    there: occupations.filter((one) => covers(one, today)).map((one) => occupationLine(one, manages.may)),
    shares: teamsOn(occupations, assignments, today).map((one) => ({ ...one, name: nameOf(one.team) })),
    assignments: assignments.map((one) => assignmentLine(one, nameOf)).reverse(),
    forms: manages.may ? { choices: await loadPostChoices(tx, today), posts: await loadPosts(tx) } : null,
    /** What files said of them: why they were away and what they cost too, so that nobody else reads it. */
    imports: manages.may ? ((await thingHistory(page, formats, 'person', code, historyLimit)) ?? []) : [],
    history: await thingFacts({ actor, tx, doors }, [personSubject(code)], asked),
    reserved: await privateHistory(page, 'private', code),
  };
}

export type PersonLoaded = Awaited<ReturnType<typeof loadPerson>>;
