import type { ToldEntry } from '../../http/told-entries.ts';
import { differenceText } from '../../kernel/difference.ts';
import type { ListColumn } from '../../web/list-state.ts';

/** The columns of the file; the instant is exact there. */
export const entryColumns: readonly ListColumn<ToldEntry>[] = [
  { key: 'numero', label: 'Numéro', numeric: true, value: (entry) => entry.id },
  { key: 'quand', label: 'Quand (UTC)', value: (entry) => entry.at },
  { key: 'qui', label: 'Qui', value: (entry) => entry.who },
  { key: 'd-ou', label: 'D’où', value: (entry) => entry.fromWhere },
  { key: 'fait', label: 'Fait', value: (entry) => entry.fact },
  { key: 'objet', label: 'Objet', value: (entry) => entry.subject },
  { key: 'changements', label: 'Changements', value: (entry) => entry.changes.map(differenceText).join(' ; ') },
];
