import type { Column } from './format.ts';

/** What is left to say of a column whose kind is known. */
type Told = Pick<Column, 'name' | 'also' | 'field' | 'description' | 'example'>;

/** The code that identifies a row; left empty, it is made from what the format's `codeFrom` says: tell it in `madeFrom`. */
export function codeColumn(example: string, madeFrom = 'du nom'): Column {
  return {
    name: 'code',
    field: 'code',
    value: { kind: 'code' },
    required: false,
    key: true,
    description: `Nom court et stable ; tiré ${madeFrom} s’il est laissé vide.`,
    example,
  };
}

export function nameColumn(description: string, example: string): Column {
  return { name: 'nom', also: ['name'], field: 'name', value: { kind: 'text' }, required: true, description, example };
}

/** The other names under which files know the same thing; of use only in a `referable` format that lists `aliases`. */
export function aliasesColumn(example: string, what = 'Autres appellations'): Column {
  return {
    name: 'autres_noms',
    also: ['aliases'],
    field: 'aliases',
    value: { kind: 'texts' },
    required: false,
    description: `${what}, séparées par une barre verticale.`,
    example,
  };
}

/** The row of the same file under which this one stands; goes with `refuseItself` for a row that names itself. */
export function parentColumn(name: string, to: string, description: string, example: string): Column {
  return { name, also: ['parent'], field: 'parent', value: { kind: 'reference', to }, required: false, description, example };
}

/** The year that a row is about, always part of what identifies it. */
export function yearColumn(description: string): Column {
  return {
    name: 'annee',
    also: ['year', 'exercice'],
    field: 'year',
    value: { kind: 'year' },
    required: true,
    key: true,
    description,
    example: '2020',
  };
}

/** Where a row's figures come from, in the words of whoever entered them; not the file, which the import keeps by itself. */
export function sourceColumn(description: string, example: string): Column {
  return textColumn({ name: 'source', field: 'source', description, example });
}

export function textColumn(told: Told): Column {
  return { ...told, value: { kind: 'text' }, required: false };
}

/** Typed in euros and kept in cents; never demanded, because an amount left empty is unknown and not zero. */
export function amountColumn(told: Told): Column {
  return { ...told, value: { kind: 'amount' }, required: false };
}
