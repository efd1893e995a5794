import type { Tx } from '../../../database/face.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { type Application, listApplications, listDomains } from '../../catalogue/index.ts';
import { listBodies, listServedBodies, listTeams, type Team } from '../../directory/index.ts';
import { frenchScope } from '../beneficiary.ts';
import { type DatedKind, listKinds } from '../kind.store.ts';
import { everyDomain } from './every-domain.ts';
import { type Dated, listProjects } from './reference.store.ts';
import { readServed, type Served } from './served.ts';
import type { WorkNames } from './work-words.ts';

export type Choice = { readonly value: string; readonly label: string };
export type ChoiceGroup = { readonly label: string; readonly choices: readonly Choice[] };

/** What the row that is added chooses from. */
export type WeekChoices = {
  readonly kinds: readonly ChoiceGroup[];
  readonly abouts: readonly ChoiceGroup[];
  readonly scopes: readonly Choice[];
  readonly bodies: readonly Choice[];
  /** Application → codes of the bodies that use it in the week. */
  readonly users: Readonly<Record<string, readonly string[]>>;
};

/** The teams given and all those that hold them: a kind of a whole team is offered to each part of it. */
function withParents(own: ReadonlySet<string>, teams: readonly Team[]): ReadonlySet<string> {
  const found = new Set(own);
  for (const code of found) {
    const parent = teams.find((team) => team.code === code)?.parent;
    if (parent) found.add(parent);
  }
  return found;
}

const pathName = (kind: DatedKind, names: ReadonlyMap<string, string>) =>
  kind.path.map((code) => names.get(code) ?? code).join(' · ');

/** Leaves of the trees that can be chosen on some day of the week: those of one's own teams first, then of all, team by team. */
export function kindGroups(
  kinds: readonly DatedKind[],
  { teams, own, isOpen }: { teams: readonly Team[]; own: ReadonlySet<string>; isOpen: (kind: Dated | DatedKind) => boolean },
): readonly ChoiceGroup[] {
  // One whose parts have all ended, or have not begun, is a leaf.
  const parents = new Set(kinds.filter(isOpen).map(({ parent }) => parent));
  const names = new Map(kinds.map(({ code, name }) => [code, name]));
  const closed = new Set(kinds.filter((kind) => !isOpen(kind)).map(({ code }) => code));
  // A kind ends with those above it, as it is judged when the week is saved.
  const leaves = kinds.filter((kind) => !parents.has(kind.code) && !kind.path.some((code) => closed.has(code)));
  const mine = withParents(own, teams);
  const teamName = (code: string | null) => teams.find((team) => team.code === code)?.name ?? code ?? 'Toutes les équipes';
  const groups = [...Map.groupBy(leaves, ({ team }) => team)].map(([team, some]) => ({
    isOwn: team === null || mine.has(team),
    label: teamName(team),
    choices: some.map((kind) => ({ value: kind.code, label: pathName(kind, names) })),
  }));
  const ordered = [...groups.filter(({ isOwn }) => isOwn), ...groups.filter(({ isOwn }) => !isOwn)];
  return ordered.map(({ isOwn, label, choices }) => ({ label: isOwn ? label : `${label} (autre équipe)`, choices }));
}

type Week = { readonly from: Day; readonly to: Day };
type Stretch = Pick<Dated, 'fromDay' | 'toDay'>;

const meets = ({ fromDay, toDay }: Stretch, { from, to }: Week) =>
  (fromDay === null || fromDay < to) && (toDay === null || toDay > from);

const choiceOf = (what: string) => (one: Pick<Application, 'code' | 'name'>) => ({
  value: `${what}:${one.code}`,
  label: one.name,
});

/** One that has not ended; setting it up takes time before it is in service, as the rules of the week have it. */
function applicationChoices(applications: readonly Application[], week: Week): readonly Choice[] {
  return applications
    .filter((one) => meets({ ...one, fromDay: null }, week))
    .map(({ code, name, fromDay }) =>
      choiceOf('logiciel')({
        code,
        name: fromDay !== null && fromDay > week.from ? `${name} (en service le ${frenchDay(fromDay)})` : name,
      }),
    );
}
const nameTable = (rows: readonly { readonly code: string; readonly name: string }[]) =>
  Object.fromEntries(rows.map(({ code, name }) => [code, name]));

/** All that a week is filled from, and the names of all that its rows may bear, past ones included. @param own teams of whose week it is */
export async function readChoices(
  tx: Tx,
  week: Week,
  own: ReadonlySet<string>,
): Promise<{ readonly choices: WeekChoices; readonly names: WorkNames; readonly served: Served }> {
  const kinds = await listKinds(tx);
  const applications = await listApplications(tx);
  const [projects, domains] = [await listProjects(tx), everyDomain(await listDomains(tx))];
  const everyBody = await listBodies(tx);
  // Whoever joins or leaves in the middle of the week is served on one of its ends.
  const servedDays = [week.from, addDays(week.to, -1)];
  const servedCodes = new Set<string>();
  for (const date of servedDays) for (const { code } of await listServedBodies(tx, date)) servedCodes.add(code);
  const bodies = everyBody.filter(({ code }) => servedCodes.has(code));
  const served = await readServed(tx, week, applications);
  const usersOf = Map.groupBy(served.uses, ({ application }) => application);
  const isOpen = (one: Stretch) => meets(one, week);
  const kindNames = new Map(kinds.map(({ code, name }) => [code, name]));
  return {
    served,
    choices: {
      kinds: kindGroups(kinds, { teams: await listTeams(tx), own, isOpen }),
      abouts: [
        { label: 'Logiciels', choices: applicationChoices(applications, week) },
        { label: 'Projets', choices: projects.filter(isOpen).map(choiceOf('projet')) },
        { label: 'Domaines', choices: domains.map(choiceOf('domaine')) },
      ].filter(({ choices }) => choices.length > 0),
      scopes: [
        { value: frenchScope.shared, label: 'MULTI : partagé par les utilisateurs du service' },
        { value: frenchScope.internal, label: 'INTERNE : pour l’opérateur lui-même' },
      ],
      bodies: bodies.map(({ code, shortName }) => ({ value: `adherent:${code}`, label: shortName })),
      users: Object.fromEntries(
        [...usersOf].map(([application, some]) => [application, [...new Set(some.map(({ body }) => body))]]),
      ),
    },
    names: {
      kinds: Object.fromEntries(kinds.map((kind) => [kind.code, pathName(kind, kindNames)])),
      applications: nameTable(applications),
      domains: nameTable(domains),
      projects: nameTable(projects),
      bodies: nameTable(everyBody.map(({ code, shortName }) => ({ code, name: shortName }))),
    },
  };
}
