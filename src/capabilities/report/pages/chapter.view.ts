import type { SeriesColours } from '../../../web/chart/chart.ts';
import { seriesColours } from '../../../web/chart/palette.ts';
import { type ScreenPictures, screenPictures } from '../../../web/chart/screen-pictures.ts';
import type { DocumentBlock, DocumentChapter, DocumentTable, ReportDocument } from '../document.ts';
import { shownAlone, shownIn } from '../render/cell-text.ts';
import { chapterNumber, chartsOf, figureAt, figuresOfBlock } from '../render/contents.ts';
import { chartNotes, publishedMark, tableMarks } from '../render/marks.ts';
import type { ReportFigure } from './chapter.load.ts';

type Run = { readonly strong: boolean; readonly emphasis: boolean } & (
  | { readonly text: string }
  | { readonly figure: ReportFigure }
);

export type TableView = {
  readonly type: 'table';
  readonly id: string;
  readonly caption: string;
  readonly notes: readonly string[];
  readonly rowHeading: string;
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
  readonly rows: readonly {
    readonly label: string;
    readonly kind: DocumentTable['rows'][number]['kind'];
    readonly cells: readonly (ReportFigure | null)[];
  }[];
  readonly matrix: boolean;
  /** Some figures are known only from a published report, and marked by this; empty when all are, or none. */
  readonly publishedMark: string;
};

export type BlockView =
  | { readonly type: 'text'; readonly paragraphs: readonly { readonly list: boolean; readonly runs: readonly Run[] }[] }
  | TableView
  | {
      readonly type: 'chart';
      readonly id: string;
      readonly title: string;
      readonly pictures: ScreenPictures;
      readonly notes: readonly string[];
      readonly columns: readonly string[];
      readonly rows: readonly { readonly label: string; readonly cells: readonly (ReportFigure | null)[] }[];
    }
  | {
      readonly type: 'key-figures';
      readonly items: readonly { readonly label: string; readonly note: string; readonly figure: ReportFigure }[];
    };

export type ChapterView = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly blocks: readonly BlockView[];
  readonly chapters: readonly ChapterView[];
};

type Setting = { readonly document: ReportDocument; readonly figures: readonly ReportFigure[]; readonly colours: SeriesColours };

const drawingWidth = 720;

function figureOf({ figures }: Setting, index: number): ReportFigure {
  const figure = figures[index];
  if (!figure) throw new RangeError(`no figure ${index} in the document`);
  return figure;
}

/** A figure in a cell or alone, with the text that it has there. */
function shownAs(setting: Setting, index: number, text: string): ReportFigure {
  const figure = figureOf(setting, index);
  return figure.found === 'known' ? { ...figure, text } : figure;
}

function alone(setting: Setting, index: number): ReportFigure {
  return shownAs(setting, index, shownAlone(figureAt(setting.document, index)));
}

function tableView(setting: Setting, table: DocumentTable): TableView {
  const { notes, markOf } = tableMarks(setting.document, table);
  const isMixed = figuresOfBlock(table).some((index) => markOf(figureAt(setting.document, index)) === publishedMark);
  return {
    type: 'table',
    id: table.id,
    caption: table.caption,
    notes: [...(table.note === '' ? [] : [table.note]), ...notes.map((note) => note.replace(/^\([a-z]\) /, ''))],
    rowHeading: table.rowHeading,
    columns: table.columns.map(({ label, numeric }) => ({ label, numeric })),
    rows: table.rows.map(({ label, kind, cells }) => ({
      label,
      kind,
      cells: cells.map((cell, index) => {
        if (cell.kind === 'empty') return null;
        const text = shownIn(table, table.columns[index], figureAt(setting.document, cell.figure));
        const isBlank = table.display === 'matrix' && (text === '' || text === '0');
        return isBlank ? null : shownAs(setting, cell.figure, text);
      }),
    })),
    matrix: table.display === 'matrix',
    publishedMark: isMixed ? publishedMark : '',
  };
}

function blockView(setting: Setting, block: DocumentBlock): BlockView {
  switch (block.type) {
    case 'text':
      return {
        type: 'text',
        paragraphs: block.paragraphs.map(({ list, runs }) => ({
          list,
          runs: runs.map((run): Run => {
            const { strong, emphasis } = run;
            return run.kind === 'text'
              ? { text: run.text, strong, emphasis }
              : { figure: figureOf(setting, run.figure), strong, emphasis };
          }),
        })),
      };
    case 'table':
      return tableView(setting, block);
    case 'chart':
      return {
        type: 'chart',
        id: block.id,
        title: block.title,
        pictures: screenPictures(block, drawingWidth, setting.colours),
        notes: chartNotes(setting.document, block),
        columns: block.series.map(({ name }) => name),
        rows: block.categories.map((label, place) => ({
          label,
          cells: block.series.map(({ figures }) => {
            const index = figures[place] ?? null;
            return index === null ? null : alone(setting, index);
          }),
        })),
      };
    case 'key-figures':
      return {
        type: 'key-figures',
        items: block.items.map(({ label, note, figure }) => ({ label, note, figure: alone(setting, figure) })),
      };
  }
}

function chapterView(setting: Setting, chapter: DocumentChapter): ChapterView {
  return {
    id: chapter.id,
    number: chapterNumber(chapter),
    title: chapter.title,
    blocks: chapter.blocks.map((block) => blockView(setting, block)),
    chapters: chapter.chapters.map((part) => chapterView(setting, part)),
  };
}

/** The chapters of a document as the page renders them: figures in place, charts drawn, one colour for one thing. */
export function viewOf(document: ReportDocument, figures: readonly ReportFigure[]): ChapterView[] {
  const setting = { document, figures, colours: seriesColours(chartsOf(document)) };
  return document.chapters.map((chapter) => chapterView(setting, chapter));
}
