import { askMany, breakdown } from '../../../figures/ask.ts';
import { evidencePath } from '../../../figures/figure.paths.ts';
import { type Words, wordsFor } from '../../../http/reader-door.ts';
import type { PageReading } from '../../../http/reading.ts';
import type { Figure, Question } from '../../../kernel/figure.ts';
import { year as yearPeriod } from '../../../kernel/period.ts';
import type { ChartData } from '../../../web/chart/chart.ts';
import { type ShownFigure, showFigure } from '../../../web/shown-figure.ts';
import type { BodyDetail } from '../body-detail.ts';

function shown(figure: Figure, label: string): ShownFigure {
  // Whole euros are enough to read; the cents are in the evidence and in the file.
  return showFigure(figure, evidencePath(figure.source), label, figure.unit === 'EUR' ? 0 : undefined);
}

/** The figures that open a member's page. */
export async function loadKeyFigures({ tx, registry }: PageReading, body: BodyDetail, year: number) {
  const period = yearPeriod(year);
  const asked = [
    'contributions.amount',
    'contributions.share',
    'catalogue.applications',
    'catalogue.deployments',
    'directory.population',
  ];
  const [paid, share, applications, deployments, population] = (
    await askMany(
      tx,
      registry,
      asked.map((measure) => ({ measure, at: { body: body.code }, period })),
    )
  ).map((figure, index) => shown(figure, `${body.name}, ${registry.get(asked[index] ?? '').label.fr.toLowerCase()} ${year}`));
  if (!paid || !share || !applications || !deployments || !population) throw new Error('every question has an answer');
  return { paid, share, applications, deployments, population };
}

export type UseLine = {
  readonly domain: string;
  /** What the software is called, in alphabetical order. */
  readonly names: readonly string[];
  readonly applications: ShownFigure;
  readonly deployments: ShownFigure;
};

/** What a member uses at the end of the year, by domain. */
export async function loadUses({ tx, registry }: PageReading, body: BodyDetail, year: number, words: Words): Promise<UseLine[]> {
  const question = { measure: 'catalogue.applications', at: { body: body.code }, period: yearPeriod(year) };
  const lines = await breakdown(tx, registry, question, ['domain:root']);
  const used = await breakdown(tx, registry, question, ['domain:root', 'application']);
  const namesOf = (domain: string | undefined) =>
    used
      .filter(({ at }) => at['domain'] === domain)
      .map(({ at }) => words['application']?.get(at['application'] ?? '') ?? at['application'] ?? '')
      .sort((a, b) => a.localeCompare(b, 'fr'));
  const deployments = await askMany(
    tx,
    registry,
    lines.map(({ at }) => ({ ...question, measure: 'catalogue.deployments', at: { ...question.at, ...at } })),
  );
  return lines
    .flatMap(({ at, figure }, index) => {
      const domain = words['domain']?.get(at['domain'] ?? '') ?? at['domain'] ?? '';
      const deployed = deployments[index];
      return deployed
        ? [
            {
              domain,
              names: namesOf(at['domain']),
              applications: shown(figure, `${body.name}, ${domain}, logiciels`),
              deployments: shown(deployed, `${body.name}, ${domain}, déploiements`),
            },
          ]
        : [];
    })
    .sort((a, b) => a.domain.localeCompare(b.domain, 'fr'));
}

export type Payments = {
  readonly years: readonly number[];
  readonly kinds: readonly { readonly kind: string; readonly byYear: readonly (ShownFigure | null)[] }[];
  readonly totals: readonly ShownFigure[];
};

/** What a member pays by kind, over the years for which anything is recorded; the oldest first. */
export async function loadPayments(
  { tx, registry }: PageReading,
  body: BodyDetail,
  years: readonly number[],
  words: Words,
): Promise<Payments> {
  const paid: { year: number; lines: Map<string, Figure>; question: Question }[] = [];
  for (const year of [...years].sort()) {
    const question = { measure: 'contributions.amount', at: { body: body.code }, period: yearPeriod(year) };
    const lines = await breakdown(tx, registry, question, ['kind:root']);
    if (lines.length > 0)
      paid.push({ year, lines: new Map(lines.map(({ at, figure }) => [at['kind'] ?? '', figure])), question });
  }
  const codes = [...new Set(paid.flatMap(({ lines }) => [...lines.keys()]))];
  const named = wordsFor(words, 'kind', registry.get('contributions.amount').dimensions['kind']);
  const name = (code: string) => named.get(code) ?? code;
  const totals = await askMany(
    tx,
    registry,
    paid.map(({ question }) => question),
  );
  return {
    years: paid.map(({ year }) => year),
    kinds: codes.map((code) => ({
      kind: name(code),
      byYear: paid.map(({ year, lines }) => {
        const figure = lines.get(code);
        return figure ? shown(figure, `${body.name}, ${name(code)} ${year}`) : null;
      }),
    })),
    totals: totals.map((figure, index) => shown(figure, `${body.name}, total ${paid[index]?.year ?? ''}`)),
  };
}

export function paymentsChart(body: BodyDetail, { years, kinds }: Payments): ChartData {
  return {
    id: `cotisations-${body.code}`,
    title: `Cotisations de ${body.name} par nature`,
    alternative: `Cotisations hors taxe de ${body.name} par nature, ${years.join(', ')} ; les montants sont dans le tableau qui suit.`,
    kind: 'stacked-bar',
    unit: 'EUR',
    categories: years.map(String),
    series: kinds.map(({ kind, byYear }) => ({ name: kind, values: byYear.map((figure) => figure?.approximate ?? null) })),
  };
}
