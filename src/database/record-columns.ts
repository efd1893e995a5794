/**
 * The columns that every record table has, as text for migrations.
 *
 * What stands here is part of migrations that databases have applied and keep the checksum of: a letter changed here changes
 * those migrations, and every installation then refuses to open. What records need more comes in a new migration, and what
 * new tables should have otherwise in a new fragment.
 */

export const recordIdentity = `operator text not null,
  id uuid not null default gen_random_uuid()`;

/** Where a record comes from and who put it there. */
export const recordProvenance = `origin text not null check (origin in ('entered', 'imported', 'synthetic')),
  import_id uuid,
  recorded_at timestamptz not null default now(),
  recorded_by text not null`;

/** All of them, for a table that begins with its own columns. */
export const recordColumns = `
  ${recordIdentity},
  ${recordProvenance},
  primary key (operator, id)`;

/** By its code a record is known to files and to other tables; the table adds `unique (operator, code)`. */
export const recordCode = `code text not null check (code <> '')`;

/** From the first day to the day after the last one; either may be unknown. */
export const recordStretch = 'from_day date, to_day date, check (from_day < to_day)';
