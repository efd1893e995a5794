import type { ListColumn } from '../../../web/list-state.ts';
import type { EvidenceLine } from '../../../web/open-figure.ts';

export const originWords: Readonly<Record<EvidenceLine['origin'], string>> = {
  entered: 'saisi',
  imported: 'importé',
  synthetic: 'synthétique',
};

export const lineColumns: readonly ListColumn<EvidenceLine>[] = [
  { key: 'ligne', label: 'Enregistrement', value: (line) => line.label },
  {
    key: 'valeur',
    label: 'Valeur',
    numeric: true,
    value: (line) => (Number.isNaN(Number(line.plain)) ? line.plain : Number(line.plain)),
    file: (line) => line.plain,
  },
  { key: 'origine', label: 'Origine', value: (line) => originWords[line.origin] },
  { key: 'source', label: 'Source', value: (line) => line.source },
  { key: 'enregistre', label: 'Enregistré le', value: (line) => line.recorded },
];
