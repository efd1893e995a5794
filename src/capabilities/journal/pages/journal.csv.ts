import { countEntries, listEntries } from '../../../database/journal.store.ts';
import { reading } from '../../../http/reading.ts';
import { tellEntries } from '../../../http/told-entries.ts';
import { demand, mayReadJournal } from '../../../kernel/access.ts';
import { frenchNumber } from '../../../kernel/french.ts';
import { problem } from '../../../kernel/problem.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { entryColumns } from '../entry-columns.ts';
import { readJournalSearch } from '../journal-search.ts';

/** A file beyond this is no longer read by people; the search narrows it. */
const entriesAtMost = 20_000;

export const loader = reading(async ({ tx, actor, doors, url }) => {
  demand(mayReadJournal(actor));
  const { filter } = readJournalSearch(url.searchParams);
  const count = await countEntries(tx, filter);
  if (count > entriesAtMost) {
    throw problem(
      'invalid',
      'journal.too-many',
      `${frenchNumber(String(count))} faits ne tiennent pas dans un fichier, qui en prend ${frenchNumber(String(entriesAtMost))} : resserrez la période.`,
    );
  }
  const entries = await tellEntries(tx, doors, await listEntries(tx, { ...filter, limit: entriesAtMost }));
  return listFileResponse('journal', listFile(entries, entryColumns, { search: '', sort: null, descending: false }));
});
