import type { PageThing } from '../../../http/page-tables.ts';
import { type PageReading, readingFromBothSides } from '../../../http/reading.ts';
import { loadPageTables, thingOfSheet } from '../../../sheets/page-tables.ts';
import { sheetFile } from '../../../sheets/sheet-file.ts';
import { getApplication } from '../../catalogue/index.ts';
import { getBody } from '../../directory/index.ts';

/** The thing whose page has the table; null when this reader has no such page. @throws Problem for one that does not exist. */
async function thingRead({ tx, actor, url }: PageReading): Promise<PageThing | null> {
  const asked = thingOfSheet(url.searchParams.get('feuille'));
  if (asked === null || (asked.kind === 'application' && actor.member !== null)) return null;
  const { name } = asked.kind === 'body' ? await getBody(tx, asked.code) : await getApplication(tx, asked.code);
  return { ...asked, name };
}

/** One table that a capability adds to the page of a member or of an application, as it stands there. */
export const loader = readingFromBothSides(async (page) => {
  const wanted = page.url.searchParams.get('tableau');
  const thing = await thingRead(page);
  return thing === null ? sheetFile([], wanted, '') : sheetFile(await loadPageTables(page, thing), wanted, thing.code);
});
