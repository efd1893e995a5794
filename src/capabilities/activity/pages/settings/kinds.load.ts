import type { Tx } from '../../../../database/face.ts';
import type { Actor } from '../../../../kernel/actor.ts';
import type { Day } from '../../../../kernel/day.ts';
import type { Choice } from '../../../../web/form-field.tsx';
import { listTeams } from '../../../directory/index.ts';
import { stretchWords } from '../../../staff/index.ts';
import { mayKeepWork } from '../../activity.access.ts';
import { frenchNature, natures } from '../../kind.ts';
import { countKindLines, listKindRecords } from '../../kinds/kind-record.store.ts';
import { codesUnder, endOf, inherited, type KindRecord, lineAbove } from '../../kinds/kind-record.ts';
import { readKindScope } from '../../kinds/kind-scope.ts';
import { standingOf } from './settings-choices.ts';

/** A kind as the tree shows it. */
export type KindLine = {
  readonly code: string;
  readonly name: string;
  readonly depth: number;
  readonly nature: string | null;
  /** Whether the nature is its own, or that of a kind above. */
  readonly ownNature: boolean;
  readonly days: string;
  readonly standing: string | null;
  /** Lines of it and of those under it. */
  readonly lines: number;
};

export type KindTree = { readonly team: string | null; readonly name: string; readonly kinds: readonly KindLine[] };

/** Kinds in the order of a tree: each before those under it. */
function inTreeOrder(kinds: readonly KindRecord[], parent: string | null = null): readonly KindRecord[] {
  return kinds.filter((kind) => kind.parent === parent).flatMap((kind) => [kind, ...inTreeOrder(kinds, kind.code)]);
}

export const linesUnder = (code: string, kinds: readonly KindRecord[], counts: ReadonlyMap<string, number>) =>
  [...codesUnder(code, kinds)].reduce((sum, one) => sum + (counts.get(one) ?? 0), 0);

function lineOf(kind: KindRecord, kinds: readonly KindRecord[], counts: ReadonlyMap<string, number>, today: Day): KindLine {
  const nature = inherited('nature', kind, kinds);
  return {
    code: kind.code,
    name: kind.name,
    depth: lineAbove(kind, kinds).length - 1,
    nature: nature === null ? null : frenchNature[nature],
    ownNature: kind.nature !== null,
    days: kind.fromDay === null && kind.toDay === null ? 'toujours' : stretchWords(kind),
    standing: standingOf({ ...kind, toDay: endOf(kind, kinds) }, today),
    lines: linesUnder(kind.code, kinds, counts),
  };
}

/** The trees of kinds, team by team; that of all teams comes last. */
export async function loadKindTrees(tx: Tx, today: Day): Promise<KindTree[]> {
  const kinds = await listKindRecords(tx);
  const counts = await countKindLines(tx);
  const teams = await listTeams(tx);
  const byTeam = Map.groupBy(inTreeOrder(kinds), (kind) => inherited('team', kind, kinds));
  const nameOf = (team: string | null) => teams.find(({ code }) => code === team)?.name ?? team ?? 'Toutes les équipes';
  const trees = [...byTeam].map(([team, some]) => ({
    team,
    name: nameOf(team),
    kinds: some.map((kind) => lineOf(kind, kinds, counts, today)),
  }));
  const rank = ({ team }: KindTree) => (team === null ? teams.length : teams.findIndex(({ code }) => code === team));
  return trees.sort((a, b) => rank(a) - rank(b));
}

/**
 * What the forms of kinds offer to somebody: the trees and teams that they may change, what has ended left out but where a kind has it.
 * @param kept the kind that is put right
 */
export async function loadKindChoices(tx: Tx, actor: Actor, today: Day, kept: KindRecord | null = null) {
  if (!mayKeepWork(actor).may) return null;
  const [kinds, teams, scope] = [await listKindRecords(tx), await listTeams(tx), await readKindScope(tx, actor)];
  const names = new Map(kinds.map(({ code, name }) => [code, name]));
  const teamName = (team: string | null) => teams.find(({ code }) => code === team)?.name ?? 'toutes les équipes';
  const parents = inTreeOrder(kinds).filter((kind) => {
    const end = endOf(kind, kinds);
    return kind.code === kept?.parent || (scope(inherited('team', kind, kinds)) && (end === null || end > today));
  });
  return {
    parents: parents.map((kind): Choice => {
      const path = lineAbove(kind, kinds).map(({ code }) => names.get(code) ?? code);
      return { value: kind.code, label: `${path.reverse().join(' · ')} (${teamName(inherited('team', kind, kinds))})` };
    }),
    teams: teams
      .filter(({ code, toDay }) => code === kept?.team || (scope(code) && (toDay === null || toDay > today)))
      .map(({ code, name }): Choice => ({ value: code, label: name })),
    natures: natures.map((one): Choice => ({ value: one, label: frenchNature[one] })),
    everyTeam: scope(null),
  };
}

export type KindChoices = NonNullable<Awaited<ReturnType<typeof loadKindChoices>>>;
