import type { FactWords, ReaderDoor } from '../../http/reader-door.ts';
import { explorePath } from './explore.paths.ts';
import { mayKeepViews } from './keep-view.ts';
import { listSavedViews } from './saved-view.store.ts';

const fields = { shared: 'partagée', parameters: 'adresse' };

function ofView(label: string): FactWords {
  return { label, fields, page: (name) => ({ path: explorePath, label: `vue « ${name} »` }) };
}

/** What readers across capabilities take from the explore page: the views that somebody keeps or is shared. */
export const exploreReader: ReaderDoor = {
  api: [],
  facts: {
    'explore.view-kept': ofView('Vue gardée'),
    'explore.view-forgotten': ofView('Vue oubliée'),
    'explore.view-rewritten': ofView('Vue récrite par une mise à jour'),
  },
  searchable: async (tx, { actor }) =>
    mayKeepViews(actor).may
      ? (await listSavedViews(tx, actor)).map(({ name, parameters }) => ({
          kind: 'vue',
          label: name,
          path: `${explorePath}?${parameters}`,
        }))
      : [],
};
