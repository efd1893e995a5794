import type { Beside, BesideFault, ParsedRow } from '../../../../import/format.ts';
import { addDays, day as dayOf } from '../../../../kernel/day.ts';
import { frenchDay } from '../../../../kernel/french.ts';
import { deploymentsOf } from './deployments.ts';
import { byField, covers, firstTime, remembered, type Stretch, stretchOf, textOf } from './stretches.ts';

type Named = Stretch & { readonly name: string; readonly row: ParsedRow };

function byCode(records: readonly ParsedRow[]): ReadonlyMap<string, Named> {
  return new Map(
    records.map((row) => [String(row['code']), { ...stretchOf(row), name: textOf(row['name']) ?? String(row['code']), row }]),
  );
}

/** What may be said of a line given what was done and for whom. */
export type WorkRule = (line: ParsedRow) => BesideFault | null;

/** What is above a team or a kind, itself first, by their codes. */
function linesUp(all: ReadonlyMap<string, Named>): (code: string) => readonly string[] {
  return remembered((code) => {
    const line: string[] = [];
    for (let at: string | null = code; at !== null && !line.includes(at); at = textOf(all.get(at)?.row['parent'])) line.push(at);
    return line;
  });
}

/** A kind of work can be chosen between its days, and those of the kinds above it. */
export function refuseClosedKinds({ records }: Beside): WorkRule {
  const kinds = byCode(records('types-activite'));
  const lineOf = linesUp(kinds);
  const kindsUp = remembered((code) => lineOf(code).flatMap((above) => kinds.get(above) ?? []));
  return ({ kind: code, day }) => {
    if (typeof code !== 'string' || typeof day !== 'string') return null;
    const closed = kindsUp(code).find((kind) => !covers(kind, day));
    if (closed === undefined) return null;
    const own = kinds.get(code) ?? closed;
    const which = own === closed ? `« ${closed.name} »` : `« ${closed.name} », dont « ${own.name} » fait partie,`;
    const when =
      closed.from !== null && day < closed.from
        ? `ne sert qu’à partir du ${frenchDay(closed.from)}`
        : `ne sert plus depuis le ${frenchDay(closed.to ?? '')}`;
    const message = `Le type ${which} ${when} : choisissez-en un autre, ou corrigez le jour.`;
    return { field: 'kind', rule: 'kind-closed', message };
  };
}

/** A project takes time between its days. */
export function refuseClosedProjects({ records }: Beside): WorkRule {
  const projects = byCode(records('projets'));
  return ({ project: code, day }) => {
    const project = typeof code === 'string' ? projects.get(code) : undefined;
    if (project === undefined || typeof day !== 'string' || covers(project, day)) return null;
    const when =
      project.from !== null && day < project.from
        ? `ne commence que le ${frenchDay(project.from)}`
        : `est fini depuis le ${frenchDay(project.to ?? '')}`;
    const message = `Le projet « ${project.name} » ${when} : choisissez-en un autre, ou corrigez le jour ou les dates du projet.`;
    return { field: 'project', rule: 'project-closed', message };
  };
}

/** An application that serves no more takes no time; before its first day, setting it up does. */
export function checkApplications({ records }: Beside): WorkRule {
  const applications = byCode(records('logiciels'));
  const first = firstTime();
  return ({ application: code, day }) => {
    const application = typeof code === 'string' ? applications.get(code) : undefined;
    if (application === undefined || typeof day !== 'string' || covers(application, day)) return null;
    const { name, from, to, row } = application;
    if (from !== null && day < from) {
      if (!first(String(code), '')) return null;
      const message = `${name} n’est en service qu’à partir du ${frenchDay(from)} : la ligne est reprise, vérifiez le logiciel et le jour. Dit une fois pour ce logiciel.`;
      return { field: 'application', rule: 'application-not-open', message, remark: true };
    }
    const next = applications.get(textOf(row['replaced_by']) ?? '')?.name;
    const offer = next === undefined ? 'corrigez le logiciel ou le jour' : `donnez ${next}, qui le remplace, ou corrigez le jour`;
    const last = frenchDay(addDays(dayOf(to ?? ''), -1));
    const message = `${name} est fermé, son dernier jour est le ${last} : ${offer}.`;
    return { field: 'application', rule: 'application-closed', message };
  };
}

/** Whoever is served need not have the application: it is told once, and whoever leads the team sees it. */
export function remarkUnsubscribed({ records }: Beside): WorkRule {
  const applications = byCode(records('logiciels'));
  const bodies = byCode(records('adherents'));
  const deployed = deploymentsOf({ records });
  const first = firstTime();
  return ({ application, body, day }) => {
    if (typeof application !== 'string' || typeof body !== 'string' || typeof day !== 'string') return null;
    const users = deployed.get(application);
    if (users === undefined || users.get(body)?.some((stretch) => covers(stretch, day)) === true) return null;
    if (!first(application, body)) return null;
    const names = `${bodies.get(body)?.name ?? body} n’utilise pas ${applications.get(application)?.name ?? application}`;
    const message = `${names} le ${frenchDay(day)}, d’après les déploiements : la ligne est reprise, vérifiez l’adhérent et le logiciel. Dit une fois pour les deux.`;
    return { field: 'body', rule: 'not-subscribed', message, remark: true };
  };
}

/** A kind of another team than the person's, those above and below it being one: told once for each person and kind. */
export function remarkOtherTeams({ records }: Beside): WorkRule {
  const teams = byCode(records('equipes'));
  const lineOf = linesUp(teams);
  const kinds = byCode(records('types-activite'));
  const kindsAbove = linesUp(kinds);
  const teamOfKind = remembered(
    (code) => kindsAbove(code).flatMap((above) => textOf(kinds.get(above)?.row['team']) ?? [])[0] ?? null,
  );
  const posts = byCode(records('postes'));
  const withTeam = (row: ParsedRow, team: string | null) => ({ ...stretchOf(row), team });
  const held = byField(records('occupations'), 'person', (row) =>
    withTeam(row, textOf(posts.get(textOf(row['post']) ?? '')?.row['team'])),
  );
  const assigned = byField(records('affectations'), 'person', (row) => withTeam(row, textOf(row['team'])));
  const first = firstTime();
  return ({ person, kind, day }) => {
    if (typeof person !== 'string' || typeof kind !== 'string' || typeof day !== 'string') return null;
    const team = teamOfKind(kind);
    if (team === null) return null;
    const own = [...(held.get(person) ?? []), ...(assigned.get(person) ?? [])].flatMap((one) =>
      one.team !== null && covers(one, day) ? [one.team] : [],
    );
    if (own.length === 0 || own.some((one) => lineOf(one).includes(team) || lineOf(team).includes(one))) return null;
    if (!first(person, kind)) return null;
    const message = `« ${kinds.get(kind)?.name ?? kind} » est un type de ${teams.get(team)?.name ?? team}, dont ${person} ne fait pas partie le ${frenchDay(day)} : la ligne est reprise, vérifiez le type. Dit une fois pour les deux.`;
    return { field: 'kind', rule: 'other-team', message, remark: true };
  };
}
