import { BarChart, LineChart } from 'echarts/charts';
import { GraphicComponent, GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { lyingBars } from './bars.ts';
import type { ChartData, SeriesColours } from './chart.ts';
import { standingBars, standingBarsFit } from './columns.ts';
import { type Drawing, frame, knownValues, type Setting, textMark } from './drawing.ts';
import { lines } from './lines.ts';
import { coloursOf, seriesColours } from './palette.ts';
import { pyramid } from './pyramid.ts';
import { accessibleSvg } from './svg.ts';
import type { ChartTheme } from './theme.ts';
import { signedLabels, valueLabels } from './value-labels.ts';

use([BarChart, LineChart, GridComponent, GraphicComponent, SVGRenderer]);

export type ChartLook = {
  /** Pixels; the height follows from the data. */
  readonly width: number;
  readonly theme: ChartTheme;
  /** From `seriesColours` over all the charts of the document, so that a thing keeps its colour; by default, of this chart alone. */
  readonly colours?: SeriesColours;
};

function nothingKnown(setting: Setting): Drawing {
  const { theme } = setting;
  const mark = textMark(
    'Aucun chiffre connu',
    { x: 0, y: 18 },
    { fill: theme.muted, size: theme.fontSize, family: theme.fontFamily },
  );
  return { height: 36, option: frame(setting, { left: 0, right: 0, top: 0, bottom: 0 }, [mark]) };
}

function draw(setting: Setting): Drawing {
  if (knownValues(setting.chart).length === 0) return nothingKnown(setting);
  if (setting.chart.kind === 'line') return lines(setting);
  if (setting.chart.kind === 'pyramid') return pyramid(setting);
  return standingBarsFit(setting) ? standingBars(setting) : lyingBars(setting);
}

/** The chart as an SVG text: same data and look, same characters, whatever was drawn before in this process. */
export function drawChart(chart: ChartData, look: ChartLook): string {
  const colours = coloursOf(chart, look.colours ?? seriesColours([chart]));
  const labels = valueLabels(chart.unit, knownValues(chart), chart.decimals);
  const setting: Setting = {
    chart,
    width: look.width,
    theme: look.theme,
    colours,
    labels: chart.signed ? signedLabels(labels) : labels,
  };
  const drawing = draw(setting);
  const instance = init(null, null, { renderer: 'svg', ssr: true, width: look.width, height: drawing.height });
  try {
    instance.setOption(drawing.option);
    return accessibleSvg(instance.renderToSVGString(), chart);
  } finally {
    instance.dispose();
  }
}
