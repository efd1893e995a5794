import type { Tx } from '../../../database/face.ts';
import type { Command } from '../../../kernel/command.ts';
import { differences } from '../../../kernel/difference.ts';
import { problem, refusedFields } from '../../../kernel/problem.ts';
import { listBodies } from '../../directory/index.ts';
import { mayKeepSharing } from '../activity.access.ts';
import { nothingChanged, unknownSharingKey } from '../activity.problems.ts';
import { sharingSubject } from '../activity.subjects.ts';
import { demandReason, holdKey } from './set-sharing-key.ts';
import { readWeights, type WeightsTyped, weightField } from './sharing-form.ts';
import { listWeights, replaceWeights } from './sharing-key.store.ts';
import { refusalOfWeights, type SharingWeight, weightsState, weightsVersion } from './sharing-key.ts';

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

const changedMeanwhile = () =>
  problem(
    'conflict',
    'activity.weights-changed',
    'Ces poids ont été changés ailleurs depuis que vous avez ouvert cette page : rien n’a été écrasé. Ce que vous avez tapé est resté ici ; comparez avec ce que la clé donne maintenant, puis enregistrez de nouveau pour le garder.',
  );

/**
 * Says what each body weighs in a key of own weights; whoever uses the application or not, only a page warns of it. A form from before
 * somebody else’s save is refused and changes nothing.
 */
export const setWeights: Command<WeightsTyped, void, Tx> = {
  name: 'activity.set-weights',
  parse: readWeights,
  may: mayKeepSharing,
  run: async (tx, { key, weights, version }, actor) => {
    const { key: known, keys } = await holdKey(tx, key);
    if (known === null) throw unknownSharingKey(key.year);
    if (known.rule !== 'own')
      throw problem(
        'conflict',
        'activity.no-own-weights',
        'Cette clé n’est pas de poids propres : dites d’abord que les jours se répartissent par eux.',
      );
    const recorded = await listWeights(tx, key);
    const [before, after] = [weightsState(recorded), weightsState(weights)];
    if (differences(before, after).length === 0) throw nothingChanged();
    if (version !== weightsVersion(recorded)) throw changedMeanwhile();
    const refusals = await refusalsOfWeights(tx, weights);
    if (Object.keys(refusals).length > 0) throw refusedFields('conflict', 'activity.bad-weights', refusals);
    await demandReason(tx, actor, key, keys);
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
