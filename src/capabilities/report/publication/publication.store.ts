import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/day.ts';
import type { MemberFigure } from './members-figures.ts';
import type { Publication } from './publication.ts';

const publicationFields = {
  year: z.number(),
  number: z.number(),
  title: z.string(),
  publishedOn: z.string(),
  deliberation: z.string().nullable(),
  note: z.string().nullable(),
  sha256: z.string(),
  size: z.number(),
};
const shownRow = z.object(publicationFields);

const publicationColumns = sql`p.year, p.number, p.title, p.published_on as "publishedOn", p.deliberation, p.note, p.sha256,
  octet_length(p.pdf) as size`;

/** What the members see of a year now; null when nothing is published to them, or no longer. */
export async function findShown(tx: Tx, year: number): Promise<Publication | null> {
  const result = await sql`
    select ${publicationColumns} from report.shown_publication p where p.year = ${year}`.execute(tx);
  const [row] = result.rows;
  return row === undefined ? null : shownRow.parse(row);
}

/** The day on which each year was published to the members, of those that they see now. */
export async function listShownDays(tx: Tx): Promise<ReadonlyMap<number, string>> {
  const result = await sql<{ year: number; day: string }>`
    select year, published_on as day from report.shown_publication`.execute(tx);
  return new Map(result.rows.map(({ year, day }) => [year, day]));
}

const shownForRow = shownRow.extend({ figures: z.number() });

/** The publications that a member sees, the latest year first, with how many of their figures concern it. */
export async function listShownFor(tx: Tx, body: string): Promise<(Publication & { readonly figures: number })[]> {
  const result = await sql`
    select ${publicationColumns},
      (select count(*) from report.shown_figure f where f.year = p.year and f.body = ${body}) as figures
    from report.shown_publication p order by p.year desc`.execute(tx);
  return result.rows.map((row) => shownForRow.parse(row));
}

const pdfRow = z.object({ pdf: z.instanceof(Uint8Array) });

export async function findShownPdf(tx: Tx, year: number): Promise<Uint8Array | null> {
  const result = await sql`select pdf from report.shown_publication where year = ${year}`.execute(tx);
  const [row] = result.rows;
  return row === undefined ? null : pdfRow.parse(row).pdf;
}

/** The PDF of any publication, withdrawn and replaced ones too: the operator's side alone sees it. */
export async function findKeptPdf(tx: Tx, year: number, number: number): Promise<Uint8Array | null> {
  const result = await sql`
    select pdf from report.publication where year = ${year} and number = ${number}`.execute(tx);
  const [row] = result.rows;
  return row === undefined ? null : pdfRow.parse(row).pdf;
}

const figureRow = z.object({
  position: z.number(),
  body: z.string(),
  chapter: z.string(),
  tableTitle: z.string(),
  rowGroup: z.string(),
  rowLabel: z.string(),
  columnLabel: z.string(),
  period: z.string(),
  printed: z.string(),
  value: z.string().nullable(),
  unit: z.string(),
  found: z.enum(['known', 'unknown']),
  reason: z.string().nullable(),
});

/** The figures of a year's publication that concern a member, in reading order. */
export async function listShownFigures(tx: Tx, year: number, body: string): Promise<MemberFigure[]> {
  const result = await sql`
    select position, body, chapter, table_title as "tableTitle", row_group as "rowGroup", row_label as "rowLabel",
      column_label as "columnLabel", period, printed, value, unit, found, reason
    from report.shown_figure where year = ${year} and body = ${body} order by position`.execute(tx);
  return result.rows.map((row) => figureRow.parse(row));
}

const countRow = z.object({ body: z.string(), figures: z.number() });

/** How many figures of a year's publication concern each member. */
export async function countShownFigures(tx: Tx, year: number): Promise<ReadonlyMap<string, number>> {
  const result = await sql`
    select body, count(*) as figures from report.shown_figure where year = ${year} group by body`.execute(tx);
  return new Map(result.rows.map((row) => countRow.parse(row)).map(({ body, figures }) => [body, figures]));
}

const keptRow = shownRow.extend({ withdrawnOn: z.string().nullable(), reason: z.string().nullable() });

/** A publication as the operator keeps it; `withdrawnOn` and `reason` when it was withdrawn. */
export type KeptPublication = z.output<typeof keptRow>;

/** Every publication of a year, the latest first. */
export async function listKept(tx: Tx, year: number): Promise<KeptPublication[]> {
  const result = await sql`
    select ${publicationColumns}, w.withdrawn_on as "withdrawnOn", w.reason
    from report.publication p left join report.withdrawal w on w.operator = p.operator and w.publication = p.id
    where p.year = ${year} order by p.number desc`.execute(tx);
  return result.rows.map((row) => keptRow.parse(row));
}

export type NewPublication = Omit<Publication, 'number' | 'size'> & {
  readonly pdf: Uint8Array;
  readonly figures: readonly MemberFigure[];
};

const placeRow = z.object({ id: z.string(), number: z.number() });

const figureColumns = sql`position, body, chapter, table_title, row_group, row_label, column_label, period, printed, value, unit,
  found, reason`;

/** Keeps a publication for good, under the next number of its year; what members see is another matter (`show`). */
export async function keepPublication(tx: Tx, actor: Actor, made: NewPublication): Promise<{ id: string; number: number }> {
  const result = await sql`
    insert into report.publication
      (operator, year, number, title, published_on, deliberation, note, sha256, pdf, recorded_by)
    select ${actor.operator}, ${made.year}::int, coalesce(max(number), 0) + 1, ${made.title}, ${made.publishedOn}::date,
      ${made.deliberation}, ${made.note}, ${made.sha256}, ${made.pdf}, ${actor.id}
    from report.publication where year = ${made.year}::int
    returning id::text as id, number`.execute(tx);
  const place = placeRow.parse(result.rows[0]);
  await sql`
    insert into report.publication_figure (operator, publication, ${figureColumns})
    select ${actor.operator}, ${place.id}::uuid, f.position, f.body, f.chapter, f."tableTitle", f."rowGroup", f."rowLabel",
      f."columnLabel", f.period, f.printed, f.value, f.unit, f.found, f.reason
    from jsonb_to_recordset(${JSON.stringify(made.figures)}::jsonb) as f (position int, body text, chapter text,
      "tableTitle" text, "rowGroup" text, "rowLabel" text, "columnLabel" text, period text, printed text, value numeric,
      unit text, found text, reason text)`.execute(tx);
  return place;
}

/** Shows to the members nothing of a year any more; what was published is kept. */
export async function hideYear(tx: Tx, year: number): Promise<void> {
  await sql`delete from report.shown_figure where year = ${year}`.execute(tx);
  await sql`delete from report.shown_publication where year = ${year}`.execute(tx);
}

/** Shows a kept publication to the members, in the place of the one before. */
export async function showPublication(tx: Tx, year: number, id: string): Promise<void> {
  await hideYear(tx, year);
  await sql`
    insert into report.shown_publication (operator, year, number, title, published_on, deliberation, note, sha256, pdf)
    select operator, year, number, title, published_on, deliberation, note, sha256, pdf
    from report.publication where id = ${id}::uuid`.execute(tx);
  await sql`
    insert into report.shown_figure (operator, year, ${figureColumns})
    select operator, ${year}::int, ${figureColumns} from report.publication_figure where publication = ${id}::uuid`.execute(tx);
}

export async function keepWithdrawal(
  tx: Tx,
  actor: Actor,
  { year, number }: Pick<Publication, 'year' | 'number'>,
  on: Day,
  reason: string,
): Promise<void> {
  await sql`
    insert into report.withdrawal (operator, publication, withdrawn_on, reason, recorded_by)
    select operator, id, ${on}::date, ${reason}, ${actor.id}
    from report.publication where year = ${year} and number = ${number}`.execute(tx);
}
