import { reading } from '../../../http/reading.ts';
import type { FileOutcome, RejectedRow } from '../../../import/outcome.ts';
import type { ListColumn } from '../../../web/list-state.ts';
import { filedTable, pageFile } from '../../../web/page-file.ts';
import { getRun } from '../run.ts';
import type { Route } from './+types/outcome.csv.ts';
import { outcomeTables } from './outcome-tables.ts';

const fileColumns: readonly ListColumn<FileOutcome>[] = [
  { key: 'fichier', label: 'Fichier', value: (file) => file.file },
  { key: 'reconnu', label: 'Reconnu comme', value: (file) => file.format ?? 'non reconnu' },
  { key: 'lues', label: 'Lues', numeric: true, value: (file) => file.read },
  { key: 'ajoutees', label: 'Ajoutées', numeric: true, value: (file) => file.added },
  { key: 'changees', label: 'Changées', numeric: true, value: (file) => file.changed },
  { key: 'inchangees', label: 'Inchangées', numeric: true, value: (file) => file.unchanged },
  { key: 'rejetees', label: 'Rejetées', numeric: true, value: (file) => file.rejected.length },
];

type Told = { readonly file: string; readonly row: RejectedRow };

const toldColumns: readonly ListColumn<Told>[] = [
  { key: 'fichier', label: 'Fichier', value: ({ file }) => file },
  { key: 'ligne', label: 'Ligne', numeric: true, value: ({ row }) => row.line },
  { key: 'colonne', label: 'Colonne', value: ({ row }) => row.field },
  { key: 'valeur', label: 'Valeur', value: ({ row }) => row.value },
  { key: 'message', label: 'Ce qui ne va pas', value: ({ row }) => row.message },
];

/** What an import did to each file, or the lines that it refused or remarked on: all of them, those that its page cuts short included. */
export const loader = reading(async ({ tx, url }, { params }: Route.LoaderArgs) => {
  const { record, outcome } = await getRun(tx, params.id);
  const told = (which: 'rejected' | 'warnings') =>
    outcome.files.flatMap((file) => file[which].map((row): Told => ({ file: file.file, row })));
  const tables = [
    filedTable(outcomeTables.files, outcome.files, fileColumns),
    filedTable(outcomeTables.rejected, told('rejected'), toldColumns),
    filedTable(outcomeTables.remarks, told('warnings'), toldColumns),
  ];
  return pageFile(tables, url.searchParams.get('tableau'), record.id);
});
