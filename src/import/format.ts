/**
 * How a capability declares a file that operators can import (CSV or XLSX, same columns). The engine reads, checks,
 * resolves references, stages and loads from this declaration alone; nothing here touches the database.
 */
export type ColumnKind =
  | { readonly kind: 'text' }
  /** Several texts in one cell, separated by `|`. */
  | { readonly kind: 'texts' }
  | { readonly kind: 'code' } // short text kept as typed, leading zeros included
  | { readonly kind: 'year' }
  | { readonly kind: 'day' }
  /** « au »: the last day of a stretch, included; stored, and handed to `check`, as the day after. */
  | { readonly kind: 'lastDay' }
  | { readonly kind: 'period' }
  | { readonly kind: 'boolean' } // oui / non
  | { readonly kind: 'amount' } // euros, at most two decimals, stored in cents
  | { readonly kind: 'number' } // decimal of any sign
  | { readonly kind: 'integer' }
  | { readonly kind: 'choice'; readonly choices: Readonly<Record<string, string>> } // French word → code stored
  | { readonly kind: 'siren' }
  | { readonly kind: 'insee' }
  /** The code or any known name of a thing in another file; resolved to its code. */
  | {
      readonly kind: 'reference';
      readonly to: string;
      /** Columns of the row referred to that `check` reads, under `field.column` (`indicator.period_kind`). */
      readonly brings?: readonly string[];
    };

export type Column = {
  /** Heading in templates and documentation; matched without regard to case, accents and spaces. */
  readonly name: string;
  /** Other headings accepted (English, older). */
  readonly also?: readonly string[];
  /** Column of the table that receives it. */
  readonly field: string;
  readonly value: ColumnKind;
  readonly required: boolean;
  /** Part of the natural key: two rows with the same key are one record. Left empty it is null, and null equals null. */
  readonly key?: boolean;
  readonly description: string;
  readonly example: string;
};

export type FileFormat = {
  /** Name of the file without its ending, e.g. `cotisations`; other names accepted in `also`. */
  readonly file: string;
  readonly also?: readonly string[];
  readonly title: string;
  readonly description: string;
  /** Schema-qualified table, e.g. `contributions.contribution`. */
  readonly table: string;
  readonly columns: readonly Column[];
  /** Set when other files refer to rows of this one: the columns holding the code, the name and the other names. */
  readonly referable?: { readonly as: string; readonly code: string; readonly names: readonly string[]; readonly what: string };
  /** When the code may be left out, the column it is made from (slug). */
  readonly codeFrom?: { readonly code: string; readonly from: string };
  /** Rules over one parsed row (field → parsed value); null, or what is wrong and with which field. */
  readonly check?: (row: Readonly<Record<string, unknown>>) => { readonly field: string; readonly rule: string; readonly message: string } | null;
};
