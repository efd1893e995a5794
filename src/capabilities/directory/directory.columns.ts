import type { Column } from '../../import/format.ts';

/** The body that a row of any file is about, by its code or any of its names; `own` says what differs in that file. */
export function bodyColumn(own: Partial<Column> = {}): Column {
  return {
    name: 'adherent',
    also: ['body', 'member'],
    field: 'body',
    value: { kind: 'reference', to: 'body' },
    required: false,
    description: 'Code ou nom de l’adhérent.',
    example: 'Mairie de Melun',
    ...own,
  };
}
