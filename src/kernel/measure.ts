import type { Role } from './actor.ts';
import type { Day } from './day.ts';
import type { Period } from './period.ts';
import type { Unit } from './unit.ts';

/** A text in the product's languages. */
export type Localized = { readonly fr: string; readonly en: string };

/**
 * A dimension that a measure can be asked by. `tree`: the row carries the path from the root to its leaf, and a value
 * matches every row below it (a domain and its sub-domains, a kind of contribution and its parent). `words`: under which its codes are
 * named, where other dimensions of the same name have other codes (a kind is of work, of contribution, of absence). `formerly`: what it
 * was called, in the addresses that people kept.
 */
export type Dimension = {
  readonly label: Localized;
  readonly shape: 'flat' | 'tree';
  readonly words?: string;
  readonly formerly?: string;
};

/** What a dimension is called now, asked by that name or by the one that it had; any other name is left as it is. */
export function dimensionNamed(dimensions: { readonly [name: string]: Dimension }, name: string): string {
  if (Object.hasOwn(dimensions, name)) return name;
  return Object.keys(dimensions).find((one) => dimensions[one]?.formerly === name) ?? name;
}

/**
 * Whom figures are about, and how small a group may be told of: readers who are not exempt are told no figure about one or two
 * persons, nor one from which it could be worked out (`src/figures/secrecy`). Measures of one group share their persons, so
 * that none tells what another hides.
 */
export type Secrecy<Source> = {
  readonly group: string;
  /** Told everything, on the operator's side. */
  readonly exempt: readonly Role[];
  /** The dimensions of the group, those of `fixed` included. */
  readonly dimensions: { readonly [name: string]: Dimension };
  /** What the measure always asks: posts filled are the persons of the group who are placed on one (`{ placed: 'yes' }`). */
  readonly fixed?: { readonly [dimension: string]: string };
  /** Binds only questions asked by one of these: posts are no persons, but the status of those who hold them is theirs. */
  readonly only?: readonly string[];
  /** By what others may ask, a closed list for the whole group, `fixed` included; `[]` is the whole. */
  readonly tables: readonly (readonly string[])[];
  /**
   * One row per person and stretch of the period: `person` text, `from_day` and `to_day` (excluded) dates, and a column per dimension
   * (text, or text[] for a tree; null: none). A person in two teams has a row for each.
   */
  readonly persons: (period: Period) => Source;
  /** The period whose persons the figure is about, when it is not the one asked (an opening is about the eve). */
  readonly when?: (period: Period) => Period;
  /** Others ask whole years alone: a flow of the year less those of its other months would tell one that is hidden. */
  readonly wholeYears?: true;
  /**
   * Values whose difference is known from elsewhere, so that one would tell the other: arrivals − departures is the change of the
   * headcount. The group then has no other dimension: of each team too, that difference would be known.
   */
  readonly tied?: { readonly dimension: string; readonly values: readonly [string, string] };
};

type Declared = {
  /** `capability.name`, never changed once published. */
  readonly id: string;
  /** Raised when the definition changes; kept with every frozen figure. */
  readonly version: number;
  readonly label: Localized;
  readonly definition: Localized;
  readonly unit: Unit;
  readonly dimensions: { readonly [name: string]: Dimension };
  /** Read with its sign, `+` included: a variation, a balance of what comes and goes. A `change` always is. */
  readonly signed?: true;
};

/** A run of days, `to` excluded. */
export type Days = { readonly from: Day; readonly to: Day };

/** A list that several measures are read from, over any run of days: worked out once for all that a statement asks of it. */
export type SharedList<Source> = {
  readonly name: string;
  /** @param asked the dimensions that will be read; others may be null, and what only tells what a row is. All is told when it is left out. */
  readonly over: (days: Days, asked?: ReadonlySet<string>) => Source;
};

/** How the rows of a measure are read from a list that it shares with others. */
export type SharedRows<Source> = {
  readonly list: SharedList<Source>;
  /** The days of the list that a period is read from. */
  readonly reach: (period: Days) => Days;
  /** The rows of all the periods, each with the position of its period as `asked`. `list` names the list over their reaches at least. */
  readonly read: (list: Source, periods: readonly Days[]) => Source;
};

/**
 * A measure read from rows. `Source` is the statement that yields them (SQL, written in a store), one row per fact with:
 * `row_id` text, `label` text, `value` numeric (null: unknown), `text_value` text, `approximate` boolean, `origin` text,
 * `source` text, `recorded_at` timestamptz, and a column per dimension (text, or text[] for a tree).
 */
export type RowMeasure<Source> = Declared & {
  readonly form: 'rows';
  /** "One row is one …" */
  readonly grain: Localized;
  /** `distinct` counts different values of `text_value`; `only` is the one text or value that all rows agree on. */
  readonly aggregate: 'sum' | 'count' | 'distinct' | 'last' | 'only';
  /**
   * A count over nothing is 0 when the register is known to be complete (`zero`), and unknown otherwise. A sum over
   * nothing is always unknown, but where `complete` says otherwise.
   */
  readonly onNothing: 'zero' | 'unknown';
  /**
   * A statement that yields, as `asked`, the positions of the periods that the register covers: over nothing, a count or a sum is 0
   * there and unknown elsewhere.
   */
  readonly complete?: (periods: readonly Days[]) => Source;
  /** A statement that yields, as `asked`, the positions of the periods whose records may still change in the ordinary way: their figures are marked. */
  readonly unfinished?: (periods: readonly Days[]) => Source;
  /** True when a member's person may be told the figure of their own member: its rows are theirs, all of them (`body`). */
  readonly members?: true;
  /** The roles whose holders may be told its figures, all others being told that they are withheld; absent: everybody. */
  readonly readers?: readonly Role[];
  /**
   * For figures that some are told of their own teams alone, or of themselves: a statement that yields what the actor of the transaction
   * reaches in each period, read from the transaction and never from the question: `asked` (the position of the period), `dimension`
   * and `code`, both null where everything is reached. A figure is told when one of its coordinates names codes in reach alone, and
   * withheld otherwise. Its rows are to be limited by the same statement.
   */
  readonly reach?: (periods: readonly Days[]) => Source;
  /** Set on a figure about persons. */
  readonly secrecy?: Secrecy<Source>;
  readonly rows: ((period: Period) => Source) | SharedRows<Source>;
  /**
   * For a measure of very many rows, which adds up: the same rows over several periods, added up before they are sorted. One row per
   * set of values of the dimensions asked, with `asked` (the position of its period), a column per dimension asked, `rows` (how many),
   * `total` numeric, `approximate` and `synthetic`; sets of values may come several times.
   */
  readonly sums?: (periods: readonly Days[], dimensions: readonly string[]) => Source;
};

/** A measure made of others; unknown if one of them is, with its reason. */
export type ComposedMeasure = Declared & {
  readonly form: 'composed';
  readonly compose:
    | { readonly rule: 'sum'; readonly of: readonly string[] }
    | { readonly rule: 'difference'; readonly of: readonly [string, string] }
    /** the parts added up, divided by how many they are */
    | { readonly rule: 'mean'; readonly of: readonly string[] }
    /** numerator / denominator */
    | { readonly rule: 'ratio'; readonly of: readonly [string, string] }
    /** numerator / denominator × 100 */
    | { readonly rule: 'rate'; readonly of: readonly [string, string] }
    /** the measure over the same measure with these dimensions dropped, × 100 */
    | { readonly rule: 'share'; readonly of: string; readonly over: readonly string[] }
    /** the measure over the same measure in the whole years that the period is of, × 100: what was done of a year in some of its months */
    | { readonly rule: 'part-of-year'; readonly of: string }
    /** (last year − first year) / first year × 100, asked over a `years` period */
    | { readonly rule: 'change'; readonly of: string };
};

export type Measure<Source> = RowMeasure<Source> | ComposedMeasure;

export function isSigned<Source>(measure: Measure<Source>): boolean {
  return measure.signed === true || (measure.form === 'composed' && measure.compose.rule === 'change');
}
