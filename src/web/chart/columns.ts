import type { BarSeriesOption } from 'echarts';
import {
  type Drawing,
  filledKey,
  frame,
  headOf,
  isUnknownAt,
  knownValues,
  labelLook,
  lineMark,
  type Mark,
  type Setting,
  textMark,
  unknownWord,
  wordAt,
} from './drawing.ts';
import { textWidth, widestOf } from './text-width.ts';

const plotHeight = 160;

type Slots = { readonly slot: number; readonly bar: number; readonly gap: number };

function slotsOf(setting: Setting): Slots {
  const { chart, width } = setting;
  const slot = width / chart.categories.length;
  const count = chart.series.length;
  const gap = 4;
  const bar = Math.min(72, (slot * 0.78 - (count - 1) * gap) / count);
  return { slot, bar, gap };
}

/** With fewer of them, lying bars say the same on a quarter of the paper. */
const fewestColumns = 4;

/** Columns stand for stretches of time only (years, months), and only where each value fits over its own column. */
export function standingBarsFit(setting: Setting): boolean {
  const { chart, theme, labels } = setting;
  if (
    chart.kind === 'stacked-bar' ||
    chart.categories.length < fewestColumns ||
    !chart.categories.every((category) => /(^|\D)(19|20)\d{2}$/.test(category) && category.length <= 15)
  )
    return false;
  const { slot, bar, gap } = slotsOf(setting);
  const texts = [
    ...knownValues(chart).map(labels.label),
    ...(knownValues(chart).length < chart.categories.length * chart.series.length ? [unknownWord] : []),
  ];
  const narrowest = chart.series.length === 1 ? slot - 6 : bar + gap;
  return (
    knownValues(chart).every((value) => value >= 0) &&
    widestOf(texts, theme.fontSize) <= narrowest &&
    chart.categories.every((category) => textWidth(category, theme.fontSize) <= slot - 6)
  );
}

function unknownMarks(setting: Setting, slots: Slots, top: number): Mark[] {
  const { chart, theme } = setting;
  const count = chart.series.length;
  const group = count * slots.bar + (count - 1) * slots.gap;
  const look = { fill: theme.muted, size: theme.fontSize, family: theme.fontFamily, align: 'center' as const };
  return chart.series.flatMap((series, place) =>
    chart.categories.flatMap((_, index) => {
      if (!isUnknownAt(series, index)) return [];
      const x = (index + 0.5) * slots.slot - group / 2 + place * (slots.bar + slots.gap) + slots.bar / 2;
      return [textMark(wordAt(series, index), { x, y: top + plotHeight - theme.fontSize }, look)];
    }),
  );
}

export function standingBars(setting: Setting): Drawing {
  const { chart, theme, labels, width, colours } = setting;
  const head = headOf(setting, chart.series.length > 1 ? filledKey(setting) : null);
  const slots = slotsOf(setting);
  const top = head.height + theme.fontSize * 1.4;
  const bottom = theme.fontSize * 2;
  const most = Math.max(...knownValues(chart), 0) || 1;
  const series = chart.series.map(
    (one, index): BarSeriesOption => ({
      type: 'bar',
      name: one.name,
      barWidth: slots.bar,
      barGap: `${(slots.gap / slots.bar) * 100}%`,
      itemStyle: { color: colours[index]?.fill ?? theme.ink, borderColor: colours[index]?.edge ?? theme.ink, borderWidth: 0.75 },
      data: one.values.map((value) =>
        value === null
          ? { value: '-' }
          : { value, label: { ...labelLook(theme), show: true, position: 'top' as const, formatter: () => labels.label(value) } },
      ),
    }),
  );
  const floor = lineMark({ x: 0, y: top + plotHeight }, { x: width, y: top + plotHeight }, theme.muted);
  return {
    height: Math.ceil(top + plotHeight + bottom),
    option: {
      ...frame(setting, { left: 0, right: 0, top, bottom }, [...head.marks, floor, ...unknownMarks(setting, slots, top)]),
      xAxis: {
        type: 'category',
        data: [...chart.categories],
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { ...labelLook(theme), interval: 0 },
      },
      yAxis: { type: 'value', show: false, min: 0, max: most },
      series,
    },
  };
}
