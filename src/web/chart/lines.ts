import type { LineSeriesOption } from 'echarts';
import { type Drawing, frame, headOf, knownValues, labelLook, type Setting, textMark } from './drawing.ts';
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
      symbol: symbols[index % symbols.length] ?? 'circle',
      symbolSize: 6,
      showAllSymbol: true,
      lineStyle: { color: colour, width: 2, type: strokes[Math.floor(index / 2) % strokes.length] ?? 'solid' },
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
  const head = headOf(setting, chart.series.length > 1 && ends === null);
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
