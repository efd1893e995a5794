import type { ImportRecord } from '../../../import/import-record.ts';

export const runStatus: Readonly<Record<ImportRecord['status'], { readonly label: string; readonly tag: string }>> = {
  loaded: { label: 'chargé', tag: 'good' },
  refused: { label: 'refusé', tag: 'fault' },
  undone: { label: 'annulé', tag: '' },
};
