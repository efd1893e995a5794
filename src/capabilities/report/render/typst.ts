import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChartData } from '../../../web/chart/chart.ts';
import { drawChart } from '../../../web/chart/draw-chart.ts';
import { seriesColours } from '../../../web/chart/palette.ts';
import { paperTheme } from '../../../web/chart/theme.ts';
import { createCompiler, layOut } from '../../../web/print/lay-out.ts';
import { printableText } from '../../../web/print/printable.ts';
import type { ReportDocument } from '../document.ts';
import { composePrint, drawingName } from './compose-print.ts';
import { chartData, chartsOf, numberingOf } from './contents.ts';
import { noneAfloat, settleCharts } from './floating-charts.ts';

/** Pixels (96 to the inch) of the 170 mm between the margins: drawn and printed at the same scale. */
const drawingWidth = 642;

function folder(): string {
  return dirname(fileURLToPath(import.meta.url));
}

let compiler: ReturnType<typeof createCompiler> | null = null;

function printableChart(chart: ChartData): ChartData {
  return {
    ...chart,
    title: printableText(chart.title),
    alternative: printableText(chart.alternative),
    unit: printableText(chart.unit),
    categories: chart.categories.map(printableText),
    series: chart.series.map((series) => ({ ...series, name: printableText(series.name) })),
  };
}

/** The drawings of a document, by the names that its printed model gives them. */
function drawings(document: ReportDocument): ReadonlyMap<string, string> {
  const numbering = numberingOf(document);
  const charts = chartsOf(document).map((chart) => {
    const number = numbering.numberOf(chart);
    return { name: drawingName(number), data: printableChart(chartData(document, chart, `graphique-${number}`)) };
  });
  const colours = seriesColours(charts.map(({ data }) => data));
  return new Map(charts.map(({ name, data }) => [name, drawChart(data, { width: drawingWidth, theme: paperTheme, colours })]));
}

/**
 * The document as PDF/UA-1, in this thread: the compiler holds it for some tenths of a second, up to one where many
 * charts move each other (`settleCharts`).
 * @throws Error as `layOut`
 */
export function compilePdf(document: ReportDocument): Uint8Array {
  compiler ??= createCompiler(folder());
  const model = JSON.stringify(composePrint(document));
  const files = new Map([['report.json', model], noneAfloat, ...drawings(document)]);
  return layOut(compiler, folder(), 'report.typ', files, settleCharts());
}
