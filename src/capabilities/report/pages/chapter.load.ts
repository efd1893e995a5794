import { evidencePath } from '../../../figures/figure.paths.ts';
import { findEdition } from '../../../figures/ledger/editions.ts';
import type { PageReading } from '../../../http/reading.ts';
import { cellKey, type PublishedCell } from '../../../kernel/cell.ts';
import { isUnfinished } from '../../../kernel/figure.ts';
import { frenchReason, frenchUnknown } from '../../../kernel/french.ts';
import { isProblem, problem } from '../../../kernel/problem.ts';
import type { ShownFigure } from '../../../web/shown-figure.ts';
import { findOperator } from '../../directory/index.ts';
import { assembleReport } from '../assemble.ts';
import { compareCell } from '../compare.ts';
import type { DocumentFigure, ReportDocument } from '../document.ts';
import { loadOutline, loadReport } from '../load.ts';
import type { Outline } from '../outline.ts';
import { listCells } from '../published.ts';
import { chapterSlug } from '../report.paths.ts';

/** @throws Problem when the address does not hold a year. */
export function yearOfAddress(text: string): number {
  if (/^\d{4}$/.test(text)) return Number(text);
  throw problem('not-found', 'report.not-a-year', `« ${text} » n’est pas une année.`, { year: text });
}

type OutlineChapter = Outline['chapters'][number];

/** The chapter of an address; the first one without it. @throws Problem when the outline has none of that name. */
function chapterOfAddress(outline: Outline, name: string | undefined): OutlineChapter {
  const chapter = name === undefined ? outline.chapters[0] : outline.chapters.find((one) => chapterSlug(one) === name);
  if (chapter) return chapter;
  throw problem(
    'not-found',
    'report.unknown-chapter',
    `Le bilan ${outline.year} n’a pas ce chapitre : choisissez-en un dans le sommaire.`,
    { chapter: name ?? '' },
  );
}

/** Readers who open the same chapter at the same moment of the records read the same document. */
function recallChapter(page: PageReading, outline: Outline, chapter: OutlineChapter): Promise<ReportDocument> {
  const key = JSON.stringify(['chapter', outline.year, chapterSlug(chapter)]);
  return page.registry.memory.recall(page.tx, key, () => assembleChapter(page, outline, chapter));
}

/** The chapter alone is answered, so that a page asks some dozens of figures and not the whole report's thousands. */
async function assembleChapter(page: PageReading, outline: Outline, chapter: OutlineChapter): Promise<ReportDocument> {
  const { tx, registry, actor } = page;
  const operator = await findOperator(tx);
  const publisher = {
    code: actor.operator,
    name: operator?.name ?? actor.operator,
    demonstration: operator?.demonstration ?? false,
  };
  try {
    return await assembleReport(tx, registry, publisher, { ...outline, chapters: [chapter] }, { recordsOnly: false });
  } catch (thrown) {
    // A chart may show a table of another chapter: the whole report then knows it.
    if (!isProblem(thrown) || thrown.code !== 'report.chart-without-table') throw thrown;
    const whole = await loadReport(tx, registry, actor.operator, outline.year, { recordsOnly: false });
    return { ...whole, chapters: whole.chapters.filter((one) => chapterSlug(one) === chapterSlug(chapter)) };
  }
}

/** What a published report printed in the place of a figure, when it differs. */
export type Difference = { readonly published: string };

function differencesOf(document: ReportDocument, published: readonly PublishedCell[]): Map<number, Difference> {
  const cells = new Map(published.map((cell) => [cellKey(cell), cell]));
  const differences = new Map<number, Difference>();
  for (const figure of document.figures) {
    const cell = figure.origin.origin === 'computed' ? cells.get(cellKey(figure.cell)) : undefined;
    if (cell && compareCell(figure.result, cell) === 'differs') differences.set(figure.index, { published: cell.printed });
  }
  return differences;
}

/** A figure of the report as the page shows it. */
export type ReportFigure = ShownFigure & { readonly publishedAs: string | null };

function shownFigure(figure: DocumentFigure, difference: Difference | undefined): ReportFigure {
  const { result, origin } = figure;
  return {
    text: result.found === 'unknown' ? frenchUnknown(result.reason) : figure.printed,
    found: figure.printed === '' && result.found !== 'unknown' ? 'not-applicable' : result.found,
    why: result.found === 'unknown' ? frenchReason(result.reason) : null,
    label: figure.label,
    path: evidencePath(origin),
    isText: result.found === 'known' && result.value.kind === 'text',
    synthetic: origin.origin === 'computed' && origin.synthetic,
    published: origin.origin === 'published',
    ...(isUnfinished(result, origin) ? { unfinished: true } : {}),
    approximate: null,
    plain: null,
    publishedAs: difference?.published ?? null,
  };
}

export type LoadedChapter = {
  readonly outline: Outline;
  readonly slug: string;
  readonly document: ReportDocument;
  readonly figures: readonly ReportFigure[];
  readonly differences: number;
  readonly publishedEdition: string | null;
};

/** One top chapter of a year's report, its figures answered and laid beside those that were published. */
export async function loadChapter(page: PageReading, year: number, name: string | undefined): Promise<LoadedChapter> {
  const { tx, registry, actor } = page;
  const outline = await loadOutline(tx, registry, actor.operator, year);
  const chapter = chapterOfAddress(outline, name);
  const document = await recallChapter(page, outline, chapter);
  const edition = await findEdition(tx, registry, year);
  const differences = differencesOf(document, edition ? await listCells(tx, registry, edition.code) : []);
  const figures = document.figures.map((figure) => shownFigure(figure, differences.get(figure.index)));
  return {
    outline,
    slug: chapterSlug(chapter),
    document,
    figures,
    differences: differences.size,
    publishedEdition: edition?.code ?? null,
  };
}
