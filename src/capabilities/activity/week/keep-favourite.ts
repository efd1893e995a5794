import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { parseForm, text } from '../../../http/form-input.ts';
import type { Command } from '../../../kernel/command.ts';
import { problem } from '../../../kernel/problem.ts';
import { findPersonOfAccount } from '../../staff/index.ts';
import { mayFillWeek } from '../activity.access.ts';
import { untiedAccount } from '../activity.problems.ts';
import { deleteFavourite, insertFavourite, listFavourites } from './favourite.store.ts';
import { readReferences } from './references.ts';
import { unknownWork } from './week-rules.ts';
import { readWorkKey, type Work, workKeyWithoutComment } from './work.ts';

const keeping = z.object({ travail: text('Dites quelle ligne garder.') });

/**
 * Keeps a row at hand, or no longer when it was kept. Nothing is journaled: it is a mark in one's own margin, which no figure and no
 * decision rests on. @returns whether it is kept now
 */
export const turnFavourite: Command<Work, boolean, Tx> = {
  name: 'activity.turn-favourite',
  parse: (raw) => {
    const work = readWorkKey(parseForm('activity.bad-favourite', keeping, raw).travail);
    if (work === null)
      throw problem('invalid', 'activity.bad-favourite', 'Cette ligne ne se lit pas : ouvrez la page de nouveau.');
    return work;
  },
  may: mayFillWeek,
  run: async (tx, work, actor) => {
    const person = await findPersonOfAccount(tx, actor.id);
    if (person === null) throw untiedAccount();
    const key = workKeyWithoutComment(work);
    const isKept = (await listFavourites(tx, person)).some((one) => workKeyWithoutComment(one) === key);
    const unknown = unknownWork(work, await readReferences(tx, [work]));
    if (unknown !== null && !isKept) throw problem('conflict', 'activity.bad-favourite', unknown);
    if (isKept) await deleteFavourite(tx, person, work);
    else await insertFavourite(tx, actor, person, work);
    return { result: !isKept, facts: [] };
  },
};
