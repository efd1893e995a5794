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
import { widestOf } from './text-width.ts';

type Sides = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly band: number;
  readonly zero: number;
};

function sidesOf(setting: Setting, top: number): Sides {
  const { chart, theme, width, labels } = setting;
  const missing = chart.series.some((series) => chart.categories.some((_, place) => isUnknownAt(series, place)));
  const ends = widestOf([...knownValues(chart).map(labels.label), ...(missing ? [unknownWord] : [])], theme.fontSize) + 10;
  const left = widestOf(chart.categories, theme.fontSize) + 14 + ends;
  return { left, right: ends, top, band: theme.fontSize * 1.9, zero: left + (width - left - ends) / 2 };
}

/** The first series grows to the left and the second to the right, on one scale. */
function sideSeries(setting: Setting): BarSeriesOption[] {
  const { chart, theme, colours, labels } = setting;
  return chart.series.map(
    (series, index): BarSeriesOption => ({
      type: 'bar',
      name: series.name,
      stack: 'all',
      barWidth: theme.fontSize * 1.4,
      itemStyle: { color: colours[index]?.fill ?? theme.ink, borderColor: colours[index]?.edge ?? theme.ink, borderWidth: 0.75 },
      data: series.values.map((value) =>
        value === null
          ? { value: '-' }
          : {
              value: index === 0 ? -value : value,
              label: {
                ...labelLook(theme),
                show: value !== 0,
                position: index === 0 ? ('left' as const) : ('right' as const),
                distance: 4,
                formatter: () => labels.label(value),
              },
            },
      ),
    }),
  );
}

function unknownMarks(setting: Setting, { zero, top, band }: Sides): Mark[] {
  const { chart, theme } = setting;
  return chart.series.flatMap((series, index) =>
    chart.categories.flatMap((_, place) =>
      isUnknownAt(series, place)
        ? [
            textMark(
              wordAt(series, place),
              { x: zero + (index === 0 ? -4 : 4), y: top + (place + 0.5) * band },
              { fill: theme.muted, size: theme.fontSize, family: theme.fontFamily, align: index === 0 ? 'right' : 'left' },
            ),
          ]
        : [],
    ),
  );
}

/** Two series back to back, as an age pyramid has women and men; names are read at the left and each bar carries its value. */
export function pyramid(setting: Setting): Drawing {
  const { chart, theme } = setting;
  const head = headOf(setting, filledKey(setting));
  const sides = sidesOf(setting, head.height);
  const most = Math.max(...knownValues(chart)) || 1;
  const plot = sides.band * chart.categories.length;
  const height = Math.ceil(sides.top + plot + 4);
  const axis = lineMark({ x: sides.zero, y: sides.top }, { x: sides.zero, y: sides.top + plot }, theme.muted);
  const room = { left: sides.left, right: sides.right, top: sides.top, bottom: height - sides.top - plot };
  return {
    height,
    option: {
      ...frame(setting, room, [...head.marks, axis, ...unknownMarks(setting, sides)]),
      xAxis: { type: 'value', show: false, min: -most, max: most },
      yAxis: {
        type: 'category',
        inverse: true,
        data: [...chart.categories],
        axisLine: { show: false, onZero: false },
        axisTick: { show: false },
        axisLabel: { ...labelLook(theme), interval: 0, margin: sides.right + 4 },
      },
      series: sideSeries(setting),
    },
  };
}
