import { countEntries, listEntries } from '../../../database/journal.store.ts';
import { noteFacts } from '../../../database/note-facts.ts';
import { pageContext } from '../../../http/page-context.ts';
import { type PageArguments, reading, requireActor } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { frenchNumber } from '../../../kernel/french.ts';
import { problem } from '../../../kernel/problem.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { mayReadJournal } from '../journal.access.ts';
import { readJournalSearch } from '../journal-search.ts';
import { entryColumns, tellEntries } from '../told-entry.ts';

/** A file beyond this is no longer read by people; the search narrows it. */
const entriesAtMost = 20_000;

const makeFile = reading(async ({ tx, actor, doors, url }) => {
  demand(mayReadJournal(actor));
  const { filter } = readJournalSearch(url.searchParams);
  const count = await countEntries(tx, filter);
  if (count > entriesAtMost) {
    throw problem(
      'invalid',
      'journal.too-many',
      `${frenchNumber(String(count))} faits ne tiennent pas dans un fichier, qui en prend ${frenchNumber(String(entriesAtMost))} : resserrez la période.`,
    );
  }
  const entries = await tellEntries(tx, doors, await listEntries(tx, { ...filter, limit: entriesAtMost }));
  return { content: listFile(entries, entryColumns, { search: '', sort: null, descending: false }), filter, count };
});

/** Taking the journal out of the house is itself a fact of it. */
export async function loader(args: PageArguments): Promise<Response> {
  const { content, filter, count } = await makeFile(args);
  const actor = requireActor(args);
  const fact = { name: 'journal.exported', subject: actor.operator, before: null, after: { ...filter, count } };
  await noteFacts(args.context.get(pageContext).database, actor, [fact]);
  return listFileResponse('journal', content);
}
