import type { ReaderDoor, Words } from '../../http/reader-door.ts';
import { listBodies } from '../directory/index.ts';
import { activityApi } from './activity.api.ts';
import { frenchSharing } from './activity.dimensions.ts';
import { activityFacts } from './activity.facts.ts';
import { listProjects, listRecordedYears } from './activity.store.ts';
import { frenchScope } from './beneficiary.ts';
import { listKinds } from './kind.store.ts';
import { frenchNature } from './kind.ts';
import { planDaysOf } from './pages/figures/thing.tables.ts';
import { listWaitingTime } from './week/waiting.ts';

function named(things: readonly { readonly code: string; readonly name: string }[]): ReadonlyMap<string, string> {
  return new Map(things.map(({ code, name }) => [code, name]));
}

/** What readers across capabilities take from working time. */
export const activityReader: ReaderDoor = {
  measures: { of: 'activity', label: 'Jours d’activité' },
  api: activityApi,
  facts: activityFacts,
  words: async (tx): Promise<Words> => ({
    kind: named(await listKinds(tx)),
    project: named(await listProjects(tx)),
    nature: new Map(Object.entries(frenchNature)),
    sharing: new Map(Object.entries(frenchSharing)),
    beneficiary: new Map([
      ...named(await listBodies(tx)),
      ...Object.values(frenchScope).map((word): [string, string] => [word, word]),
    ]),
  }),
  waiting: listWaitingTime,
  years: listRecordedYears,
  pageTables: planDaysOf,
};
