import { reading } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { pageFile } from '../../../web/page-file.ts';
import { readSessionResults } from '../evaluation.store.ts';
import { mayReadTraining } from '../training.access.ts';
import type { Route } from './+types/results.csv.ts';
import { resultsTableId, resultsTables } from './evaluation.list.ts';

export const loader = reading(async ({ tx, actor }, { params }: Route.LoaderArgs) => {
  demand(mayReadTraining(actor));
  return pageFile(resultsTables(await readSessionResults(tx, params.code)), resultsTableId, params.code);
});
