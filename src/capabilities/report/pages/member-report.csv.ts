import { readingFromBothSides } from '../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import type { ListColumn } from '../../../web/list-state.ts';
import { getMemberReport } from '../publication/member-report.ts';
import type { MemberFigure } from '../publication/members-figures.ts';
import { frenchPeriodText, frenchUnit } from '../render/csv.ts';
import type { Route } from './+types/member-report.csv.ts';

type Column = ListColumn<MemberFigure>;
const words = (key: string, label: string, value: (figure: MemberFigure) => string): Column => ({ key, label, value });

const columns: readonly Column[] = [
  words('chapitre', 'Chapitre', ({ chapter }) => chapter),
  words('tableau', 'Tableau', ({ tableTitle }) => tableTitle),
  words('groupe', 'Groupe', ({ rowGroup }) => rowGroup),
  words('ligne', 'Ligne', ({ rowLabel }) => rowLabel),
  words('colonne', 'Colonne', ({ columnLabel }) => columnLabel),
  words('periode', 'Période', ({ period }) => frenchPeriodText(period)),
  words('imprime', 'Imprimé', ({ printed }) => printed),
  { key: 'valeur', label: 'Valeur', numeric: true, value: ({ value }) => value },
  words('unite', 'Unité', ({ unit }) => frenchUnit(unit)),
  words('raison', 'Raison', ({ reason }) => reason ?? ''),
];

export const loader = readingFromBothSides(async ({ tx }, { params }: Route.LoaderArgs) => {
  const { body, publication, figures } = await getMemberReport(tx, params.code, params.year);
  const asPublished = { search: '', sort: null, descending: false };
  return listFileResponse(`bilan-${publication.year}-${body.code}`, listFile(figures, columns, asPublished));
});
