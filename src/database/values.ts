/**
 * Values on their way in and out, the same on both engines.
 *
 * out: `int8` a number when it is a safe integer, else an error (amounts are cents: nine million billion of them fit; a
 * silent loss would be worse than a refusal); `numeric` a string, exact; `date` 'YYYY-MM-DD'; `timestamptz` ISO 8601 in UTC
 * with the microseconds kept; `json`/`jsonb` parsed; `bytea` a plain Uint8Array; arrays of these likewise.
 */
export type Parse = (text: string) => unknown;

export const oid = {
  bool: 16,
  bytea: 17,
  int8: 20,
  json: 114,
  date: 1082,
  timestamp: 1114,
  timestamptz: 1184,
  numeric: 1700,
  jsonb: 3802,
} as const;

/** The array type of each element type. */
export const arrayOid = {
  int8: 1016,
  json: 199,
  date: 1182,
  timestamp: 1115,
  timestamptz: 1185,
  numeric: 1231,
  jsonb: 3807,
} as const;

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`an int8 out of the safe range: ${text}`);
  return value;
}

/** The session stands in UTC: the text ends in `+00`. */
function parseInstant(text: string): string {
  return text.replace(' ', 'T').replace(/\+00(:00)?$/, 'Z');
}

function parseBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'));
}

export const parsers: Readonly<Record<keyof typeof oid, Parse>> = {
  bool: (text) => text === 't',
  bytea: parseBytes,
  int8: parseInt8,
  json: (text) => JSON.parse(text),
  date: (text) => text,
  timestamp: (text) => text.replace(' ', 'T'),
  timestamptz: parseInstant,
  numeric: (text) => text,
  jsonb: (text) => JSON.parse(text),
};

/** The accounts library reckons with `Date`; its own tables are the only ones read so. */
export const accountsParsers: Readonly<Record<keyof typeof oid, Parse>> = {
  ...parsers,
  timestamp: (text) => new Date(`${text.replace(' ', 'T')}Z`),
  timestamptz: (text) => new Date(parseInstant(text)),
};

function arrayElement(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (Array.isArray(value)) return arrayText(value);
  const text = String(parameter(value));
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function arrayText(values: readonly unknown[]): string {
  return `{${values.map(arrayElement).join(',')}}`;
}

/**
 * A parameter as both engines take it: an array is a PostgreSQL array (a JSON array goes in as `JSON.stringify` text),
 * an object is JSON, an instant is ISO text.
 */
export function parameter(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === 'bigint') return value.toString();
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return arrayText(value);
  return JSON.stringify(value);
}
