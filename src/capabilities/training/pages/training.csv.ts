import { reading } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { sheetFile } from '../../../sheets/sheet-file.ts';
import { mayReadTraining } from '../training.access.ts';
import { loadOverview } from './overview.load.ts';

/** One of the tables of the page, as it stands there. */
export const loader = reading(async (page) => {
  demand(mayReadTraining(page.actor));
  const { current, tables } = await loadOverview(page);
  return sheetFile(tables, page.url.searchParams.get('tableau'), String(current));
});
