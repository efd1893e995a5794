import type { ReaderDoor } from '../../http/reader-door.ts';
import { listPosts } from './post.store.ts';
import { postPath } from './register.paths.ts';
import { staffFacts } from './staff.facts.ts';

/** What readers across capabilities take from the register of staff. */
export const registerReader: ReaderDoor = {
  api: [],
  facts: staffFacts,
  searchable: async (tx) =>
    (await listPosts(tx)).map(({ code, title }) => ({ kind: 'poste', label: `${code} ${title}`, path: postPath(code) })),
};
