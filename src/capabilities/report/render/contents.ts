import type { ChartData } from '../../../web/chart/chart.ts';
import type { DocumentBlock, DocumentChapter, DocumentFigure, DocumentTable, ReportDocument } from '../document.ts';

export type ChartBlock = Extract<DocumentBlock, { type: 'chart' }>;

/** A chapter with its depth (1 for the first level), in reading order. */
export type ContentsEntry = { readonly chapter: DocumentChapter; readonly depth: number };

/** Chapters flattened in reading order: the contents, the bookmarks and the sections all follow it. */
export function contentsOf(chapters: readonly DocumentChapter[], depth = 1): readonly ContentsEntry[] {
  return chapters.flatMap((chapter) => [{ chapter, depth }, ...contentsOf(chapter.chapters, depth + 1)]);
}

/** Numbers of tables and charts, ours, in reading order: a report refers to « tableau 12 » whatever its chapters are called. */
export type Numbering = {
  readonly numberOf: (block: DocumentTable | ChartBlock) => number;
  /** Null when the table is not in the document. */
  readonly tableById: (id: string | null) => DocumentTable | null;
};

export function numberingOf(document: ReportDocument): Numbering {
  const numbers = new Map<DocumentBlock, number>();
  const tables = new Map<string, DocumentTable>();
  const counts = { table: 0, chart: 0 };
  for (const { chapter } of contentsOf(document.chapters)) {
    for (const block of chapter.blocks) {
      if (block.type !== 'table' && block.type !== 'chart') continue;
      counts[block.type] += 1;
      numbers.set(block, counts[block.type]);
      if (block.type === 'table' && !tables.has(block.id)) tables.set(block.id, block);
    }
  }
  return { numberOf: (block) => numbers.get(block) ?? 0, tableById: (id) => (id === null ? null : (tables.get(id) ?? null)) };
}

export function chartsOf(document: ReportDocument): readonly ChartBlock[] {
  return contentsOf(document.chapters).flatMap(({ chapter }) => chapter.blocks.filter((block) => block.type === 'chart'));
}

/** A chart of the document as it is drawn, under the given id: what is not applicable is told from what is unknown. */
export function chartData(document: ReportDocument, chart: ChartBlock, id: string): ChartData {
  const isAbsent = (index: number | null) => index === null || figureAt(document, index).result.found === 'not-applicable';
  const isSecret = (index: number | null) => {
    const result = index === null ? null : figureAt(document, index).result;
    return result?.found === 'unknown' && result.reason === 'secret';
  };
  const series = chart.series.map((one) => ({
    ...one,
    secret: one.figures.map(isSecret),
    absent: one.values.map((value, index) => value === null && isAbsent(one.figures[index] ?? null)),
  }));
  const drawn = chart.series.flatMap(({ figures }) => figures.filter((figure) => figure !== null));
  const signed = drawn.length > 0 && drawn.every((index) => figureAt(document, index).signed === true);
  return { ...chart, id, series, ...(signed ? { signed } : {}) };
}

/** @throws RangeError when a block refers to a figure that the document does not hold: the assembly would be at fault. */
export function figureAt(document: ReportDocument, index: number): DocumentFigure {
  const figure = document.figures[index];
  if (figure === undefined) throw new RangeError(`no figure ${index} in the document`);
  return figure;
}

/** Indexes of the figures that a block shows, in reading order; a chart shows those of its bars. */
export function figuresOfBlock(block: DocumentBlock): readonly number[] {
  switch (block.type) {
    case 'text':
      return block.paragraphs.flatMap((paragraph) =>
        paragraph.runs.flatMap((run) => (run.kind === 'figure' ? [run.figure] : [])),
      );
    case 'table':
      return block.rows.flatMap((row) => row.cells.flatMap((cell) => (cell.kind === 'figure' ? [cell.figure] : [])));
    case 'chart':
      return block.series.flatMap((series) => series.figures.filter((figure) => figure !== null));
    case 'key-figures':
      return block.items.map((item) => item.figure);
  }
}

/** The number as it is printed: an annex numbered `1` is « Annexe 1 ». */
export function chapterNumber(chapter: DocumentChapter): string {
  return chapter.annex && /^\d+$/.test(chapter.number) ? `Annexe\u00a0${chapter.number}` : chapter.number;
}

/** « 5.2 Recettes » ; a chapter without number is named by its title alone. */
export function chapterName(chapter: DocumentChapter): string {
  return [chapterNumber(chapter), chapter.title].filter((part) => part !== '').join(' ');
}
