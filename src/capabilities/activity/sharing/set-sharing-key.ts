import type { Tx } from '../../../database/face.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Command } from '../../../kernel/command.ts';
import { problem, refusedFields } from '../../../kernel/problem.ts';
import { listApplications } from '../../catalogue/index.ts';
import { mayKeepSharing } from '../activity.access.ts';
import { nothingChanged, unknownSharingKey } from '../activity.problems.ts';
import { sharingSubject } from '../activity.subjects.ts';
import { demandUnchanged, readVersion } from '../typed-over.ts';
import { holdMonths, listLockedMonths } from '../week/month-lock.store.ts';
import { type NamedKey, readKey, readNamedKey } from './sharing-form.ts';
import {
  deleteSharingKey,
  listSharingKeys,
  listWeights,
  lockSharing,
  putSharingKey,
  replaceWeights,
} from './sharing-key.store.ts';
import {
  keyState,
  lockedYears,
  nextYearOf,
  refusalOfSilence,
  type SharingKey,
  type SharingWeight,
  weightsState,
} from './sharing-key.ts';

const stateOf = ({ rule, source }: SharingKey) => ({ rule, source });

/** The key that is named, until the transaction ends, among all of them; null when none begins there. */
export async function holdKey(tx: Tx, actor: Actor, { application, year }: NamedKey) {
  // In the order of imports: the months first, which are looked at below.
  await holdMonths(tx, actor);
  await lockSharing(tx);
  const keys = await listSharingKeys(tx);
  return { keys, key: keys.find((one) => one.application === application && one.year === year) ?? null };
}

/** @throws Problem when the key, or a weight of it, is no longer what the form was typed over */
export const demandSameKey = (version: string, key: SharingKey, weights: readonly SharingWeight[]) =>
  demandUnchanged('Cette clé ou ses poids ont été changés', version, keyState(key, weights));

/** @throws Problem when the key reaches locked years and nobody says why it changes */
export async function demandReason(tx: Tx, key: NamedKey, keys: readonly SharingKey[]): Promise<void> {
  const locked = lockedYears(await listLockedMonths(tx));
  const refusal = refusalOfSilence({ year: key.year, next: nextYearOf(key, keys) }, locked, key.reason);
  if (refusal !== null) throw refusedFields('conflict', 'activity.locked-year', { raison: refusal });
}

async function demandApplication(tx: Tx, { application }: NamedKey): Promise<void> {
  if (application === null || (await listApplications(tx)).some(({ code }) => code === application)) return;
  throw refusedFields('conflict', 'activity.bad-key', { logiciel: 'Ce logiciel n’est pas, ou n’est plus, au catalogue.' });
}

const keyTaken = ({ year }: NamedKey) =>
  refusedFields('conflict', 'activity.bad-key', {
    annee: `Une clé commence déjà là en ${year} : corrigez-la sur sa page, ou donnez une autre année.`,
  });

const factOf = (name: string, key: NamedKey, before: unknown, after: Readonly<Record<string, unknown>>) => ({
  name: `activity.${name}`,
  subject: sharingSubject(key.application, key.year),
  before,
  after: key.reason === null ? after : { ...after, reason: key.reason },
});

/** Begins a key in a year, for an application or for all that have none of their own. */
export const addSharingKey: Command<SharingKey & NamedKey, void, Tx> = {
  name: 'activity.add-sharing-key',
  parse: readKey,
  may: mayKeepSharing,
  run: async (tx, key, actor) => {
    const { key: before, keys } = await holdKey(tx, actor, key);
    await demandApplication(tx, key);
    if (before !== null) throw keyTaken(key);
    await demandReason(tx, key, keys);
    await putSharingKey(tx, actor, key);
    return { result: undefined, facts: [factOf('key-added', key, null, stateOf(key))] };
  },
};

/** Says otherwise by what days are spread from that year on; the weights of a key that is no longer of own weights are kept. */
export const correctSharingKey: Command<{ readonly key: SharingKey & NamedKey; readonly version: string }, void, Tx> = {
  name: 'activity.correct-sharing-key',
  parse: (raw) => ({ key: readKey(raw), version: readVersion(raw) }),
  may: mayKeepSharing,
  run: async (tx, { key, version }, actor) => {
    const { key: before, keys } = await holdKey(tx, actor, key);
    if (before === null) throw unknownSharingKey(key.year);
    if (before.rule === key.rule && before.source === key.source) throw nothingChanged();
    demandSameKey(version, before, await listWeights(tx, key));
    if (before.rule !== key.rule) await demandReason(tx, key, keys);
    await putSharingKey(tx, actor, key);
    return { result: undefined, facts: [factOf('key-corrected', key, stateOf(before), stateOf(key))] };
  },
};

/** Takes a key away with its weights: the one before it reaches further, or days stay shared. */
export const removeSharingKey: Command<{ readonly key: NamedKey; readonly version: string }, void, Tx> = {
  name: 'activity.remove-sharing-key',
  parse: (raw) => ({ key: readNamedKey(raw), version: readVersion(raw) }),
  may: mayKeepSharing,
  run: async (tx, { key, version }, actor) => {
    const { key: before, keys } = await holdKey(tx, actor, key);
    if (before === null) throw unknownSharingKey(key.year);
    const weights = await listWeights(tx, key);
    demandSameKey(version, before, weights);
    await demandReason(tx, key, keys);
    await deleteSharingKey(tx, key);
    return { result: undefined, facts: [factOf('key-removed', key, keyState(before, weights), {})] };
  },
};

/** Begins in a year the key of the same application that reached it, weights included, so that these can be put up to date. */
export const copySharingKey: Command<NamedKey, void, Tx> = {
  name: 'activity.copy-sharing-key',
  parse: readNamedKey,
  may: mayKeepSharing,
  run: async (tx, key, actor) => {
    const { key: before, keys } = await holdKey(tx, actor, key);
    if (before !== null) throw keyTaken(key);
    const former = keys.find((one) => one.application === key.application && one.year < key.year);
    if (former === undefined)
      throw problem('conflict', 'activity.no-former-key', `Aucune clé n’y commence avant ${key.year} : ajoutez-en une.`);
    const weights = await listWeights(tx, former);
    const copy: SharingKey = { ...former, year: key.year };
    await demandReason(tx, key, keys);
    await putSharingKey(tx, actor, copy);
    await replaceWeights(tx, actor, copy, weights);
    const after = { ...stateOf(copy), copiedFrom: String(former.year), weights: weightsState(weights) };
    return { result: undefined, facts: [factOf('key-added', key, null, after)] };
  },
};
