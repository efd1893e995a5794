import { reading } from '../../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../../web/list-file.ts';
import { type ListColumn, readListState } from '../../../../web/list-state.ts';
import { frenchSharingRule } from '../../sharing-rule.ts';
import { type KeyBody, loadKey } from './key.load.ts';

const columnsOf = (rule: string): readonly ListColumn<KeyBody>[] => [
  { key: 'adherent', label: 'Adhérent', value: (body) => body.name },
  { key: 'poids', label: rule, numeric: true, value: (body) => body.weight },
  { key: 'part', label: 'Part (%)', numeric: true, value: (body) => body.percent },
  { key: 'remarque', label: 'À regarder', value: (body) => body.remark },
];

/** What a key gives to each body, as its page shows it. */
export const loader = reading(async (page) => {
  const { searchParams } = page.url;
  const { sharing, bodies, read } = await loadKey(page, searchParams.get('annee') ?? '', searchParams.get('logiciel'));
  const columns = columnsOf(frenchSharingRule[sharing.rule]);
  return listFileResponse(
    `parts-${sharing.application ?? 'tous'}-${read}`,
    listFile(bodies, columns, readListState(searchParams)),
  );
});
