import type { Tx } from '../../../database/face.ts';
import { ask } from '../../../figures/ask.ts';
import type { Registry } from '../../../figures/registry.ts';
import { dayOf } from '../../../kernel/day.ts';
import { quantityOf } from '../../../kernel/figure.ts';
import { atDay } from '../../../kernel/period.ts';
import { budgetYears, listBudgetLines } from '../../budget/index.ts';
import { deploymentMatrix, listCoreEntries, listGlossaryEntries } from '../../catalogue/index.ts';
import { type Kind, listContributions, listContributionYears, listKinds } from '../../contributions/index.ts';
import { findOperator, listServedBodies } from '../../directory/index.ts';
import { listIndicators, measureOfUnit } from '../../indicators/index.ts';
import type { DraftFacts } from './facts.ts';

async function gatherBudget(tx: Tx, year: number): Promise<Pick<DraftFacts, 'budget' | 'otherPerimeters'>> {
  const perimeters = (await budgetYears(tx)).find((one) => one.year === year)?.perimeters ?? [];
  // Labels are those of the perimeter that is shown: another one may give the same chapter another name.
  const shown = perimeters.includes('own') ? (['own'] as const) : perimeters;
  const lines = (await Promise.all(shown.map((perimeter) => listBudgetLines(tx, year, perimeter))))
    .flat()
    .filter((line) => line.detail === null);
  const budget = (['operating', 'investment'] as const).flatMap((section) =>
    (['revenue', 'expenditure'] as const).flatMap((direction) => {
      const here = lines.filter((line) => line.section === section && line.direction === direction);
      const chapters = [...new Map(here.map(({ chapter, label }) => [chapter, { chapter, label }])).values()];
      return chapters.length === 0
        ? []
        : [{ section, direction, chapters, carriedOver: here.some((line) => line.carriedOver !== null) }];
    }),
  );
  return { budget, otherPerimeters: perimeters.includes('own') && perimeters.length > 1 };
}

/** The codes above a kind, to the root; its own column already holds what is recorded below it. */
function ancestorsOf(kind: Kind, all: readonly Kind[]): string[] {
  const above = all.find((one) => one.code === kind.parent);
  return above ? [above.code, ...ancestorsOf(above, all)] : [];
}

/** Payers in the order of what they pay, for the rows of a table; the amounts themselves come from the measure. */
async function gatherContributions(tx: Tx, year: number): Promise<Pick<DraftFacts, 'contributors' | 'kinds'>> {
  const contributions = await listContributions(tx, { year });
  const weights = new Map<string, number>();
  for (const { body, amount } of contributions) weights.set(body, (weights.get(body) ?? 0) + (amount ?? 0));
  const names = new Map(contributions.map(({ body, bodyName }) => [body, bodyName]));
  const contributors = [...names]
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => (weights.get(b.code) ?? 0) - (weights.get(a.code) ?? 0));
  const used = new Set(contributions.map(({ kind }) => kind));
  const kinds = (await listKinds(tx)).filter(
    (kind, _index, all) => used.has(kind.code) && !ancestorsOf(kind, all).some((above) => used.has(above)),
  );
  return { contributors, kinds: kinds.map(({ code, name }) => ({ code, name })) };
}

async function gatherCatalogue(tx: Tx, year: number): Promise<Pick<DraftFacts, 'domains' | 'users'>> {
  const matrix = await deploymentMatrix(tx, dayOf(year, 12, 31), { by: 'domain' });
  const used = matrix.groups
    .map((group) => ({ ...group, rows: group.rows.filter((row) => row.bodies.length > 0) }))
    .filter((group) => group.rows.length > 0);
  const domains = used.map(({ code, name, rows }) => ({
    code,
    name: name ?? 'Sans domaine',
    functions: rows.map((row) => ({ code: row.function, name: row.functionName, application: row.applicationName })),
  }));
  const using = new Set(used.flatMap((group) => group.rows.flatMap((row) => row.bodies)));
  return {
    domains,
    users: matrix.bodies.filter((body) => using.has(body.code)).map((body) => ({ code: body.code, name: body.shortName })),
  };
}

async function gatherVolumes(tx: Tx, year: number): Promise<Pick<DraftFacts, 'volumes' | 'volumeYears'>> {
  const recent = [year - 2, year - 1, year];
  const indicators = (await listIndicators(tx)).filter((indicator) => indicator.years.some((one) => recent.includes(one)));
  const domains = Map.groupBy(indicators, (indicator) => indicator.domainName ?? 'Sans domaine');
  const volumes = [...domains].map(([domain, within]) => ({
    domain,
    indicators: within.map(({ code, name, unit }) => ({ code, name, unit, measure: measureOfUnit[unit] })),
  }));
  return { volumes, volumeYears: recent.filter((one) => indicators.some((indicator) => indicator.years.includes(one))) };
}

/** Reads, through the capabilities' doors, what an operator has recorded of a year. */
export async function gatherFacts(tx: Tx, registry: Registry, operator: string, year: number): Promise<DraftFacts> {
  const day = dayOf(year, 12, 31);
  const recorded = await findOperator(tx);
  const bodies = await listServedBodies(tx, day);
  const population = await ask(tx, registry, { measure: 'directory.population', at: {}, period: atDay(day) });
  return {
    operator,
    operatorName: recorded?.name ?? operator.toUpperCase(),
    operatorFullName: recorded?.fullName ?? '',
    year,
    bodies: bodies.map(({ code, name }) => ({ code, name })),
    populations: quantityOf(population.result) !== null,
    ...(await gatherBudget(tx, year)),
    ...(await gatherContributions(tx, year)),
    ...(await gatherCatalogue(tx, year)),
    ...(await gatherVolumes(tx, year)),
    core: (await listCoreEntries(tx, day)).map(({ code, title }) => ({ code, title })),
    glossary: (await listGlossaryEntries(tx)).map(({ code, title }) => ({ code, title })),
  };
}

/** Every year of which amounts or volumes are recorded. */
async function recordedYears(tx: Tx): Promise<Set<number>> {
  const budgets = (await budgetYears(tx)).map((one) => one.year);
  const volumes = (await listIndicators(tx)).flatMap((indicator) => indicator.years);
  return new Set([...budgets, ...(await listContributionYears(tx)), ...volumes]);
}

/**
 * True when the year has something to report. Deployments of unknown beginning hold for every year: they make a report by
 * themselves only where nothing dates the operator's life.
 */
export async function hasSomethingOf(tx: Tx, year: number): Promise<boolean> {
  const years = await recordedYears(tx);
  return years.size === 0 || years.has(year);
}
