import { reading } from '../../../http/reading.ts';
import type { ImportRecord, RecordedFile } from '../../../import/import-record.ts';
import { listRuns } from '../../../import/run.store.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { type ListColumn, readListState } from '../../../web/list-state.ts';
import { shownRuns } from '../imports.paths.ts';
import { runStatus } from './run-status.ts';

type RunFile = { readonly run: ImportRecord; readonly file: RecordedFile };

const columns: readonly ListColumn<RunFile>[] = [
  { key: 'import', label: 'Import', value: ({ run }) => run.at },
  { key: 'par', label: 'Par', value: ({ run }) => run.by },
  { key: 'fichier', label: 'Fichier', value: ({ file }) => file.name },
  { key: 'lues', label: 'Lues', numeric: true, value: ({ file }) => file.read },
  { key: 'ajoutees', label: 'Ajoutées', numeric: true, value: ({ file }) => file.added },
  { key: 'changees', label: 'Changées', numeric: true, value: ({ file }) => file.changed },
  { key: 'inchangees', label: 'Inchangées', numeric: true, value: ({ file }) => file.unchanged },
  { key: 'rejetees', label: 'Rejetées', numeric: true, value: ({ file }) => file.rejected },
  { key: 'etat', label: 'État', value: ({ run }) => runStatus[run.status].label },
];

/** The imports that the page lists, file by file. */
export const loader = reading(async ({ tx, url }) => {
  const runs = await listRuns(tx, shownRuns);
  const lines = runs.flatMap((run) => run.files.map((file) => ({ run, file })));
  return listFileResponse('imports', listFile(lines, columns, readListState(url.searchParams)));
});
