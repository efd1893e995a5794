import type { Column, FileFormat } from './format.ts';

/**
 * The column that every table has beside its own: « oui » marks a row as made up. Without it a row is imported, also where the
 * record was made up before: what a file says without marking it is a fact.
 */
export const syntheticColumn: Column = {
  name: 'synthetique',
  also: ['synthetic'],
  field: 'origin',
  value: { kind: 'synthetic' },
  required: false,
  description: '« oui » pour une ligne inventée, qui sert à montrer ou à essayer : elle reste marquée partout où elle compte.',
  example: '',
};

/** The formats as the engine reads them. A document is no table: it has no such column. */
export function withSyntheticColumn(formats: readonly FileFormat[]): readonly FileFormat[] {
  return formats.map((format) =>
    format.document === undefined ? { ...format, columns: [...format.columns, syntheticColumn] } : format,
  );
}
