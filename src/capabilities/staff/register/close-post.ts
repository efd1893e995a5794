import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { dayTyped, optionalText, parseForm, text } from '../../../http/form-input.ts';
import type { Command } from '../../../kernel/command.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { refusedFields } from '../../../kernel/problem.ts';
import { mayManageStaff } from '../staff.access.ts';
import { unknownPost } from '../staff.problems.ts';
import { postSubject } from '../staff.subjects.ts';
import { lastDay } from './occupancy.ts';
import { listOccupationsOfPost } from './occupation.store.ts';
import { lockPost, updatePost } from './post.store.ts';
import type { Post } from './post.ts';
import { refusalOfEnd } from './post-changes.ts';

const form = z.object({
  code: text('Dites quel poste fermer.'),
  'dernier-jour': dayTyped('Donnez le dernier jour du poste.'),
  deliberation: optionalText,
});
type Closing = z.output<typeof form>;

/** The sentence that refuses to close a post on that day, for the day's own sake; null when nothing does. */
function refusalOfDay(post: Post, last: Day): string | null {
  const before = lastDay(post);
  if (before !== null && before <= last)
    return `Le poste est déjà fermé après le ${frenchDay(before)} : corrigez-le si ce jour est faux.`;
  if (post.fromDay !== null && last < post.fromDay)
    return `Le poste n’est ouvert qu’à partir du ${frenchDay(post.fromDay)} : il ne peut pas finir avant.`;
  return null;
}

/** Closes a post after a last day; nobody may hold it any longer. The deliberation that closes it stands in the journal. */
export const closePost: Command<Closing, void, Tx> = {
  name: 'staff.close-post',
  parse: (raw) => parseForm('staff.bad-closing', form, raw),
  may: mayManageStaff,
  run: async (tx, { code, deliberation, 'dernier-jour': last }, actor) => {
    const post = await lockPost(tx, code);
    if (post === null) throw unknownPost(code);
    const refusal = refusalOfDay(post, last);
    if (refusal !== null) throw refusedFields('conflict', 'staff.bad-closing', { 'dernier-jour': refusal });
    const toDay = addDays(last, 1);
    const held = refusalOfEnd({ toDay }, await listOccupationsOfPost(tx, code));
    if (held !== null) throw refusedFields('conflict', 'staff.post-occupied', { 'dernier-jour': held });
    await updatePost(tx, actor, { ...post, toDay });
    const before = { lastDay: lastDay(post) };
    const after = { lastDay: last, closedBy: deliberation };
    return { result: undefined, facts: [{ name: 'staff.post-closed', subject: postSubject(code), before, after }] };
  },
};
