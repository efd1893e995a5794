import type { FindingKind } from '../../../figures/audit/audit.ts';
import { listEditions } from '../../../figures/ledger/editions.ts';
import { readYears } from '../../../http/reader-door.ts';
import type { PageReading } from '../../../http/reading.ts';
import { findFaults } from '../audited.ts';
import { listOutlines } from '../outline.store.ts';
import { listShownDays } from '../publication/publication.store.ts';

/** A year that a report can be read for: from an outline of its own, from a published report, or drafted from records. */
export type EditionLine = {
  readonly year: number;
  readonly title: string;
  readonly hasOutline: boolean;
  readonly published: { readonly code: string; readonly cells: number } | null;
  /** The day since which the members read it; null when it is not published to them. */
  readonly shownSince: string | null;
};

/** Years with an outline or a published report, the latest first; the others that have records come by themselves. */
export async function loadEditions(page: PageReading): Promise<{ editions: EditionLine[]; otherYears: number[] }> {
  const { tx, registry } = page;
  const outlines = new Map((await listOutlines(tx)).map((outline) => [outline.year, outline.title]));
  const published = new Map(
    (await listEditions(tx, registry)).flatMap((edition) => (edition.year === null ? [] : [[edition.year, edition] as const])),
  );
  const shown = await listShownDays(tx);
  const years = [...new Set([...outlines.keys(), ...published.keys(), ...shown.keys()])].sort((a, b) => b - a);
  const editions = years.map((year): EditionLine => {
    const edition = published.get(year);
    return {
      year,
      title: outlines.get(year) ?? `Bilan d’activité ${year}`,
      hasOutline: outlines.has(year),
      published: edition ? { code: edition.code, cells: edition.cells } : null,
      shownSince: shown.get(year) ?? null,
    };
  });
  return { editions, otherYears: (await readYears(page)).filter((year) => !years.includes(year)) };
}

export type FindingCounts = Readonly<Record<FindingKind, number>>;

/** What the audit finds in the published report of a year, counted by kind. */
export async function countFindings({ tx, registry, actor }: PageReading, year: number): Promise<FindingCounts> {
  const findings = await findFaults(tx, registry, actor.operator, year, 'published');
  const count = (kind: FindingKind) => findings.filter((finding) => finding.kind === kind).length;
  return { error: count('error'), rounding: count('rounding'), doubtful: count('doubtful') };
}
