import type { Tx } from '../../../database/face.ts';
import { parseForm } from '../../../http/form-input.ts';
import type { Command } from '../../../kernel/command.ts';
import { refusedFields } from '../../../kernel/problem.ts';
import { mayManageStaff } from '../staff.access.ts';
import { postSubject } from '../staff.subjects.ts';
import { findPost, insertPost } from './post.store.ts';
import type { Post } from './post.ts';
import { newPostForm, refusalsOfCodes, stateOf } from './post-form.ts';

/** Opens a post as a deliberation says; the answer is its code. */
export const openPost: Command<Post, string, Tx> = {
  name: 'staff.open-post',
  parse: (raw) => parseForm('staff.bad-post', newPostForm, raw),
  may: mayManageStaff,
  run: async (tx, post, actor) => {
    const refusals = await refusalsOfCodes(tx, post);
    const known = await findPost(tx, post.code);
    if (known !== null)
      refusals['code'] = `Ce code est déjà celui du poste « ${known.title} » : choisissez-en un autre, ou corrigez ce poste.`;
    if (Object.keys(refusals).length > 0) throw refusedFields('conflict', 'staff.bad-post', refusals);
    await insertPost(tx, actor, post);
    const fact = { name: 'staff.post-opened', subject: postSubject(post.code), before: null, after: stateOf(post) };
    return { result: post.code, facts: [fact] };
  },
};
