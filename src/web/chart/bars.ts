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
  wordAt,
} from './drawing.ts';
import { brokenLine, textWidth, widestOf, wrapText } from './text-width.ts';

type Room = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** Height given to one category. */
  readonly band: number;
  readonly bar: number;
  readonly gap: number;
  readonly labelSize: number;
  readonly least: number;
  readonly most: number;
};

type Extent = { readonly least: number; readonly most: number };

/** Positive and negative parts of a stack grow apart from the zero line. */
function stackedExtent(setting: Setting): Extent {
  const sums = setting.chart.categories.map((_, index) => {
    const values = setting.chart.series.map((series) => series.values[index] ?? 0);
    return [
      values.reduce((total, value) => total + Math.min(0, value), 0),
      values.reduce((total, value) => total + Math.max(0, value), 0),
    ] as const;
  });
  return { least: Math.min(0, ...sums.map(([below]) => below)), most: Math.max(0, ...sums.map(([, above]) => above)) };
}

function extentOf(setting: Setting, stacked: boolean): Extent {
  if (stacked) return stackedExtent(setting);
  const values = knownValues(setting.chart);
  return { least: Math.min(0, ...values), most: Math.max(0, ...values) };
}

/** What is written at the end of a stack: its total, or the known part and the word that some of it is not known. */
function stackEnd(setting: Setting, index: number): string {
  const known = setting.chart.series.map((series) => series.values[index] ?? null).filter((value) => value !== null);
  if (known.length === 0) return '';
  const total = setting.labels.label(known.reduce((sum, value) => sum + value, 0));
  const unknown = setting.chart.series.find((series) => isUnknownAt(series, index));
  return unknown ? `${total} + ${wordAt(unknown, index)}` : total;
}

/** Texts written at the ends of the bars, for the margins. */
function endLabels(setting: Setting, stacked: boolean): readonly string[] {
  const { chart, labels } = setting;
  if (!stacked) return knownValues(chart).map(labels.label);
  return chart.categories.map((_, index) => stackEnd(setting, index));
}

function roomFor(setting: Setting, stacked: boolean, top: number, names: readonly (readonly string[])[]): Room {
  const { chart, theme } = setting;
  const { least, most } = extentOf(setting, stacked);
  const perCategory = stacked ? 1 : chart.series.length;
  const lines = Math.max(...names.map((lines) => lines.length));
  const textHeight = lines * theme.fontSize * 1.25 + 4;
  const gap = perCategory > 1 ? 2 : 0;
  const wanted = stacked ? theme.fontSize * 1.6 : theme.fontSize * (perCategory > 1 ? 1.15 : 1.4);
  const bandGap = perCategory > 1 ? 11 : 6;
  const available = (theme.tallest - top) / chart.categories.length - bandGap;
  const bar = Math.max(6, Math.min(wanted, available / perCategory - gap));
  const band = Math.max(perCategory * (bar + gap) + bandGap, textHeight);
  const labelSize = Math.min(theme.fontSize, Math.max(8, Math.floor(bar + 1)));
  const labelWidth = widestOf(endLabels(setting, stacked), labelSize, stacked ? 'semibold' : 'regular') + 10;
  const left = widestOf(names.flat(), theme.fontSize) + 10 + (least < 0 ? labelWidth : 0);
  return { left, right: Math.max(labelWidth, 12), top, band, bar, gap, labelSize, least, most };
}

function pixelOf(setting: Setting, room: Room, value: number): number {
  const span = room.most - room.least || 1;
  return room.left + ((value - room.least) / span) * (setting.width - room.left - room.right);
}

function stackedSeries(setting: Setting, room: Room): BarSeriesOption[] {
  const { chart, labels, theme, colours } = setting;
  const parts = chart.series.map((series, index): BarSeriesOption => {
    const colour = colours[index];
    return {
      type: 'bar',
      name: series.name,
      stack: 'all',
      barWidth: room.bar,
      itemStyle: { color: colour?.fill ?? theme.ink, borderColor: theme.background, borderWidth: 1 },
      data: series.values.map((value) => {
        if (value === null) return { value: '-' };
        const wide = Math.abs(pixelOf(setting, room, value) - pixelOf(setting, room, 0));
        const text = labels.label(value);
        const fits = textWidth(text, room.labelSize) + 8 <= wide;
        return {
          value,
          label: {
            ...labelLook(theme, room.labelSize),
            show: fits,
            position: 'inside' as const,
            color: colour?.onFill ?? theme.ink,
            formatter: () => text,
          },
        };
      }),
    };
  });
  const totals: BarSeriesOption = {
    type: 'bar',
    stack: 'all',
    barWidth: room.bar,
    data: chart.categories.map((_, index) => {
      const text = stackEnd(setting, index);
      return {
        value: 0,
        label: {
          ...labelLook(theme, room.labelSize),
          fontWeight: 600,
          show: chart.series.length > 1,
          position: 'right' as const,
          formatter: () => text,
        },
      };
    }),
  };
  return [...parts, totals];
}

function sideBySideSeries(setting: Setting, room: Room): BarSeriesOption[] {
  const { chart, labels, theme, colours } = setting;
  return chart.series.map(
    (series, index): BarSeriesOption => ({
      type: 'bar',
      name: series.name,
      barWidth: room.bar,
      barGap: room.bar === 0 ? 0 : `${(room.gap / room.bar) * 100}%`,
      itemStyle: { color: colours[index]?.fill ?? theme.ink, borderColor: colours[index]?.edge ?? theme.ink, borderWidth: 0.75 },
      data: series.values.map((value) =>
        value === null
          ? { value: '-' }
          : {
              value,
              label: {
                ...labelLook(theme, room.labelSize),
                show: true,
                position: value < 0 ? ('left' as const) : ('right' as const),
                distance: 4,
                formatter: () => labels.label(value),
              },
            },
      ),
    }),
  );
}

function unknownMarks(setting: Setting, room: Room, stacked: boolean): Mark[] {
  const { chart, theme } = setting;
  const look = { fill: theme.muted, size: room.labelSize, family: theme.fontFamily };
  const x = pixelOf(setting, room, 0) + 4;
  const middle = (index: number) => room.top + (index + 0.5) * room.band;
  if (stacked) {
    return chart.categories.flatMap((_, index) => {
      const unknown = chart.series.find((series) => isUnknownAt(series, index));
      return unknown && chart.series.every((series) => (series.values[index] ?? null) === null)
        ? [textMark(wordAt(unknown, index), { x, y: middle(index) }, look)]
        : [];
    });
  }
  const group = chart.series.length * room.bar + (chart.series.length - 1) * room.gap;
  return chart.series.flatMap((series, place) =>
    chart.categories.flatMap((_, index) => {
      if (!isUnknownAt(series, index)) return [];
      const y = middle(index) - group / 2 + place * (room.bar + room.gap) + room.bar / 2;
      return [textMark(wordAt(series, index), { x, y }, look)];
    }),
  );
}

/** Lying bars: names are read on their own line at the left and each bar carries its value, so that no axis is needed. */
export function lyingBars(setting: Setting): Drawing {
  const { chart, theme, width } = setting;
  const stacked = chart.kind === 'stacked-bar';
  // In a narrow picture, room for the long words of the field all the same (« amortissements »).
  const limit = Math.max(width * 0.34, Math.min(width * 0.45, 130));
  const names = chart.categories.map((category) =>
    wrapText(category, limit, theme.fontSize).flatMap((line) => brokenLine(line, limit, theme.fontSize)),
  );
  const head = headOf(setting, chart.series.length > 1 ? filledKey(setting) : null);
  const room = roomFor(setting, stacked, head.height, names);
  const plot = room.band * chart.categories.length;
  const zero = pixelOf(setting, room, 0);
  const marks = [
    ...head.marks,
    lineMark({ x: zero, y: room.top }, { x: zero, y: room.top + plot }, theme.muted),
    ...unknownMarks(setting, room, stacked),
  ];
  const height = Math.ceil(room.top + plot + 4);
  return {
    height,
    option: {
      ...frame(setting, { left: room.left, right: room.right, top: room.top, bottom: height - room.top - plot }, marks),
      xAxis: { type: 'value', show: false, min: room.least, max: room.most || 1 },
      yAxis: {
        type: 'category',
        inverse: true,
        data: names.map((lines) => lines.join('\n')),
        axisLine: { show: false, onZero: false },
        axisTick: { show: false },
        axisLabel: {
          ...labelLook(theme),
          interval: 0,
          margin: room.least < 0 ? 10 + widestOf(endLabels(setting, stacked), room.labelSize) : 10,
          lineHeight: theme.fontSize * 1.25,
        },
      },
      series: stacked ? stackedSeries(setting, room) : sideBySideSeries(setting, room),
    },
  };
}
