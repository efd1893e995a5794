import { askMany, breakdown } from '../../../figures/ask.ts';
import { evidencePath } from '../../../figures/figure.paths.ts';
import type { PageReading } from '../../../http/reading.ts';
import { year as yearPeriod } from '../../../kernel/period.ts';
import { figureColumn, type ListColumn } from '../../../web/list-state.ts';
import { type ShownFigure, showFigure } from '../../../web/shown-figure.ts';
import { listBodies } from '../../directory/index.ts';
import { listContributionYears, listKinds } from '../contribution.store.ts';

/** What a body pays in the year: by kind (null: nothing of that kind is recorded), in all, and its share of all. */
export type ContributionLine = {
  readonly body: string;
  readonly name: string;
  readonly byKind: readonly (ShownFigure | null)[];
  readonly total: ShownFigure;
  readonly share: ShownFigure;
};

export type ContributionsView = {
  readonly year: number | null;
  readonly years: readonly number[];
  readonly kinds: readonly { readonly code: string; readonly name: string; readonly total: ShownFigure }[];
  readonly lines: readonly ContributionLine[];
  readonly total: ShownFigure | null;
};

export function contributionColumns(kinds: ContributionsView['kinds']): ListColumn<ContributionLine>[] {
  return [
    { key: 'adherent', label: 'Adhérent', value: (line) => line.name },
    ...kinds.map(({ code, name }, index) =>
      figureColumn<ContributionLine>(`n-${code}`, name, (line) => line.byKind[index] ?? { approximate: null, plain: null }),
    ),
    figureColumn('total', 'Total HT', (line) => line.total),
    figureColumn('part', 'Part', (line) => line.share),
  ];
}

/** Contributions of the year asked, by body and by the kinds called for that year. */
export async function loadContributions(page: PageReading): Promise<ContributionsView> {
  const { tx, registry, url } = page;
  const years = await listContributionYears(tx);
  const asked = Number(url.searchParams.get('annee'));
  const year = years.includes(asked) ? asked : years[0];
  if (year === undefined) return { year: null, years, kinds: [], lines: [], total: null };
  const all = { measure: 'contributions.amount', at: {}, period: yearPeriod(year) };
  const cells = await breakdown(tx, registry, all, ['body', 'kind']);
  const names = new Map((await listBodies(tx)).map(({ code, name }) => [code, name]));
  const called = (await listKinds(tx)).filter(({ code }) => cells.some(({ at }) => at['kind'] === code));
  const bodies = [...new Set(cells.flatMap(({ at }) => at['body'] ?? []))]
    .map((code) => ({ code, name: names.get(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'));
  const figures = await askMany(tx, registry, [
    all,
    ...called.map(({ code }) => ({ ...all, at: { kind: code } })),
    ...bodies.flatMap(({ code }) => [
      { ...all, at: { body: code } },
      { ...all, measure: 'contributions.share', at: { body: code } },
    ]),
  ]);
  const shown = (place: number, label: string): ShownFigure => {
    const figure = figures[place];
    if (!figure) throw new RangeError(`no answer ${place}`);
    return showFigure(figure, evidencePath(figure.source), `${label} ${year}`, figure.unit === 'EUR' ? 0 : undefined);
  };
  const cell = (body: string, kind: string, label: string): ShownFigure | null => {
    const found = cells.find(({ at }) => at['body'] === body && at['kind'] === kind);
    return found ? showFigure(found.figure, evidencePath(found.figure.source), label, 0) : null;
  };
  const first = 1 + called.length;
  return {
    year,
    years,
    kinds: called.map(({ code, name }, index) => ({ code, name, total: shown(1 + index, name) })),
    lines: bodies.map(({ code, name }, index) => ({
      body: code,
      name,
      byKind: called.map((kind) => cell(code, kind.code, `${name}, ${kind.name} ${year}`)),
      total: shown(first + 2 * index, `${name}, cotisations`),
      share: shown(first + 2 * index + 1, `${name}, part des cotisations`),
    })),
    total: shown(0, 'Cotisations'),
  };
}
