import type { Tx } from '../../database/face.ts';
import type { Audience } from '../../figures/ask.ts';
import type { Registry } from '../../figures/registry.ts';
import { slug } from '../../kernel/identifier.ts';
import { problem } from '../../kernel/problem.ts';
import { layChart } from './charts.ts';
import type { DocumentBlock, DocumentChapter, DocumentFigure, DocumentTable, ReportDocument, TextRun } from './document.ts';
import { FigureBook } from './figure-book.ts';
import type { Block, BoundFigure, Chapter, Outline } from './outline.ts';
import { type PublishedReports, readReports } from './published.ts';
import { boundTo, type Edition, layPublishedTable, layTable } from './tables.ts';
import { readText } from './text-runs.ts';

export type Publisher = { readonly code: string; readonly name: string; readonly demonstration: boolean };

/** A block whose chart still waits for its figures. */
type Pending =
  | DocumentBlock
  | { readonly type: 'pending-chart'; readonly block: Extract<Block, { type: 'chart' }>; readonly id: string };
type PendingChapter = Omit<DocumentChapter, 'blocks' | 'chapters'> & {
  readonly blocks: Pending[];
  readonly chapters: PendingChapter[];
};

type Walk = {
  readonly registry: Registry;
  readonly edition: Edition;
  readonly reports: PublishedReports;
  readonly book: FigureBook;
  readonly tables: Map<string, DocumentTable>;
  readonly ids: Set<string>;
};

function reportsNamed(outline: Outline, own: string): Set<string> {
  const names = new Set([own]);
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === 'object' && value !== null) {
      if ('report' in value && typeof value.report === 'string') names.add(value.report);
      Object.values(value).forEach(look);
    }
  };
  look(outline.chapters);
  return names;
}

function freshId(walk: Walk, wanted: string): string {
  let id = wanted;
  for (let number = 2; walk.ids.has(id); number += 1) id = `${wanted}-${number}`;
  walk.ids.add(id);
  return id;
}

function addBound(walk: Walk, chapter: Chapter, key: string, figure: BoundFigure): number {
  const bound = boundTo(figure, walk.edition);
  const place = {
    section: `${chapter.number} ${chapter.title}`.trim(),
    table: 'texte',
    row: figure.label ?? key,
    column: '',
    period: 'measure' in figure ? (figure.period ?? String(walk.edition.year)) : figure.published.period,
    unit: figure.unit ?? ('published' in figure ? figure.published.unit : walk.registry.get(figure.measure).unit),
  };
  const { occurrence: _occurrence, ...published } = 'cell' in bound ? bound.cell : { ...place, occurrence: 0 };
  const cell = figure.cell ?? published;
  return walk.book.add(
    { bound, cell, label: figure.label ?? key, decimals: figure.decimals, per: figure.per, texts: figure.labels },
    false,
  );
}

function layText(walk: Walk, chapter: Chapter, block: Extract<Block, { type: 'text' }>): DocumentBlock {
  const paragraphs = readText(block.text).map(({ list, stretches }) => ({
    list,
    runs: stretches.map(({ strong, emphasis, ...stretch }): TextRun => {
      if ('text' in stretch) return { kind: 'text', text: stretch.text, strong, emphasis };
      const figure = block.figures[stretch.key];
      if (!figure)
        throw problem(
          'invalid',
          'report.unbound-figure',
          `Le plan cite le chiffre « {${stretch.key}} » dans « ${chapter.title} » sans dire d’où il vient.`,
          { key: stretch.key },
        );
      return { kind: 'figure', figure: addBound(walk, chapter, stretch.key, figure), strong, emphasis };
    }),
  }));
  return { type: 'text', paragraphs };
}

function layBlock(walk: Walk, chapter: Chapter, block: Block): Pending {
  switch (block.type) {
    case 'text':
      return layText(walk, chapter, block);
    case 'key-figures':
      return {
        type: 'key-figures',
        items: block.items.map((item) => ({
          label: item.label,
          note: item.note ?? '',
          figure: addBound(walk, chapter, item.label, item),
        })),
      };
    case 'table':
    case 'published-table': {
      const id = freshId(walk, `t-${block.id ?? slug(block.table)}`);
      const cells =
        block.type === 'published-table'
          ? walk.reports.table(block.report ?? walk.edition.report, block.section, block.table)
          : [];
      const table =
        block.type === 'table'
          ? layTable(block, id, walk.edition, walk.book)
          : layPublishedTable(block, id, walk.edition, cells, walk.book);
      walk.tables.set(block.id ?? block.table, table);
      return table;
    }
    case 'chart':
      return { type: 'pending-chart', block, id: freshId(walk, `g-${slug(block.of)}`) };
  }
}

function layChapter(walk: Walk, chapter: Chapter): PendingChapter {
  const id = freshId(walk, `c-${slug(chapter.number || chapter.title)}`);
  const blocks = chapter.blocks.map((block) => layBlock(walk, chapter, block));
  return {
    id,
    number: chapter.number,
    title: chapter.title,
    annex: chapter.annex,
    blocks,
    chapters: chapter.chapters.map((part) => layChapter(walk, part)),
  };
}

function withCharts(
  chapter: PendingChapter,
  tables: ReadonlyMap<string, DocumentTable>,
  figures: readonly DocumentFigure[],
): DocumentChapter {
  const blocks = chapter.blocks.map((block): DocumentBlock => {
    if (block.type !== 'pending-chart') return block;
    const table = tables.get(block.block.of);
    if (!table)
      throw problem(
        'invalid',
        'report.chart-without-table',
        `Le graphique « ${block.block.title} » porte sur le tableau « ${block.block.of} », que le plan ne contient pas.`,
        { of: block.block.of },
      );
    return layChart(block.block, block.id, table, figures);
  });
  return { ...chapter, blocks, chapters: chapter.chapters.map((part) => withCharts(part, tables, figures)) };
}

/**
 * The outline with every figure answered: what the renderers take. `recordsOnly`: what only the ledger knows is unknown.
 * @throws Problem when the outline names a measure, dimension, period or table that does not exist.
 */
export async function assembleReport(
  tx: Tx,
  registry: Registry,
  publisher: Publisher,
  outline: Outline,
  options: { readonly recordsOnly: boolean; readonly audience?: Audience },
): Promise<ReportDocument> {
  const edition = { year: outline.year, report: outline.publishedAs ?? `${outline.operator}-${outline.year}` };
  const reports = await readReports(tx, registry, reportsNamed(outline, edition.report));
  const walk: Walk = { registry, edition, reports, book: new FigureBook(), tables: new Map(), ids: new Set() };
  const chapters = outline.chapters.map((chapter) => layChapter(walk, chapter));
  const figures = await walk.book.answer(tx, registry, reports, options);
  return {
    operator: publisher,
    year: outline.year,
    language: outline.language,
    title: outline.title,
    subtitle: outline.subtitle,
    status: 'draft',
    recordsOnly: options.recordsOnly,
    chapters: chapters.map((chapter) => withCharts(chapter, walk.tables, figures)),
    figures,
  };
}
