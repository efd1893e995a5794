import { z } from 'zod';
import type { Tx } from '../../database/face.ts';
import { parseForm, text, ticked } from '../../http/form-input.ts';
import { type Answer, no, yes } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Command } from '../../kernel/command.ts';
import { problem } from '../../kernel/problem.ts';
import { deleteView, findOwnView, listSavedViews, putView } from './saved-view.store.ts';

const longest = 80;

const keeping = z.object({
  nom: text('Donnez un nom à cette vue.').refine((name) => name.length <= longest, `Un nom a ${longest} caractères au plus.`),
  partagee: ticked,
  adresse: z.string().max(2000),
});
const forgetting = z.object({ vue: text('Dites quelle vue oublier.') });

/** Views are kept by people of the operator's side, each their own. */
export function mayKeepViews(actor: Actor): Answer {
  return actor.kind === 'person' && actor.member === null && actor.roles.length > 0
    ? yes
    : no('Seules les personnes de l’opérateur gardent des vues.');
}

/** Keeps the view of an address under a name; the reader's own of that name is replaced. */
export const keepView: Command<{ readonly name: string; readonly shared: boolean; readonly parameters: string }, void, Tx> = {
  name: 'explore.keep-view',
  parse: (raw) => {
    const { nom, partagee, adresse } = parseForm('explore.bad-view', keeping, raw);
    return { name: nom, shared: partagee, parameters: String(new URLSearchParams(adresse)) };
  },
  may: mayKeepViews,
  run: async (tx, view, actor) => {
    const before = (await listSavedViews(tx, actor)).find(({ name, owner }) => name === view.name && owner === actor.id);
    await putView(tx, actor, view);
    const state = ({ shared, parameters }: typeof view) => ({ shared, parameters });
    return {
      result: undefined,
      facts: [{ name: 'explore.view-kept', subject: view.name, before: before ? state(before) : null, after: state(view) }],
    };
  },
};

/** Forgets one of the reader's own views. */
export const forgetView: Command<{ readonly id: string }, void, Tx> = {
  name: 'explore.forget-view',
  parse: (raw) => ({ id: parseForm('explore.bad-view', forgetting, raw).vue }),
  may: mayKeepViews,
  run: async (tx, { id }, actor) => {
    const before = await findOwnView(tx, actor, id);
    if (before === null) throw problem('not-found', 'explore.unknown-view', 'Cette vue n’existe plus, ou n’est pas la vôtre.');
    await deleteView(tx, id);
    const { name, shared, parameters } = before;
    return {
      result: undefined,
      facts: [{ name: 'explore.view-forgotten', subject: name, before: { shared, parameters }, after: null }],
    };
  },
};
