import type { Tx } from '../../../database/face.ts';
import { parseForm } from '../../../http/form-input.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Command } from '../../../kernel/command.ts';
import { differences } from '../../../kernel/difference.ts';
import { refusedFields } from '../../../kernel/problem.ts';
import { listTeams } from '../../directory/index.ts';
import { lastDay } from '../../staff/index.ts';
import { mayKeepWork } from '../activity.access.ts';
import { nothingChanged, unknownKind } from '../activity.problems.ts';
import { kindSubject } from '../activity.subjects.ts';
import { demandUnchanged, readVersion } from '../typed-over.ts';
import { awaitHolders } from '../week/month-lock.store.ts';
import { addingKind, correctingKind, kindOf } from './kind-form.ts';
import { insertKind, listKindRecords, listKindUses, lockKinds, updateKind } from './kind-record.store.ts';
import { inherited, type KindRecord } from './kind-record.ts';
import { refusalsOfDays, refusalsOfMove, refusalsOfPlace } from './kind-rules.ts';
import { otherTree, otherTreeSentence, readKindScope } from './kind-scope.ts';

/** A kind as the journal keeps it; its last day is the one on which it still served. */
export function stateOf({ name, aliases, parent, team, nature, rank, fromDay, toDay }: KindRecord) {
  return { name, aliases: aliases.join(' | '), parent, team, nature, rank, fromDay, lastDay: lastDay({ toDay }) };
}

/** A kind that the actor may change, among all of them, until the transaction ends. @throws Problem when there is none, or it is of another tree */
export async function holdKind(tx: Tx, actor: Actor, code: string) {
  // In the order of imports: those who write lines first.
  await awaitHolders(tx, actor);
  await lockKinds(tx);
  const kinds = await listKindRecords(tx);
  const kind = kinds.find((one) => one.code === code);
  if (kind === undefined) throw unknownKind(code);
  const scope = await readKindScope(tx, actor);
  if (!scope(inherited('team', kind, kinds))) throw otherTree();
  return { kind, kinds, scope };
}

/** @throws Problem when the kind is no longer what the form was typed over */
export const demandSameKind = (version: string, kind: KindRecord) =>
  demandUnchanged('Ce type d’activité a été changé', version, stateOf(kind));

export function refuse(refusals: Record<string, string>): void {
  if (Object.keys(refusals).length > 0) throw refusedFields('conflict', 'activity.bad-kind', refusals);
}

async function refusalOfTeam(tx: Tx, { team }: KindRecord): Promise<Record<string, string>> {
  if (team === null || (await listTeams(tx)).some(({ code }) => code === team)) return {};
  return { equipe: `Aucune équipe n’a le code « ${team} ».` };
}

function refusalOfCode({ code }: KindRecord, kinds: readonly KindRecord[]): Record<string, string> {
  if (code === '') return { nom: 'Ce nom n’a ni lettre ni chiffre : donnez aussi un code.' };
  const bearer = kinds.find((one) => one.code === code);
  if (bearer === undefined) return {};
  return { code: `Le code « ${code} » est celui de « ${bearer.name} » : donnez-en un autre.` };
}

/** Adds a kind of work; the answer is its code, made from its name where none is given. */
export const addKind: Command<KindRecord, string, Tx> = {
  name: 'activity.add-kind',
  parse: (raw) => kindOf(parseForm('activity.bad-kind', addingKind, raw)),
  may: mayKeepWork,
  run: async (tx, kind, actor) => {
    await lockKinds(tx);
    const kinds = await listKindRecords(tx);
    refuse({
      ...refusalOfCode(kind, kinds),
      ...refusalsOfPlace(kind, null, kinds),
      ...(await refusalOfTeam(tx, kind)),
    });
    const scope = await readKindScope(tx, actor);
    if (!scope(inherited('team', kind, kinds))) refuse({ equipe: otherTreeSentence });
    await insertKind(tx, actor, kind);
    const fact = { name: 'activity.kind-added', subject: kindSubject(kind.code), before: null, after: stateOf(kind) };
    return { result: kind.code, facts: [fact] };
  },
};

/** What a kind should have been, and why it changes, where somebody says so. */
type Corrected = { readonly typed: KindRecord; readonly reason: string | null; readonly version: string };

/**
 * Puts right what a kind is, on all its days: figures of past years follow, those of locked months with a reason alone. Its last day is
 * said by `endKind`.
 */
export const correctKind: Command<Corrected, void, Tx> = {
  name: 'activity.correct-kind',
  parse: (raw) => {
    const { raison, ...typed } = parseForm('activity.bad-kind', correctingKind, raw);
    return { typed: kindOf(typed), reason: raison, version: readVersion(raw) };
  },
  may: mayKeepWork,
  run: async (tx, { typed, reason, version }, actor) => {
    const { kind: before, kinds, scope } = await holdKind(tx, actor, typed.code);
    const kind: KindRecord = { ...typed, toDay: before.toDay };
    if (differences(stateOf(before), stateOf(kind)).length === 0) throw nothingChanged();
    demandSameKind(version, before);
    const isReversed = kind.fromDay !== null && kind.toDay !== null && kind.fromDay >= kind.toDay;
    const uses = await listKindUses(tx, kind.code);
    refuse({
      ...refusalsOfMove(kind, before, kinds, uses, reason),
      ...refusalsOfPlace(kind, before, kinds),
      ...(await refusalOfTeam(tx, kind)),
      ...refusalsOfDays(kind, before, uses),
      ...(isReversed ? { du: 'Le premier jour est après le dernier : corrigez l’un des deux.' } : {}),
    });
    const others = kinds.map((one) => (one.code === kind.code ? kind : one));
    if (!scope(inherited('team', kind, others))) refuse({ equipe: otherTreeSentence });
    await updateKind(tx, actor, kind);
    const states = { before: stateOf(before), after: { ...stateOf(kind), ...(reason === null ? {} : { reason }) } };
    return { result: undefined, facts: [{ name: 'activity.kind-corrected', subject: kindSubject(kind.code), ...states }] };
  },
};
