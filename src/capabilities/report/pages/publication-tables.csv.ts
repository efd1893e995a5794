import { reading } from '../../../http/reading.ts';
import type { ListColumn } from '../../../web/list-state.ts';
import { filedTable, pageFile } from '../../../web/page-file.ts';
import type { Route } from './+types/publication-tables.csv.ts';
import { yearOfAddress } from './chapter.load.ts';
import { loadPublication, type MemberReads, type PublicationLine } from './publication.load.ts';
import { publicationTables } from './publication-tables.ts';

const readerColumns: readonly ListColumn<MemberReads>[] = [
  { key: 'adherent', label: 'Adhérent', value: (line) => line.name },
  { key: 'chiffres', label: 'Chiffres', numeric: true, value: (line) => line.figures },
];

const pastColumns: readonly ListColumn<PublicationLine>[] = [
  { key: 'publication', label: 'Publication', value: (line) => line.name },
  { key: 'jour', label: 'Jour', value: (line) => line.day },
  { key: 'etat', label: 'État', value: (line) => line.standing.words },
  { key: 'raison', label: 'Raison', value: (line) => line.standing.reason },
  { key: 'deliberation', label: 'Délibération', value: (line) => line.deliberation },
  { key: 'note', label: 'Note', value: (line) => line.note },
  { key: 'empreinte', label: 'Empreinte SHA-256', value: (line) => line.sha256 },
];

/** One of the lists of the page where a report is published, as it stands there. */
export const loader = reading(async (page, { params }: Route.LoaderArgs) => {
  const { year, members, history } = await loadPublication(page, yearOfAddress(params.year));
  const tables = [
    filedTable(publicationTables.readers, members, readerColumns),
    filedTable(publicationTables.past, history, pastColumns),
  ];
  return pageFile(tables, page.url.searchParams.get('tableau'), String(year));
});
