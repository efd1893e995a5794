import { addDays, type Day } from '../../../kernel/day.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { normalizeText } from '../../../kernel/text.ts';
import { type DayUse, refusalOfMove, refusalOfOutside, refusalsOfDays as refusalsOfNewDays } from '../dated-uses.ts';
import { codesUnder, endOf, inherited, type KindRecord, startOf } from './kind-record.ts';

type Stretch = Pick<KindRecord, 'fromDay' | 'toDay'>;

const whatOf = ({ name }: KindRecord) => `du type « ${name} »`;

/** What lines recorded under a kind say against its days, by their field. */
export const refusalsOfDays = (kind: KindRecord, before: Stretch, uses: readonly DayUse[]) =>
  refusalsOfNewDays(whatOf(kind), kind, before, uses);

/** What they say against those of another kind that it is put under. @param kinds all that are recorded */
export function refusalOfNewParent(
  kind: KindRecord,
  before: KindRecord,
  kinds: readonly KindRecord[],
  uses: readonly DayUse[],
): string | null {
  const parent = kind.parent === before.parent ? undefined : kinds.find(({ code }) => code === kind.parent);
  if (parent === undefined) return null;
  const above = { name: parent.name, fromDay: startOf(parent, kinds), toDay: endOf(parent, kinds) };
  return refusalOfOutside(whatOf(kind), above, uses);
}

/** Whether its days go to other figures than before: those of another kind above it, of another team or of another nature. */
function isMoved(kind: KindRecord, before: KindRecord, kinds: readonly KindRecord[]): boolean {
  const others = kinds.map((one) => (one === before ? kind : one));
  return (
    kind.parent !== before.parent ||
    inherited('team', kind, others) !== inherited('team', before, kinds) ||
    inherited('nature', kind, others) !== inherited('nature', before, kinds)
  );
}

/**
 * What lines recorded under a kind say against its new place, by field. @param kinds all that are recorded, itself as it was
 * @param reason why it changes, where somebody says so
 */
export function refusalsOfMove(
  kind: KindRecord,
  before: KindRecord,
  kinds: readonly KindRecord[],
  uses: readonly DayUse[],
  reason: string | null,
): Record<string, string> {
  const outside = refusalOfNewParent(kind, before, kinds, uses);
  const silence = isMoved(kind, before, kinds) ? refusalOfMove(whatOf(kind), uses, reason) : null;
  return { ...(outside === null ? {} : { parent: outside }), ...(silence === null ? {} : { raison: silence }) };
}

/** Why a kind that begins that day cannot stand under another: that one has ended by then. @param end the day from which it serves no more */
export function refusalOfEndedParent(name: string, end: Day | null, fromDay: Day | null): string | null {
  if (end === null || fromDay === null || fromDay < end) return null;
  return `« ${name} » est terminé depuis le ${frenchDay(addDays(end, -1))} : choisissez un autre type, ou rouvrez d’abord celui-là.`;
}

const meet = (one: Stretch, other: Stretch) =>
  (one.fromDay === null || other.toDay === null || one.fromDay < other.toDay) &&
  (other.fromDay === null || one.toDay === null || other.fromDay < one.toDay);

/** Nobody could tell two kinds of one name under one parent from each other in the week. */
function refusalOfName(kind: KindRecord, kinds: readonly KindRecord[]): string | null {
  const twin = kinds.find(
    (one) =>
      one.code !== kind.code &&
      one.parent === kind.parent &&
      (kind.parent !== null || one.team === kind.team) &&
      normalizeText(one.name) === normalizeText(kind.name) &&
      meet(one, kind),
  );
  if (twin === undefined) return null;
  return `« ${kind.name} » est déjà là, de code ${twin.code} : choisissez un autre nom.`;
}

function refusalOfParent(kind: KindRecord, before: KindRecord | null, kinds: readonly KindRecord[]): string | null {
  if (kind.parent === null) return null;
  const parent = kinds.find(({ code }) => code === kind.parent);
  if (parent === undefined) return `Aucun type d’activité n’a le code « ${kind.parent} ».`;
  if (before !== null && codesUnder(kind.code, kinds).has(parent.code))
    return parent.code === kind.code
      ? 'Un type d’activité ne peut pas être une partie de lui-même : choisissez-en un autre, ou aucun.'
      : `« ${parent.name} » fait partie de « ${kind.name} » : l’un ne peut pas être aussi une partie de l’autre.`;
  const isAsBefore = kind.parent === before?.parent && kind.fromDay === before.fromDay;
  return isAsBefore ? null : refusalOfEndedParent(parent.name, endOf(parent, kinds), kind.fromDay);
}

/** What stands against a kind among the others, by field. @param before null for a new one @param kinds all that are recorded */
export function refusalsOfPlace(
  kind: KindRecord,
  before: KindRecord | null,
  kinds: readonly KindRecord[],
): Record<string, string> {
  const parent = refusalOfParent(kind, before, kinds);
  const name = refusalOfName(kind, kinds);
  return { ...(parent === null ? {} : { parent }), ...(name === null ? {} : { nom: name }) };
}
