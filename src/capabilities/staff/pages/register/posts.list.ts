import type { PageReading } from '../../../../http/reading.ts';
import { type Day, parseDay } from '../../../../kernel/day.ts';
import type { ListColumn } from '../../../../web/list-state.ts';
import { listTeams, type Team } from '../../../directory/index.ts';
import { vacantOn } from '../../measures/vacancy.ts';
import { covers } from '../../register/occupancy.ts';
import { listOccupations } from '../../register/occupation.store.ts';
import type { ShownOccupation } from '../../register/occupation.ts';
import { personLabel } from '../../register/person.ts';
import { type PersonScope, readPersonScope, teamsUnder } from '../../register/person-scope.ts';
import { listPosts } from '../../register/post.store.ts';
import type { ShownPost } from '../../register/post.ts';
import type { Category } from '../../status.ts';

export type PostStanding = 'held' | 'part' | 'vacant' | 'closed' | 'coming';

export const frenchStanding: Readonly<Record<PostStanding, string>> = {
  held: 'occupé',
  part: 'occupé en partie',
  vacant: 'vacant',
  closed: 'fermé',
  coming: 'à venir',
};

export type PostLine = {
  readonly code: string;
  readonly title: string;
  readonly grade: string | null;
  readonly framework: string | null;
  readonly stream: string | null;
  readonly category: Category | null;
  readonly team: string | null;
  readonly quota: number;
  readonly budgeted: boolean;
  readonly deliberation: string | null;
  /** Who holds it, as far as the reader is shown persons. */
  readonly holders: readonly { readonly code: string; readonly label: string }[];
  readonly standing: PostStanding;
  readonly vacantSince: Day | null;
};

export const postColumns: readonly ListColumn<PostLine>[] = [
  { key: 'code', label: 'Poste', value: (line) => line.code },
  { key: 'intitule', label: 'Intitulé', value: (line) => line.title },
  { key: 'grade', label: 'Grade', value: (line) => line.grade ?? line.framework },
  { key: 'filiere', label: 'Filière', value: (line) => line.stream },
  { key: 'categorie', label: 'Cat.', value: (line) => line.category },
  { key: 'equipe', label: 'Équipe', value: (line) => line.team },
  { key: 'quotite', label: 'Quotité', numeric: true, value: (line) => line.quota },
  { key: 'etat', label: 'État', value: (line) => frenchStanding[line.standing] },
  { key: 'occupe', label: 'Occupation', value: (line) => line.holders.map(({ label }) => label).join(', ') || null },
  { key: 'vacant', label: 'Vacant depuis', value: (line) => line.vacantSince },
];

/** The file says more than the page has room for. */
export const postFileColumns: readonly ListColumn<PostLine>[] = [
  ...postColumns,
  { key: 'cadre', label: 'Cadre d’emplois', value: (line) => line.framework },
  { key: 'budgete', label: 'Budgété', value: (line) => (line.budgeted ? 'oui' : 'non') },
  { key: 'deliberation', label: 'Délibération', value: (line) => line.deliberation },
];

/** Which posts are asked for, read from the page's address. */
export type PostsAsked = {
  readonly date: Day;
  readonly team: string | null;
  readonly stream: string | null;
  readonly category: string | null;
  readonly state: 'open' | 'vacant' | 'all';
};

const states = { vacants: 'vacant', tous: 'all' } as const;

function readAsked(parameters: URLSearchParams, today: Day): PostsAsked {
  const chosen = (name: string) => parameters.get(name)?.trim() || null;
  const state = Object.entries(states).find(([name]) => name === parameters.get('etat'))?.[1] ?? 'open';
  const date = parseDay(parameters.get('jour') ?? '') ?? today;
  return { date, team: chosen('equipe'), stream: chosen('filiere'), category: chosen('categorie'), state };
}

function standingOf(post: ShownPost, held: readonly ShownOccupation[], date: Day) {
  const vacancy = vacantOn(post, held, date);
  const isComing = post.fromDay !== null && date < post.fromDay;
  const standing: PostStanding = !covers(post, date)
    ? isComing
      ? 'coming'
      : 'closed'
    : vacancy === null
      ? 'held'
      : vacancy.vacant < 100
        ? 'part'
        : 'vacant';
  return { standing, vacantSince: vacancy?.since ?? null };
}

type Around = { readonly teams: readonly Team[]; readonly scope: PersonScope; readonly date: Day };

function lineOf(post: ShownPost, held: readonly ShownOccupation[], { teams, scope, date }: Around): PostLine {
  const { code, title, quota, budgeted, deliberation } = post;
  const shown = held.filter((one) => covers(one, date) && scope.isShown(one.person));
  return {
    code,
    title,
    grade: post.gradeName,
    framework: post.frameworkName,
    stream: post.streamName,
    category: post.shownCategory,
    team: teams.find((team) => team.code === post.team)?.name ?? post.team,
    quota,
    budgeted,
    deliberation,
    holders: shown.map(({ person, personName }) => ({ code: person, label: personLabel({ code: person, name: personName }) })),
    ...standingOf(post, held, date),
  };
}

type Reading = Pick<PageReading, 'tx' | 'actor' | 'today'>;

/** The posts that are asked for, with who holds them on the day, and how many are open and vacant of all. */
export async function listPostLines({ tx, actor, today }: Reading, asked: PostsAsked) {
  const teams = await listTeams(tx);
  const scope = await readPersonScope(tx, actor, today);
  const held = Map.groupBy(await listOccupations(tx), ({ post }) => post);
  const wanted = asked.team === null ? null : teamsUnder(teams, [asked.team]);
  const posts = (await listPosts(tx)).filter(
    (post) =>
      (wanted === null || (post.team !== null && wanted.has(post.team))) &&
      (asked.stream === null || post.streamCode === asked.stream) &&
      (asked.category === null || post.shownCategory === asked.category),
  );
  const all = posts.map((post) => lineOf(post, held.get(post.code) ?? [], { teams, scope, date: asked.date }));
  const open = all.filter(({ standing }) => standing !== 'closed' && standing !== 'coming');
  const vacant = open.filter(({ standing }) => standing !== 'held');
  const lines = { open, vacant, all }[asked.state];
  return { lines, open: open.length, vacant: vacant.length, total: all.length };
}

/** The same, as the page's address asks. */
export async function loadPosts(page: PageReading) {
  const asked = readAsked(page.url.searchParams, page.today);
  return { asked, ...(await listPostLines(page, asked)) };
}
