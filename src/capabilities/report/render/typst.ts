import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { ChartData } from '../../../web/chart/chart.ts';
import { drawChart } from '../../../web/chart/draw-chart.ts';
import { seriesColours } from '../../../web/chart/palette.ts';
import { paperTheme } from '../../../web/chart/theme.ts';
import type { ReportDocument } from '../document.ts';
import { composePrint, drawingName } from './compose-print.ts';
import { chartData, chartsOf, numberingOf } from './contents.ts';
import { printableText } from '../../../web/print/printable.ts';

/** Pixels (96 to the inch) of the 170 mm between the margins: drawn and printed at the same scale. */
const drawingWidth = 642;

const cuts = ['400Regular', '400Regular_Italic', '500Medium', '600SemiBold', '600SemiBold_Italic', '700Bold'];

const require = createRequire(import.meta.url);

function folder(): string {
  return dirname(fileURLToPath(import.meta.url));
}

function createCompiler(): NodeCompiler {
  const fonts = dirname(require.resolve('@expo-google-fonts/inter/package.json'));
  return NodeCompiler.create({ workspace: folder(), fontArgs: [{ fontPaths: cuts.map((cut) => join(fonts, cut)) }] });
}

let compiler: NodeCompiler | null = null;

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

function messages(diagnostics: readonly unknown[]): string {
  return diagnostics
    .map((one) => (typeof one === 'object' && one !== null && 'message' in one ? String(one.message) : String(one)))
    .join('; ');
}

/**
 * The document as PDF/UA-1, in this thread: the compiler holds it for some tenths of a second. The engine itself refuses a
 * picture without alternative, a letter without shape or a heading that skips a level.
 * @throws Error when the engine refuses: a fault of ours, never of the data.
 */
export function compilePdf(document: ReportDocument): Uint8Array {
  compiler ??= createCompiler();
  compiler.resetShadow();
  const model = Buffer.from(JSON.stringify(composePrint(document)));
  compiler.mapShadow(join(folder(), 'report.json'), model);
  for (const [name, drawing] of drawings(document)) compiler.mapShadow(join(folder(), name), Buffer.from(drawing));
  const compiled = compiler.compile({ mainFilePath: join(folder(), 'report.typ') });
  const laid = compiled.result;
  if (laid === null) {
    const error = compiled.takeError();
    throw new Error(
      `the report was not laid out: ${error === null ? 'no diagnostic' : messages(compiler.fetchDiagnostics(error))}`,
    );
  }
  const pdf = compiler.pdf(laid, { pdfStandard: 'ua-1', creationTimestamp: 0 });
  compiler.evictCache(2);
  return new Uint8Array(pdf);
}
