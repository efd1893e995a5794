import { frenchReason } from '../../../kernel/french.ts';
import { printableText } from '../../../web/print/printable.ts';
import type { DocumentBlock, DocumentChapter, ReportDocument, TextRun } from '../document.ts';
import { shownAlone } from './cell-text.ts';
import { type ChartBlock, chapterNumber, contentsOf, figureAt, type Numbering, numberingOf } from './contents.ts';
import { chartNotes, footMeanings, markOfFigure } from './marks.ts';
import type { PrintBlock, PrintChapter, PrintChart, PrintModel, PrintRun } from './print-model.ts';
import { chartTable, printTable, printText } from './print-tables.ts';
import { sourcesChapter } from './sources.ts';
import { standingOf } from './standing.ts';

type TextBlock = Extract<DocumentBlock, { type: 'text' }>;

function printRun(document: ReportDocument, run: TextRun): PrintRun {
  const { strong, emphasis } = run;
  if (run.kind === 'text') return { text: printText(run.text), strong, emphasis, mark: '' };
  const figure = figureAt(document, run.figure);
  const reason = figure.result.found === 'unknown' ? ` (${frenchReason(figure.result.reason)})` : '';
  return { text: printText(figure.printed + reason), strong, emphasis, mark: markOfFigure(figure) };
}

/** Neighbouring list lines make one list. */
function printTexts(document: ReportDocument, block: TextBlock): PrintBlock[] {
  const blocks: PrintBlock[] = [];
  let items: (readonly PrintRun[])[] = [];
  const closeList = () => {
    if (items.length > 0) blocks.push({ type: 'list', items });
    items = [];
  };
  for (const paragraph of block.paragraphs) {
    const runs = paragraph.runs.map((run) => printRun(document, run));
    if (paragraph.list) items.push(runs);
    else {
      closeList();
      blocks.push({ type: 'paragraph', runs });
    }
  }
  closeList();
  return blocks;
}

export function drawingName(number: number): string {
  return `chart-${number}.svg`;
}

function printChart(document: ReportDocument, chart: ChartBlock, numbering: Numbering): PrintChart {
  const number = numbering.numberOf(chart);
  const source = numbering.tableById(chart.tableId);
  return {
    type: 'chart',
    label: `graphique-${number}`,
    caption: printText(`Graphique ${number} – ${chart.title}`),
    alternative: printableText(chart.alternative.trim() === '' ? chart.title : chart.alternative) || `Graphique ${number}`,
    drawing: drawingName(number),
    notes: chartNotes(document, chart).map(printText),
    dataLabel: source === null ? '' : `tableau-${numbering.numberOf(source)}`,
    dataName: source === null ? '' : `Données : tableau ${numbering.numberOf(source)}`,
    table: source === null ? chartTable(document, chart, number) : null,
  };
}

function printBlocks(document: ReportDocument, block: DocumentBlock, numbering: Numbering): PrintBlock[] {
  switch (block.type) {
    case 'text':
      return printTexts(document, block);
    case 'table':
      return [printTable(document, block, numbering)];
    case 'chart':
      return [printChart(document, block, numbering)];
    case 'key-figures':
      return [
        {
          type: 'key-figures',
          items: block.items.map((item) => {
            const figure = figureAt(document, item.figure);
            const reason = figure.result.found === 'unknown' ? frenchReason(figure.result.reason) : '';
            const note = [item.note, reason].filter((part) => part !== '').join(' ; ');
            return {
              label: printText(item.label),
              value: printText(shownAlone(figure)),
              mark: markOfFigure(figure),
              known: figure.result.found === 'known',
              note: printText(note),
            };
          }),
        },
      ];
  }
}

function printChapter(
  document: ReportDocument,
  chapter: DocumentChapter,
  depth: number,
  place: number,
  numbering: Numbering,
): PrintChapter {
  return {
    label: `chapitre-${place}`,
    depth,
    number: printText(chapterNumber(chapter)),
    title: printText(chapter.title) || 'Sans titre',
    // An annex of a few sentences goes on under what precedes it.
    ownPage: chapter.annex && depth === 1 && chapter.blocks.some(({ type }) => type !== 'text'),
    blocks: chapter.blocks.flatMap((block) => printBlocks(document, block, numbering)),
  };
}

/** The document as the template receives it. Pure: the drawings are made apart, under the names that the charts give. */
export function composePrint(document: ReportDocument): PrintModel {
  const numbering = numberingOf(document);
  const standing = standingOf(document);
  const entries = contentsOf(document.chapters);
  const chapters = entries.map(({ chapter, depth }, place) => printChapter(document, chapter, depth, place + 1, numbering));
  const operator = printText(document.operator.name);
  return {
    title: printableText(document.title) || operator,
    operator,
    yearShown: document.title.includes(String(document.year)) ? '' : String(document.year),
    subtitle: printText(document.subtitle),
    warnings: standing.sentences.map(printText),
    header: [operator, printText(document.title)].join(' · '),
    headerMark: printText(standing.short),
    footer: footMeanings(document),
    contentsTitle: 'Table des matières',
    pageWord: 'page',
    chapters: [...chapters, sourcesChapter(document, entries.length + 1)],
  };
}
