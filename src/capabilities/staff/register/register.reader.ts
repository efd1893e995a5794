import type { ReaderDoor } from '../../../http/reader-door.ts';
import { capacityFacts } from '../capacity/capacity.facts.ts';
import { personPath, postPath } from '../register.paths.ts';
import { mayReadPersons, mayReadPosts } from '../staff.access.ts';
import { staffFacts } from '../staff.facts.ts';
import { listPersons } from './person.store.ts';
import { personLabel } from './person.ts';
import { readPersonScope } from './person-scope.ts';
import { listPosts } from './post.store.ts';
import { registerApi } from './register.api.ts';

/** What readers across capabilities take from the register of staff. */
export const registerReader: Pick<ReaderDoor, 'api' | 'facts' | 'searchable'> = {
  api: registerApi,
  facts: { ...staffFacts, ...capacityFacts },
  searchable: async (tx, { actor, today }) => {
    if (!mayReadPosts(actor).may) return [];
    const posts = (await listPosts(tx)).map(({ code, title }) => ({
      kind: 'poste',
      label: `${code} ${title}`,
      path: postPath(code),
    }));
    if (!mayReadPersons(actor).may) return posts;
    const { isShown } = await readPersonScope(tx, actor, today);
    const persons = (await listPersons(tx)).filter(({ code }) => isShown(code));
    const hits = persons.map((person) => ({ kind: 'personne', label: personLabel(person), path: personPath(person.code) }));
    return [...posts, ...hits];
  },
};
