import type { Tx } from '../../../database/face.ts';
import { parseForm } from '../../../http/form-input.ts';
import type { Command } from '../../../kernel/command.ts';
import { differences } from '../../../kernel/difference.ts';
import { refusedFields } from '../../../kernel/problem.ts';
import { mayManageStaff } from '../staff.access.ts';
import { nothingChanged, unknownPost } from '../staff.problems.ts';
import { postSubject } from '../staff.subjects.ts';
import { lockPost, updatePost } from './post.store.ts';
import type { Post } from './post.ts';
import { refusalsOfHolders } from './post-changes.ts';
import { correctedPostForm, refusalsOfCodes, stateOf } from './post-form.ts';

/** Puts right what is recorded of a post, its dates included; who holds it must still have their place in it. */
export const correctPost: Command<Post, void, Tx> = {
  name: 'staff.correct-post',
  parse: (raw) => parseForm('staff.bad-post', correctedPostForm, raw),
  may: mayManageStaff,
  run: async (tx, post, actor) => {
    const before = await lockPost(tx, post.code);
    if (before === null) throw unknownPost(post.code);
    if (differences(stateOf(before), stateOf(post)).length === 0) throw nothingChanged();
    const refusals = { ...(await refusalsOfCodes(tx, post)), ...(await refusalsOfHolders(tx, post)) };
    if (Object.keys(refusals).length > 0) throw refusedFields('conflict', 'staff.bad-post', refusals);
    await updatePost(tx, actor, post);
    const fact = {
      name: 'staff.post-corrected',
      subject: postSubject(post.code),
      before: stateOf(before),
      after: stateOf(post),
    };
    return { result: undefined, facts: [fact] };
  },
};
