import { reading } from '../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { type ListColumn, readListState } from '../../../web/list-state.ts';
import { loadMatrix, type MatrixRow } from './catalogue.load.ts';

export const loader = reading(async (page) => {
  const { groups, bodies, date } = await loadMatrix(page);
  const columns: ListColumn<MatrixRow>[] = [
    { key: 'logiciel', label: 'Logiciel', value: (row) => row.applicationName },
    { key: 'fonction', label: 'Fonction', value: (row) => row.functionName },
    { key: 'domaine', label: 'Domaine', value: (row) => row.domainName },
    { key: 'editeur', label: 'Éditeur', value: (row) => row.vendorName },
    ...bodies.map(
      (body): ListColumn<MatrixRow> => ({
        key: `c-${body.code}`,
        label: body.name,
        value: (row) => (row.bodies.includes(body.code) ? 'x' : ''),
      }),
    ),
    {
      key: 'deploiements',
      label: 'Déploiements',
      numeric: true,
      value: (row) => row.deployments.approximate,
      file: (row) => row.deployments.plain ?? '',
    },
  ];
  const rows = groups.flatMap((group) => group.rows);
  return listFileResponse(`deploiements-${date}`, listFile(rows, columns, readListState(new URLSearchParams())));
});
