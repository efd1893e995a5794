import type { ChartData, SeriesColours } from './chart.ts';
import { drawChart } from './draw-chart.ts';
import { screenTheme } from './theme.ts';

/** A chart drawn twice, since its letters must stay readable: the page shows the one that fits where it stands. */
export type ScreenPictures = { readonly wide: string; readonly narrow: string };

/** Pixels of a telephone's column, less the margins of the chart's frame. */
const narrowWidth = 300;

const drawn = new Map<string, ScreenPictures>();
const mostKept = 400;

function keyOf(chart: ChartData, width: number, colours: SeriesColours | undefined): string {
  const { id, title, alternative, kind, unit, decimals, categories } = chart;
  const series = chart.series.map(({ name, values, absent, secret }) => ({ name, values, absent, secret }));
  return JSON.stringify([
    { id, title, alternative, kind, unit, decimals, categories, series },
    width,
    colours ? [...colours] : null,
  ]);
}

/** The pictures of a chart for a page; `width` is the wide one's. Same data, same characters: asked again, not drawn again. */
export function screenPictures(chart: ChartData, width: number, colours?: SeriesColours): ScreenPictures {
  const key = keyOf(chart, width, colours);
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const look = { theme: screenTheme, ...(colours ? { colours } : {}) };
  const pictures = {
    wide: drawChart(chart, { ...look, width }),
    narrow: drawChart({ ...chart, id: `${chart.id}-etroit` }, { ...look, width: narrowWidth }),
  };
  if (drawn.size >= mostKept) drawn.clear();
  drawn.set(key, pictures);
  return pictures;
}
