import type { PageReading } from '../../../../http/reading.ts';
import { type Day, parseDay } from '../../../../kernel/day.ts';
import type { ListColumn } from '../../../../web/list-state.ts';
import { listTeams, type Team } from '../../../directory/index.ts';
import { listAllAssignments } from '../../register/assignment.store.ts';
import type { Assignment } from '../../register/assignment.ts';
import { covers } from '../../register/occupancy.ts';
import { listOccupations } from '../../register/occupation.store.ts';
import { type ShownOccupation, workingTime } from '../../register/occupation.ts';
import { listPersons } from '../../register/person.store.ts';
import type { Person } from '../../register/person.ts';
import { readPersonScope, teamsUnder } from '../../register/person-scope.ts';
import { type TeamShare, teamsOn } from '../../register/team-of-day.ts';
import { frenchStatus, type Status, statuses } from '../../status.ts';

export type PersonLine = {
  readonly code: string;
  readonly name: string | null;
  readonly statuses: readonly string[];
  readonly posts: readonly { readonly code: string; readonly title: string }[];
  readonly teams: readonly { readonly name: string; readonly share: number }[];
  /** Hundredths of full time; null for whoever is not there on the day. */
  readonly time: number | null;
  readonly since: Day | null;
  readonly isPresent: boolean;
};

export const personColumns: readonly ListColumn<PersonLine>[] = [
  { key: 'matricule', label: 'Matricule', value: (line) => line.code },
  { key: 'nom', label: 'Nom', value: (line) => line.name },
  { key: 'statut', label: 'Statut', value: (line) => line.statuses.join(', ') || null },
  { key: 'poste', label: 'Poste', value: (line) => line.posts.map(({ code, title }) => `${code} ${title}`).join(', ') || null },
  {
    key: 'equipe',
    label: 'Équipe',
    value: (line) => line.teams.map(({ name, share }) => (share === 100 ? name : `${name} (${share} %)`)).join(', ') || null,
  },
  { key: 'temps', label: 'Temps de travail (%)', numeric: true, value: (line) => line.time },
  { key: 'depuis', label: 'Depuis le', value: (line) => line.since },
];

/** Who is asked for; `all`: those who are not there on the day too. */
type PersonsAsked = {
  readonly date: Day;
  readonly team: string | null;
  readonly status: Status | null;
  readonly all: boolean;
};

function readAsked(parameters: URLSearchParams, today: Day): PersonsAsked {
  const date = parseDay(parameters.get('jour') ?? '') ?? today;
  const status: Status | null = statuses.find((one) => one === parameters.get('statut')) ?? null;
  return { date, team: parameters.get('equipe') || null, status, all: parameters.get('etat') === 'tous' };
}

type Known = { readonly occupations: readonly ShownOccupation[]; readonly assignments: readonly Assignment[] };

function lineOf(person: Person, { occupations, assignments }: Known, teams: readonly Team[], date: Day) {
  const there = occupations.filter((one) => covers(one, date));
  const shares: readonly TeamShare[] = there.length === 0 ? [] : teamsOn(occupations, assignments, date);
  const line: PersonLine = {
    code: person.code,
    name: person.name,
    statuses: [...new Set(there.map(({ status }) => frenchStatus[status]))],
    posts: there.flatMap(({ post, postTitle }) => (post === null ? [] : [{ code: post, title: postTitle ?? '' }])),
    teams: shares.map(({ team, share }) => ({ name: teams.find(({ code }) => code === team)?.name ?? team, share })),
    time: there.length === 0 ? null : there.reduce((sum, one) => sum + workingTime(one), 0),
    since: there.map(({ fromDay }) => fromDay).sort()[0] ?? null,
    isPresent: there.length > 0,
  };
  return { line, there, shares };
}

type Reading = Pick<PageReading, 'tx' | 'actor' | 'today'>;

/** The people whom the reader is shown, of those who are asked for. */
export async function listPersonLines({ tx, actor, today }: Reading, asked: PersonsAsked) {
  const teams = await listTeams(tx);
  const scope = await readPersonScope(tx, actor, today);
  const occupations = Map.groupBy(await listOccupations(tx), ({ person }) => person);
  const assignments = Map.groupBy(await listAllAssignments(tx), ({ person }) => person);
  const wanted = asked.team === null ? null : teamsUnder(teams, [asked.team]);
  const known = (await listPersons(tx))
    .filter(({ code }) => scope.isShown(code))
    .map((person) => {
      const own = { occupations: occupations.get(person.code) ?? [], assignments: assignments.get(person.code) ?? [] };
      return lineOf(person, own, teams, asked.date);
    });
  const lines = known
    .filter(({ line }) => asked.all || line.isPresent)
    .filter(({ there }) => asked.status === null || there.some(({ status }) => status === asked.status))
    .filter(({ shares }) => wanted === null || shares.some(({ team }) => wanted.has(team)))
    .map(({ line }) => line);
  const present = known.filter(({ line }) => line.isPresent).length;
  return { lines, present, total: known.length, isOfTeams: scope.teams !== null };
}

/** The same, as the page's address asks. */
export async function loadPersons(page: PageReading) {
  const asked = readAsked(page.url.searchParams, page.today);
  return { asked, ...(await listPersonLines(page, asked)) };
}
