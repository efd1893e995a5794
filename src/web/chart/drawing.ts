import type { EChartsOption } from 'echarts';
import type { ChartData, ChartSeries } from './chart.ts';
import type { Colour } from './palette.ts';
import { textWidth } from './text-width.ts';
import type { ChartTheme } from './theme.ts';
import type { ValueLabels } from './value-labels.ts';

/** What every kind of chart is laid out from. */
export type Setting = {
  readonly chart: ChartData;
  readonly width: number;
  readonly theme: ChartTheme;
  /** One per series. */
  readonly colours: readonly Colour[];
  readonly labels: ValueLabels;
};

export type Drawing = { readonly height: number; readonly option: EChartsOption };

type TextStyle = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly fill: string;
  readonly fontFamily: string;
  readonly fontSize: number;
  readonly fontWeight: number;
  readonly textAlign: 'left' | 'center' | 'right';
  readonly textVerticalAlign: 'middle';
};

/** A mark placed by us rather than by the library, so that we know that it fits. */
export type Mark =
  | { readonly type: 'text'; readonly silent: true; readonly style: TextStyle }
  | {
      readonly type: 'rect';
      readonly silent: true;
      readonly shape: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
      readonly style: { readonly fill: string; readonly stroke: string; readonly lineWidth: number };
    }
  | {
      readonly type: 'line';
      readonly silent: true;
      readonly shape: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };
      readonly style: { readonly stroke: string; readonly lineWidth: number; readonly lineDash?: Stroke };
    }
  | {
      readonly type: 'polygon';
      readonly silent: true;
      readonly shape: { readonly points: readonly (readonly [number, number])[] };
      readonly style: { readonly fill: string };
    }
  | {
      readonly type: 'circle';
      readonly silent: true;
      readonly shape: { readonly cx: number; readonly cy: number; readonly r: number };
      readonly style: { readonly fill: string };
    };

export type Stroke = 'solid' | 'dashed' | 'dotted';

export function textMark(
  text: string,
  at: { readonly x: number; readonly y: number },
  look: {
    readonly fill: string;
    readonly size: number;
    readonly family: string;
    readonly align?: 'left' | 'center' | 'right';
    readonly weight?: number;
  },
): Mark {
  const font = { fontFamily: look.family, fontSize: look.size, fontWeight: look.weight ?? 400 };
  return {
    type: 'text',
    silent: true,
    style: { text, ...at, fill: look.fill, ...font, textAlign: look.align ?? 'left', textVerticalAlign: 'middle' },
  };
}

export function lineMark(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
  stroke: string,
): Mark {
  return { type: 'line', silent: true, shape: { x1: from.x, y1: from.y, x2: to.x, y2: to.y }, style: { stroke, lineWidth: 1 } };
}

function rectMark(x: number, y: number, size: number, colour: Colour): Mark {
  return {
    type: 'rect',
    silent: true,
    shape: { x, y, width: size, height: size },
    style: { fill: colour.fill, stroke: colour.edge, lineWidth: 1 },
  };
}

export function knownValues(chart: ChartData): readonly number[] {
  return chart.series.flatMap((series) => series.values.filter((value) => value !== null));
}

/** The longest word drawn where a figure should be and is not a known number. */
export const unknownWord = 'inconnu';

/** The word drawn there. */
export function wordAt(series: ChartSeries, index: number): string {
  return series.secret?.[index] === true ? 'secret' : unknownWord;
}

/** A value should be there, and is not known. */
export function isUnknownAt(series: ChartSeries, index: number): boolean {
  return (series.values[index] ?? null) === null && series.absent?.[index] !== true;
}

/** What stands before a name of the legend: the look of its series, as wide as said. */
export type LegendKey = {
  readonly width: number;
  readonly draw: (at: { readonly x: number; readonly y: number }, colour: Colour, series: number) => readonly Mark[];
};

/** A square of the colour that the series is filled with. */
export function filledKey({ theme }: Setting): LegendKey {
  const box = theme.fontSize - 1;
  return { width: box, draw: ({ x, y }, colour) => [rectMark(x, y - box / 2, box, colour)] };
}

/** The lines above the plot: the unit, then the names of the series when they are not written beside the data. */
export function headOf(setting: Setting, legend: LegendKey | null): { readonly height: number; readonly marks: readonly Mark[] } {
  const { chart, theme, width, colours, labels } = setting;
  const line = theme.fontSize * 1.6;
  const marks: Mark[] = [];
  let y = line / 2;
  if (labels.caption !== '') {
    marks.push(textMark(labels.caption, { x: 0, y }, { fill: theme.muted, size: theme.fontSize - 1, family: theme.fontFamily }));
    y += line;
  }
  if (legend !== null) {
    let x = 1;
    chart.series.forEach((series, index) => {
      const colour = colours[index];
      if (colour === undefined) return;
      const entry = legend.width + 6 + textWidth(series.name, theme.fontSize) + 18;
      if (x > 1 && x + entry - 18 > width) {
        x = 1;
        y += line;
      }
      marks.push(...legend.draw({ x, y }, colour, index));
      marks.push(
        textMark(
          series.name,
          { x: x + legend.width + 6, y },
          { fill: theme.ink, size: theme.fontSize, family: theme.fontFamily },
        ),
      );
      x += entry;
    });
    y += line;
  }
  return { height: marks.length === 0 ? 2 : y - line / 2 + 6, marks };
}

export function labelLook(
  theme: ChartTheme,
  size = theme.fontSize,
): { fontFamily: string; fontSize: number; color: string; textBorderWidth: number } {
  return { fontFamily: theme.fontFamily, fontSize: size, color: theme.ink, textBorderWidth: 0 };
}

/** What all options share: nothing moves, nothing is laid out behind our back. */
export function frame(
  setting: Setting,
  grid: { left: number; right: number; top: number; bottom: number },
  marks: readonly Mark[],
): EChartsOption {
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: setting.theme.fontFamily, fontSize: setting.theme.fontSize },
    grid: { ...grid, containLabel: false, outerBoundsMode: 'none' },
    graphic: marks.map((mark) => ({ ...mark, z: 100 })),
  };
}
