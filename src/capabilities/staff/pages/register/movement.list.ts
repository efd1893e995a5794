import type { PageReading } from '../../../../http/reading.ts';
import { addDays, type Day, dayOf, parseDay, yearOf } from '../../../../kernel/day.ts';
import type { ListColumn } from '../../../../web/list-state.ts';
import { listTeams } from '../../../directory/index.ts';
import { type EndCause, frenchEndCause, frenchStartCause, type StartCause } from '../../register/cause.ts';
import { listMovements, type Movement } from '../../register/movement-list.store.ts';
import { listPersons } from '../../register/person.store.ts';
import { personLabel } from '../../register/person.ts';
import { readPersonScope } from '../../register/person-scope.ts';
import { mayManageStaff } from '../../staff.access.ts';

export const frenchMovement = { arrival: 'arrivée', departure: 'départ', move: 'mobilité interne' } as const;

export type MovementLine = {
  readonly key: string;
  readonly person: string;
  readonly label: string;
  /** Whether the reader is shown the person today: who left a team is in its movements, and no longer of its people. */
  readonly isShown: boolean;
  readonly kind: Movement['kind'];
  /** The first day of an arrival or of a move; the last one of a departure. */
  readonly onDay: Day;
  readonly cause: string | null;
  readonly place: string;
  readonly from: string | null;
};

export const movementColumns: readonly ListColumn<MovementLine>[] = [
  { key: 'jour', label: 'Jour', value: (line) => line.onDay },
  { key: 'mouvement', label: 'Mouvement', value: (line) => frenchMovement[line.kind] },
  { key: 'personne', label: 'Personne', value: (line) => line.label },
  { key: 'motif', label: 'Motif', value: (line) => line.cause },
  { key: 'poste', label: 'Poste et équipe', value: (line) => line.place },
  { key: 'origine', label: 'Venant de', value: (line) => line.from },
];

/** Between which days: this year, until somebody says otherwise; days reversed are put in their order. */
export function readBetween(parameters: URLSearchParams, today: Day): { readonly from: Day; readonly last: Day } {
  const from = parseDay(parameters.get('du') ?? '') ?? dayOf(yearOf(today), 1, 1);
  const last = parseDay(parameters.get('au') ?? '') ?? today;
  return from <= last ? { from, last } : { from: last, last: from };
}

const causes: Readonly<Record<StartCause | EndCause, string>> = { ...frenchStartCause, ...frenchEndCause };

function placeOf(post: string | null, title: string | null, teams: readonly string[]): string {
  const held = post === null ? 'hors poste' : `${post} ${title ?? ''}`.trim();
  return teams.length === 0 ? held : `${held}, ${teams.join(' et ')}`;
}

/** Arrivals, departures and moves of the agents whom the reader is shown, between two days; why, for those who manage staff. */
export async function loadMovements({ tx, actor, today, url }: Pick<PageReading, 'tx' | 'actor' | 'today' | 'url'>) {
  const between = readBetween(url.searchParams, today);
  const kind = (['arrival', 'departure', 'move'] as const).find((one) => one === url.searchParams.get('mouvement')) ?? null;
  const scope = await readPersonScope(tx, actor, today);
  const tellsWhy = mayManageStaff(actor).may;
  const teams = new Map((await listTeams(tx)).map(({ code, name }) => [code, name]));
  const names = new Map((await listPersons(tx)).map((person) => [person.code, personLabel(person)]));
  const isOfTeams = ({ teams: there, fromTeams }: Movement) =>
    scope.teams === null || [...there, ...fromTeams].some((team) => scope.teams?.has(team));
  const nameOf = (codes: readonly string[]) => codes.map((code) => teams.get(code) ?? code);
  const found = await listMovements(tx, { from: between.from, to: addDays(between.last, 1) });
  const lines = found
    .filter((one) => isOfTeams(one) && (kind === null || one.kind === kind))
    .map(
      (one, index): MovementLine => ({
        key: `${index} ${one.person}`,
        person: one.person,
        label: names.get(one.person) ?? one.person,
        isShown: scope.isShown(one.person),
        kind: one.kind,
        onDay: one.onDay,
        cause: one.cause === null || !tellsWhy ? null : causes[one.cause],
        place: placeOf(one.post, one.postTitle, nameOf(one.teams)),
        from: one.kind === 'move' ? placeOf(one.fromPost, one.fromTitle, nameOf(one.fromTeams)) : null,
      }),
    );
  return { between, kind, lines, tellsWhy };
}
