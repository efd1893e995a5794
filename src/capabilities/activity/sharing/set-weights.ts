import type { Tx } from '../../../database/face.ts';
import type { Command } from '../../../kernel/command.ts';
import { differences } from '../../../kernel/difference.ts';
import { problem, refusedFields } from '../../../kernel/problem.ts';
import { listBodies } from '../../directory/index.ts';
import { mayKeepSharing } from '../activity.access.ts';
import { nothingChanged, unknownSharingKey } from '../activity.problems.ts';
import { sharingSubject } from '../activity.subjects.ts';
import { demandReason, demandSameKey, holdKey } from './set-sharing-key.ts';
import { readWeights, type WeightsTyped, weightField } from './sharing-form.ts';
import { listWeights, replaceWeights } from './sharing-key.store.ts';
import { refusalOfWeights, type SharingWeight, weightsState } from './sharing-key.ts';

async function refusalsOfWeights(tx: Tx, weights: readonly SharingWeight[]): Promise<Record<string, string>> {
  const bodies = new Set((await listBodies(tx)).map(({ code }) => code));
  const unknown = weights.filter(({ body }) => !bodies.has(body));
  const refusals = unknown.map(({ body }) => [weightField(body), 'Cet adhérent n’existe pas, ou n’existe plus.'] as const);
  const none = refusalOfWeights(weights);
  const first = weights[0];
  return {
    ...Object.fromEntries(refusals),
    ...(none === null || first === undefined ? {} : { [weightField(first.body)]: none }),
  };
}

const ofOtherRule = () =>
  problem(
    'conflict',
    'activity.no-own-weights',
    'Cette clé n’est pas de poids propres : dites d’abord que les jours se répartissent par eux.',
  );

/** Says what each body weighs in a key of own weights; whoever uses the application or not, only a page warns of it. */
export const setWeights: Command<WeightsTyped, void, Tx> = {
  name: 'activity.set-weights',
  parse: readWeights,
  may: mayKeepSharing,
  run: async (tx, { key, weights, version }, actor) => {
    const { key: known, keys } = await holdKey(tx, actor, key);
    if (known === null) throw unknownSharingKey(key.year);
    const recorded = await listWeights(tx, key);
    const [before, after] = [weightsState(recorded), weightsState(weights)];
    if (differences(before, after).length === 0) throw nothingChanged();
    demandSameKey(version, known, recorded);
    if (known.rule !== 'own') throw ofOtherRule();
    const refusals = await refusalsOfWeights(tx, weights);
    if (Object.keys(refusals).length > 0) throw refusedFields('conflict', 'activity.bad-weights', refusals);
    await demandReason(tx, key, keys);
    await replaceWeights(tx, actor, key, weights);
    const fact = {
      name: 'activity.weights-set',
      subject: sharingSubject(key.application, key.year),
      before: { weights: before },
      after: { weights: after, ...(key.reason === null ? {} : { reason: key.reason }) },
    };
    return { result: undefined, facts: [fact] };
  },
};
