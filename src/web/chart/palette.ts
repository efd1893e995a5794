import type { ChartData, SeriesColours } from './chart.ts';

/** A fill with the line that keeps it visible on white (3:1), and the ink of a label written on it (4.5:1). */
export type Colour = { readonly fill: string; readonly edge: string; readonly onFill: string };

/**
 * Neighbours differ in lightness, so that a photocopy still tells them apart. Red and violet are left out: they mean a fault
 * and synthetic data.
 */
const colours: readonly Colour[] = [
  { fill: '#0b5f73', edge: '#0b5f73', onFill: '#ffffff' },
  { fill: '#8cc5d3', edge: '#2f8499', onFill: '#10262e' },
  { fill: '#d9b166', edge: '#9a6f1b', onFill: '#10262e' },
  { fill: '#10303a', edge: '#10303a', onFill: '#ffffff' },
  { fill: '#d5e7ea', edge: '#5d8f9a', onFill: '#10262e' },
  { fill: '#8a5a2b', edge: '#8a5a2b', onFill: '#ffffff' },
  { fill: '#b9c69c', edge: '#6f7f49', onFill: '#10262e' },
  { fill: '#56616b', edge: '#56616b', onFill: '#ffffff' },
];

/** Years of one thing: from pale to the accent, the last year being the one that the page is about. */
const yearColours: readonly Colour[] = [
  { fill: '#0b5f73', edge: '#0b5f73', onFill: '#ffffff' },
  { fill: '#5fa9bb', edge: '#2f8499', onFill: '#10262e' },
  { fill: '#a9d2db', edge: '#4f93a3', onFill: '#10262e' },
  { fill: '#d5e7ea', edge: '#5d8f9a', onFill: '#10262e' },
  { fill: '#eef5f6', edge: '#5d8f9a', onFill: '#10262e' },
];

const accent: Colour = { fill: '#0b5f73', edge: '#0b5f73', onFill: '#ffffff' };

function pick(from: readonly Colour[], index: number): Colour {
  return from[index % from.length] ?? accent;
}

function yearOf(name: string): string | null {
  return /^\D*\b((?:19|20)\d{2})$/.exec(name)?.[1] ?? null;
}

function areYears(names: readonly string[]): boolean {
  const years = names.map(yearOf);
  return names.length > 1 && names.length <= yearColours.length && !years.includes(null) && new Set(years).size === names.length;
}

function firstFree(taken: ReadonlySet<number>): number {
  let place = 0;
  while (taken.has(place)) place += 1;
  return place;
}

/**
 * One colour for one thing in a whole document: a name keeps the place of the palette that it got where it was first met, the
 * first that was free there. Two things that never share a picture may share a colour.
 */
export function seriesColours(charts: readonly ChartData[]): SeriesColours {
  const places = new Map<string, number>();
  for (const chart of charts) {
    const names = chart.series.map((series) => series.name);
    if (names.length < 2 || areYears(names)) continue;
    const taken = new Set(names.flatMap((name) => places.get(name) ?? []));
    for (const name of names) {
      if (places.has(name) || yearOf(name) !== null) continue;
      const place = firstFree(taken);
      places.set(name, place);
      taken.add(place);
    }
  }
  return places;
}

/** The colours of a chart's series, in their order: the accent for one alone, shades for years. Two series of one chart never share one while the palette lasts. */
export function coloursOf(chart: ChartData, known: SeriesColours): readonly Colour[] {
  const names = chart.series.map((series) => series.name);
  if (areYears(names)) return names.map((_, index) => pick(yearColours, names.length - 1 - index));
  if (names.length < 2) return names.map(() => accent);
  const taken = new Set<number>();
  return names.map((name, index) => {
    let place = (known.get(name) ?? index) % colours.length;
    while (taken.has(place) && taken.size < colours.length) place = (place + 1) % colours.length;
    taken.add(place);
    return pick(colours, place);
  });
}
