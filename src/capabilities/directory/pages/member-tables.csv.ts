import { readWords } from '../../../http/reader-door.ts';
import { readingFromBothSides } from '../../../http/reading.ts';
import { pageFile } from '../../../web/page-file.ts';
import { getBody } from '../body-detail.ts';
import type { Route } from './+types/member-tables.csv.ts';
import { loadPayments, loadUses } from './member.load.ts';
import { memberTables } from './member-tables.ts';
import { yearShown } from './members.list.ts';

/** One of the directory's own tables of the page of a member, as it stands there. */
export const loader = readingFromBothSides(async (page, { params }: Route.LoaderArgs) => {
  const body = await getBody(page.tx, params.code);
  const { years, year } = await yearShown(page);
  const words = await readWords(page);
  const tables = memberTables(await loadUses(page, body, year, words), await loadPayments(page, body, years, words));
  return pageFile(tables, page.url.searchParams.get('tableau'), `${body.code}-${year}`);
});
