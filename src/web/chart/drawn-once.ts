import type { ChartData } from './chart.ts';
import { type ChartLook, drawChart } from './draw-chart.ts';

const drawn = new Map<string, string>();
const mostKept = 400;

function keyOf(chart: ChartData, { width, theme, colours }: ChartLook): string {
  const { id, title, alternative, kind, unit, categories, series } = chart;
  const data = { id, title, alternative, kind, unit, categories, series: series.map(({ name, values }) => ({ name, values })) };
  return JSON.stringify([data, width, theme, colours ? [...colours] : null]);
}

/** `drawChart` for pages: same data and look, same characters, so that a picture asked again is not drawn again. */
export function drawnOnce(chart: ChartData, look: ChartLook): string {
  const key = keyOf(chart, look);
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const svg = drawChart(chart, look);
  if (drawn.size >= mostKept) drawn.clear();
  drawn.set(key, svg);
  return svg;
}
