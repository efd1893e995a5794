import { askMany } from '../../../figures/ask.ts';
import { evidencePath } from '../../../figures/figure.paths.ts';
import type { PageReading } from '../../../http/reading.ts';
import { year as yearPeriod } from '../../../kernel/period.ts';
import { figureColumn, type ListColumn } from '../../../web/list-state.ts';
import { type ShownFigure, showFigure } from '../../../web/shown-figure.ts';
import { type Indicator, listIndicators } from '../indicator.store.ts';
import { type IndicatorUnit, measureOfUnit } from '../indicator.ts';

/** An indicator over the years shown; null where nothing is recorded for the year. */
export type IndicatorLine = {
  readonly code: string;
  readonly name: string;
  readonly domain: string | null;
  readonly application: string | null;
  readonly unit: IndicatorUnit;
  readonly byYear: readonly (ShownFigure | null)[];
};

export function indicatorColumns(years: readonly number[]): ListColumn<IndicatorLine>[] {
  return [
    { key: 'nom', label: 'Indicateur', value: (line) => line.name },
    { key: 'domaine', label: 'Domaine', value: (line) => line.domain },
    { key: 'logiciel', label: 'Logiciel', value: (line) => line.application },
    ...years.map((year, index) =>
      figureColumn<IndicatorLine>(`a-${year}`, String(year), (line) => line.byYear[index] ?? { approximate: null, plain: null }),
    ),
  ];
}

/** The figures of indicators by year, one question for each year that has values. */
export async function answerIndicators(
  { tx, registry }: PageReading,
  indicators: readonly Indicator[],
  years: readonly number[],
): Promise<IndicatorLine[]> {
  const asked = indicators.flatMap((indicator) =>
    years.filter((year) => indicator.years.includes(year)).map((year) => ({ indicator, year })),
  );
  const figures = await askMany(
    tx,
    registry,
    asked.map(({ indicator, year }) => ({
      measure: measureOfUnit[indicator.unit],
      at: { indicator: indicator.code },
      period: yearPeriod(year),
    })),
  );
  const shown = new Map<string, ShownFigure>();
  for (const [index, { indicator, year }] of asked.entries()) {
    const figure = figures[index];
    if (figure)
      shown.set(`${indicator.code} ${year}`, showFigure(figure, evidencePath(figure.source), `${indicator.name} ${year}`));
  }
  return indicators.map(({ code, name, domainName, applicationName, unit }) => ({
    code,
    name,
    domain: domainName,
    application: applicationName,
    unit,
    byYear: years.map((year) => shown.get(`${code} ${year}`) ?? null),
  }));
}

/** Every indicator over its years, the oldest first; the columns are those of all indicators. */
export async function loadIndicators(page: PageReading): Promise<{ lines: IndicatorLine[]; years: number[]; domains: string[] }> {
  const indicators = await listIndicators(page.tx);
  const years = [...new Set(indicators.flatMap((indicator) => indicator.years))].sort((a, b) => a - b).slice(-6);
  const domain = page.url.searchParams.get('domaine') ?? '';
  const kept = indicators.filter((indicator) => domain === '' || indicator.domainName === domain);
  return {
    lines: await answerIndicators(page, kept, years),
    years,
    domains: [...new Set(indicators.flatMap(({ domainName }) => domainName ?? []))],
  };
}
