import type { LineSeriesOption } from 'echarts';
import {
  type Drawing,
  frame,
  headOf,
  knownValues,
  type LegendKey,
  labelLook,
  type Mark,
  type Setting,
  type Stroke,
  textMark,
} from './drawing.ts';
import type { Colour } from './palette.ts';
import { widestOf, wrapText } from './text-width.ts';

type Scale = { readonly least: number; readonly most: number; readonly step: number };

/** A scale from zero with round steps; an axis that hides the zero would lie about sizes. */
export function roundScale(values: readonly number[]): Scale {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const span = high - low || 1;
  const magnitude = 10 ** Math.floor(Math.log10(span / 4));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * magnitude * 5 >= span) ?? 10) * magnitude;
  return { least: Math.floor(low / step) * step, most: Math.max(Math.ceil(high / step) * step, step), step };
}

const plotHeight = 210;
const strokes = ['solid', 'dashed', 'dotted'] as const;
const symbols = ['circle', 'rect', 'triangle', 'diamond'] as const;
const symbolSize = 6;

const strokeOf = (series: number): Stroke => strokes[Math.floor(series / 2) % strokes.length] ?? 'solid';
const symbolOf = (series: number): (typeof symbols)[number] => symbols[series % symbols.length] ?? 'circle';

/** The dot of a series, as the library draws it. */
function symbolMark({ x, y }: { readonly x: number; readonly y: number }, colour: Colour, series: number): Mark {
  const half = symbolSize / 2;
  const style = { fill: colour.edge };
  const polygon = (points: readonly (readonly [number, number])[]): Mark => ({
    type: 'polygon',
    silent: true,
    shape: { points },
    style,
  });
  const [left, right, over, under] = [x - half, x + half, y - half, y + half];
  switch (symbolOf(series)) {
    case 'circle':
      return { type: 'circle', silent: true, shape: { cx: x, cy: y, r: half }, style };
    case 'rect':
      return polygon([
        [left, over],
        [right, over],
        [right, under],
        [left, under],
      ]);
    case 'triangle':
      return polygon([
        [x, over],
        [right, under],
        [left, under],
      ]);
    case 'diamond':
      return polygon([
        [x, over],
        [right, y],
        [x, under],
        [left, y],
      ]);
  }
}

/** A piece of the line itself: several lines of one colour are told apart by their stroke and their dots alone. */
const lineKey: LegendKey = {
  width: 30,
  draw: ({ x, y }, colour, series) => [
    {
      type: 'line',
      silent: true,
      shape: { x1: x, y1: y, x2: x + 30, y2: y },
      style: { stroke: colour.edge, lineWidth: 2, lineDash: strokeOf(series) },
    },
    symbolMark({ x: x + 15, y }, colour, series),
  ],
};

/** Where each line ends, from the top, or null when the lines end too near each other for their names to be told apart. */
function endsOf(setting: Setting, scale: Scale): readonly number[] | null {
  const ends = setting.chart.series.map((series) => series.values.at(-1) ?? null);
  if (ends.some((end) => end === null)) return null;
  const places = ends.map((end) => plotHeight * (1 - ((end ?? 0) - scale.least) / (scale.most - scale.least)));
  const sorted = [...places].sort((a, b) => a - b);
  const apart = sorted.every((place, index) => index === 0 || place - (sorted[index - 1] ?? 0) >= setting.theme.fontSize * 1.2);
  return apart ? places : null;
}

function seriesOf(setting: Setting): LineSeriesOption[] {
  const { chart, colours, theme, labels } = setting;
  const alone = chart.series.length === 1 && chart.categories.length <= 12;
  return chart.series.map((series, index): LineSeriesOption => {
    const colour = colours[index]?.edge ?? theme.ink;
    return {
      type: 'line',
      name: series.name,
      connectNulls: false,
      symbol: symbolOf(index),
      symbolSize,
      showAllSymbol: true,
      lineStyle: { color: colour, width: 2, type: strokeOf(index) },
      itemStyle: { color: colour, borderColor: colour },
      label: { ...labelLook(theme), show: alone, position: 'top' },
      data: series.values.map((value) =>
        value === null ? { value: '-' } : { value, label: { formatter: () => labels.label(value) } },
      ),
    };
  });
}

/** Names under the axis: wrapped to their slot, and only one in so many where even a word does not fit. */
function namesUnder(
  setting: Setting,
  plotWidth: number,
): { readonly texts: readonly string[]; readonly every: number; readonly lines: number } {
  const { chart, theme } = setting;
  const slot = plotWidth / Math.max(1, chart.categories.length);
  const wrapped = chart.categories.map((category) => wrapText(category, slot - 6, theme.fontSize));
  const every = Math.max(1, Math.ceil((widestOf(wrapped.flat(), theme.fontSize) + 6) / slot));
  return { texts: wrapped.map((lines) => lines.join('\n')), every, lines: Math.max(...wrapped.map((lines) => lines.length)) };
}

export function lines(setting: Setting): Drawing {
  const { chart, theme, labels, width, colours } = setting;
  const scale = roundScale(knownValues(chart));
  const ends = chart.series.length > 1 ? endsOf(setting, scale) : null;
  const head = headOf(setting, chart.series.length > 1 && ends === null ? lineKey : null);
  const ticks = Array.from({ length: Math.round((scale.most - scale.least) / scale.step) + 1 }, (_, index) =>
    labels.label(scale.least + index * scale.step),
  );
  const left = widestOf(ticks, theme.fontSize) + 12;
  const right =
    ends === null
      ? 24
      : Math.max(
          24,
          widestOf(
            chart.series.map((series) => series.name),
            theme.fontSize,
          ) + 14,
        );
  const under = namesUnder(setting, width - left - right);
  const top = head.height + theme.fontSize;
  const bottom = under.lines * theme.fontSize * 1.25 + 14;
  const slot = (width - left - right) / chart.categories.length;
  const names = (ends ?? []).map((place, index) =>
    textMark(
      chart.series[index]?.name ?? '',
      { x: width - right - slot / 2 + 8, y: top + place },
      { fill: colours[index]?.edge ?? theme.ink, size: theme.fontSize, family: theme.fontFamily, weight: 600 },
    ),
  );
  return {
    height: Math.ceil(top + plotHeight + bottom),
    option: {
      ...frame(setting, { left, right, top, bottom }, [...head.marks, ...names]),
      xAxis: {
        type: 'category',
        data: [...under.texts],
        axisTick: { show: false },
        axisLine: { lineStyle: { color: theme.muted } },
        axisLabel: {
          ...labelLook(theme),
          lineHeight: theme.fontSize * 1.25,
          interval: (index: number) => (chart.categories.length - 1 - index) % under.every === 0,
        },
      },
      yAxis: {
        type: 'value',
        min: scale.least,
        max: scale.most,
        interval: scale.step,
        splitLine: { lineStyle: { color: theme.rule } },
        axisLabel: { ...labelLook(theme), color: theme.muted, formatter: (value: number) => labels.label(value) },
      },
      series: seriesOf(setting),
    },
  };
}
