import type { Tx } from '../../../database/face.ts';
import type { Command } from '../../../kernel/command.ts';
import { differences } from '../../../kernel/difference.ts';
import { problem, refusedFields } from '../../../kernel/problem.ts';
import { listBodies } from '../../directory/index.ts';
import { mayKeepSharing } from '../activity.access.ts';
import { nothingChanged, unknownSharingKey } from '../activity.problems.ts';
import { sharingSubject } from '../activity.subjects.ts';
import { demandReason, holdKey, weightsState } from './set-sharing-key.ts';
import { type NamedKey, readWeights, weightField } from './sharing-form.ts';
import { listWeights, replaceWeights } from './sharing-key.store.ts';
import { refusalOfWeights, type SharingWeight } from './sharing-key.ts';

type Weighed = { readonly key: NamedKey; readonly weights: readonly SharingWeight[] };

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

/** Says what each body weighs in a key of own weights; whoever uses the application or not, only a page warns of it. */
export const setWeights: Command<Weighed, void, Tx> = {
  name: 'activity.set-weights',
  parse: readWeights,
  may: mayKeepSharing,
  run: async (tx, { key, weights }, actor) => {
    const { key: known, keys } = await holdKey(tx, key);
    if (known === null) throw unknownSharingKey(key.year);
    if (known.rule !== 'own')
      throw problem(
        'conflict',
        'activity.no-own-weights',
        'Cette clé n’est pas de poids propres : dites d’abord que les jours se répartissent par eux.',
      );
    const before = weightsState(await listWeights(tx, key));
    const after = weightsState(weights);
    if (differences(before, after).length === 0) throw nothingChanged();
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
