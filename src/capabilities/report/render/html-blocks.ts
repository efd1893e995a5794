import { frenchReason, frenchUnknown } from '../../../kernel/french.ts';
import type { SeriesColours } from '../../../web/chart/chart.ts';
import { drawChart } from '../../../web/chart/draw-chart.ts';
import { screenTheme } from '../../../web/chart/theme.ts';
import type { DocumentBlock, DocumentCell, DocumentFigure, DocumentTable, ReportDocument, TextRun } from '../document.ts';
import { shownAlone, shownIn } from './cell-text.ts';
import { type ChartBlock, chartData, figureAt, type Numbering } from './contents.ts';
import { chartNotes, markOfFigure, meaningOfMark, tableMarks } from './marks.ts';
import { html, type Markup, nothing, ownMarkup } from './markup.ts';

/** What the blocks of one file are written with. */
export type HtmlSetting = {
  readonly document: ReportDocument;
  readonly numbering: Numbering;
  readonly colours: SeriesColours;
  /** Null: the file stands alone and a figure says in its title what it is. */
  readonly evidenceAddress: ((figure: DocumentFigure) => string) | null;
};

/** A picture is drawn twice, as on pages: its letters would be too small on a telephone, or half of it out of sight. */
const drawings = [
  { kind: 'wide', width: 780, suffix: '' },
  { kind: 'narrow', width: 300, suffix: '-etroit' },
] as const;

/** What a figure is and where it comes from, in one line. */
export function describeFigure(figure: DocumentFigure): string {
  const { origin, result } = figure;
  const reason = result.found === 'unknown' ? `${frenchUnknown(result.reason)} : ${frenchReason(result.reason)}` : '';
  const count = origin.origin === 'computed' ? origin.rowCount : null;
  const records = count === null ? '' : `, ${count} ${count < 2 ? 'enregistrement' : 'enregistrements'}`;
  const rows =
    origin.origin === 'computed'
      ? `calculé (${origin.question.measure}${records})`
      : `repris du bilan ${origin.edition}, ${origin.cell.section}`;
  return [figure.label, reason, rows].filter((part) => part !== '').join(' — ');
}

export function figureMarkup(setting: HtmlSetting, figure: DocumentFigure, mark = '', shown = figure.printed): Markup {
  if (shown === '') return nothing;
  const isText = figure.result.found === 'known' && figure.result.value.kind === 'text';
  const classes = `figure${figure.result.found === 'known' ? '' : ' unknown'}${isText ? ' wordy' : ''}`;
  const address = setting.evidenceAddress?.(figure) ?? '';
  const description = describeFigure(figure);
  const value =
    address === ''
      ? html`<span class="${classes}" title="${description}">${shown}</span>`
      : html`<a class="${classes}" href="${address}" title="${description}">${shown}</a>`;
  if (mark === '') return value;
  const meaning = meaningOfMark(mark);
  return meaning !== ''
    ? html`${value}<span class="mark" title="${meaning}">${mark}</span>`
    : html`${value}\u00a0<span class="mark">${mark}</span>`;
}

function runMarkup(setting: HtmlSetting, run: TextRun): Markup {
  const figure = run.kind === 'figure' ? figureAt(setting.document, run.figure) : null;
  const plain =
    run.kind === 'text' ? html`${run.text}` : figure === null ? nothing : figureMarkup(setting, figure, markOfFigure(figure));
  const emphasised = run.emphasis ? html`<em>${plain}</em>` : plain;
  return run.strong ? html`<strong>${emphasised}</strong>` : emphasised;
}

function textMarkup(setting: HtmlSetting, block: Extract<DocumentBlock, { type: 'text' }>): Markup {
  const pieces: Markup[] = [];
  let items: Markup[] = [];
  const closeList = () => {
    if (items.length > 0) pieces.push(html`<ul>${items}</ul>\n`);
    items = [];
  };
  for (const paragraph of block.paragraphs) {
    const content = paragraph.runs.map((run) => runMarkup(setting, run));
    if (paragraph.list) items.push(html`<li>${content}</li>`);
    else {
      closeList();
      pieces.push(html`<p>${content}</p>\n`);
    }
  }
  closeList();
  return html`${pieces}`;
}

function rowMarkup(
  setting: HtmlSetting,
  table: DocumentTable,
  row: DocumentTable['rows'][number],
  markOf: (figure: DocumentFigure) => string,
): Markup {
  const empty = row.cells.every((cell) => cell.kind === 'empty');
  if (row.kind === 'heading' && empty)
    return html`<tr class="heading"><th scope="rowgroup" colspan="${table.columns.length + 1}">${row.label}</th></tr>\n`;
  const cellMarkup = (cell: DocumentCell | undefined, column: DocumentTable['columns'][number]): Markup => {
    const figure = cell?.kind === 'figure' ? figureAt(setting.document, cell.figure) : null;
    const content = figure === null ? nothing : figureMarkup(setting, figure, markOf(figure), shownIn(table, column, figure));
    return column.numeric && table.display === 'table' ? html`<td class="n">${content}</td>` : html`<td>${content}</td>`;
  };
  const cells = table.columns.map((column, index) => cellMarkup(row.cells[index], column));
  const heading = row.label === '' ? html`<td></td>` : html`<th scope="row">${row.label}</th>`;
  return html`<tr class="${row.kind}">${heading}${cells}</tr>\n`;
}

function notesMarkup(notes: readonly string[]): Markup {
  return notes.length === 0 ? nothing : html`<ul class="notes">${notes.map((note) => html`<li>${note}</li>`)}</ul>`;
}

function tableMarkup(setting: HtmlSetting, table: DocumentTable): Markup {
  const marks = tableMarks(setting.document, table);
  const number = setting.numbering.numberOf(table);
  const headings = table.columns.map((column) =>
    column.numeric && table.display === 'table'
      ? html`<th scope="col" class="n">${column.label}</th>`
      : html`<th scope="col">${column.label}</th>`,
  );
  const notes = [...(table.note === '' ? [] : [table.note]), ...marks.notes];
  const corner = table.rowHeading === '' ? html`<td></td>` : html`<th scope="col">${table.rowHeading}</th>`;
  const caption = `Tableau ${number} – ${table.caption}`;
  return html`<div class="table" id="tableau-${number}" role="region" aria-label="${caption}" tabindex="0">
<table class="${table.display}"><caption>${caption}</caption>
<thead><tr>${corner}${headings}</tr></thead>
<tbody>
${table.rows.map((row) => rowMarkup(setting, table, row, marks.markOf))}</tbody></table>
${notesMarkup(notes)}</div>
`;
}

function chartDataMarkup(setting: HtmlSetting, chart: ChartBlock): Markup {
  const cellOf = (index: number | null) => {
    const figure = index === null ? null : figureAt(setting.document, index);
    return html`<td class="n">${figure === null ? nothing : figureMarkup(setting, figure, markOfFigure(figure), shownAlone(figure))}</td>`;
  };
  const rows = chart.categories.map(
    (category, place) =>
      html`<tr><th scope="row">${category}</th>${chart.series.map((series) => cellOf(series.figures[place] ?? null))}</tr>\n`,
  );
  const headings = chart.series.map((series) => html`<th scope="col" class="n">${series.name}</th>`);
  return html`<div class="table"><table><caption>Données du graphique ${setting.numbering.numberOf(chart)}</caption>
<thead><tr><td></td>${headings}</tr></thead>
<tbody>
${rows}</tbody></table></div>
`;
}

function chartMarkup(setting: HtmlSetting, chart: ChartBlock): Markup {
  const number = setting.numbering.numberOf(chart);
  const source = setting.numbering.tableById(chart.tableId);
  const pictures = drawings.map(({ kind, width, suffix }) => {
    const data = chartData(setting.document, chart, `graphique-${number}${suffix}`);
    const drawing = ownMarkup(drawChart(data, { width, theme: screenTheme, colours: setting.colours }));
    return html`<div class="drawing ${kind}">${drawing}</div>\n`;
  });
  const data =
    source === null
      ? chartDataMarkup(setting, chart)
      : html`<p><a href="#tableau-${setting.numbering.numberOf(source)}">Données : tableau ${setting.numbering.numberOf(source)}</a></p>`;
  return html`<figure><figcaption>Graphique ${number} – ${chart.title}</figcaption>
${pictures}${notesMarkup(chartNotes(setting.document, chart))}${data}</figure>
`;
}

function keyFiguresMarkup(setting: HtmlSetting, block: Extract<DocumentBlock, { type: 'key-figures' }>): Markup {
  const items = block.items.map((item) => {
    const figure = figureAt(setting.document, item.figure);
    const reason = figure.result.found === 'unknown' ? frenchReason(figure.result.reason) : '';
    const note = [item.note, reason].filter((part) => part !== '').join(' ; ');
    const value = figureMarkup(setting, figure, markOfFigure(figure), shownAlone(figure));
    return html`<div><dt>${item.label}</dt><dd class="value">${value}</dd>${note === '' ? nothing : html`<dd class="note">${note}</dd>`}</div>\n`;
  });
  return html`<dl class="keys">\n${items}</dl>\n`;
}

export function blockMarkup(setting: HtmlSetting, block: DocumentBlock): Markup {
  switch (block.type) {
    case 'text':
      return textMarkup(setting, block);
    case 'table':
      return tableMarkup(setting, block);
    case 'chart':
      return chartMarkup(setting, block);
    case 'key-figures':
      return keyFiguresMarkup(setting, block);
  }
}
