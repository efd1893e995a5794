import type { RecordedYear } from '../demonstration-staff/workdays.ts';
import { applicationsFor, offices, onApplications, territory, towns } from './catalogue.ts';
import { fitTable } from './fit.ts';
import { sumOf } from './parts.ts';
import { printed } from './published.ts';
import { beneficiaries, domains, kinds, marginsOf } from './si-margins.ts';
import type { Work } from './work.ts';

type Table = number[][];

const includes = (list: readonly string[], text: string) => list.includes(text);

/** How much of a domain's days would be for the operator itself, if nothing were printed. */
function ownInterest(domain: string, project: string): number {
  const isInside = domain === 'syndicat' || domain === 'si-global';
  if (project === 'vie-interne') return isInside ? 10 : 0.1;
  if (project === 'siim94') return isInside ? 5 : 0.5;
  return domain === 'finances' ? 20 : 0.02;
}

/** How much of a domain's days would go to a beneficiary: to housing offices theirs, to others what they have applications in. */
function interest(domain: string, { beneficiary, project }: (typeof beneficiaries)[number]): number {
  if (project !== undefined) return ownInterest(domain, project);
  if (beneficiary === 'MULTI') return domain === 'syndicat' ? 0.3 : 1;
  if (domain === 'syndicat') return 0.02;
  if (includes(offices, beneficiary)) return domain === 'oph' ? 30 : 0.1;
  if (domain === 'oph') return 0;
  if (applicationsFor(beneficiary, domain).length > 0) return beneficiary === territory ? 5 : 1;
  return includes(towns, beneficiary) ? 0.1 : 0.02;
}

/** Shared days for the housing offices, which a report prints beside the table of those that are for one. */
function sharedForOffices(year: number): number | null {
  if (year !== 2018) return null;
  const column = 'jours mutualisés passés pour les OPH (non inclus dans le tableau)';
  return printed(2018, { table: 'narrative-figures', row: 'OPH', column }) * 4;
}

/** Domains by beneficiaries. A cell that is printed is set apart before the others are fitted. */
function domainTable(year: RecordedYear): Table {
  const { domains: byDomain, beneficiaries: byBody } = marginsOf(year);
  const [row, column] = [
    domains.findIndex(([code]) => code === 'oph'),
    beneficiaries.findIndex(({ beneficiary }) => beneficiary === 'MULTI'),
  ];
  const kept = sharedForOffices(year);
  const rest = (numbers: readonly number[], place: number) =>
    numbers.map((number, index) => (index === place ? number - (kept ?? 0) : number));
  const seed = domains.map(([code], i) =>
    beneficiaries.map((served, j) => (kept !== null && i === row && j === column ? 0 : interest(code, served))),
  );
  const table = fitTable(rest(byDomain, row), rest(byBody, column), seed);
  return table.map((line, i) => line.map((part, j) => part + (kept !== null && i === row && j === column ? kept : 0)));
}

type Scope = 'one' | 'shared' | 'inside';

function scopeOf(beneficiary: string): Scope {
  if (beneficiary === 'MULTI') return 'shared';
  return beneficiary === 'INTERNE' ? 'inside' : 'one';
}

/** For whom each kind of work is done, as far as nothing is printed. */
const usual: Readonly<Record<(typeof kinds)[number], Readonly<Record<Scope, number>>>> = {
  'si-suivi': { one: 1, shared: 3, inside: 0.3 },
  'si-assistance': { one: 3, shared: 0.5, inside: 0.02 },
  'si-formation': { one: 3, shared: 1, inside: 0.05 },
  'si-amo': { one: 3, shared: 0.3, inside: 0.1 },
  'si-conception': { one: 1, shared: 1, inside: 0.3 },
  'si-conduite': { one: 2, shared: 1, inside: 0.3 },
  'si-interne': { one: 0.005, shared: 0.1, inside: 10 },
  'si-domaine': { one: 0.01, shared: 1.5, inside: 3 },
};

/** Kinds by domains: what is internal goes where the operator's own days are. */
function kindTable(year: RecordedYear, byDomain: Table): Table {
  const { kinds: byKind, domains: wanted } = marginsOf(year);
  const partOf = (domain: number, scope: Scope) =>
    sumOf((byDomain[domain] ?? []).filter((_, index) => scopeOf(beneficiaries[index]?.beneficiary ?? '') === scope));
  const seed = kinds.map((kind) =>
    domains.map((_, domain) => {
      const { one, shared, inside } = usual[kind];
      return 0.01 + one * partOf(domain, 'one') + shared * partOf(domain, 'shared') + inside * partOf(domain, 'inside');
    }),
  );
  return fitTable(byKind, wanted, seed);
}

/** Project days of September to December, of which a report prints the share; 48 % are so many that they stay 48 in whole quarters. */
function bySeason(year: RecordedYear, works: readonly Work[]): readonly Work[] {
  if (year !== 2020) return works;
  const share = printed(2020, {
    table: 'si-project-by-kind',
    row: 'projet',
    column: "part de l'activité projet de l'année réalisée de septembre à décembre",
    unit: 'percent',
  });
  const isProject = ({ kind }: Work) => ['si-amo', 'si-conception', 'si-conduite'].includes(kind);
  let [before, late] = [0, 0];
  return works.flatMap((work) => {
    if (!isProject(work)) return [work];
    before += work.quarters;
    const part = Math.round((before * share) / 100) - late;
    late += part;
    return [
      { ...work, quarters: part, season: 'autumn' as const },
      { ...work, quarters: work.quarters - part, season: 'spring' as const },
    ];
  });
}

/** What the systems pole worked in a year: every printed sum by kind, by domain and by beneficiary at once. */
export function siWorks(year: RecordedYear): readonly Work[] {
  const byDomain = domainTable(year);
  const byKind = kindTable(year, byDomain);
  const works = domains.flatMap(([domain], d) => {
    const rows = byKind.map((row) => row[d] ?? 0);
    const seed = kinds.map((kind) => beneficiaries.map(({ beneficiary }) => usual[kind][scopeOf(beneficiary)]));
    const table = fitTable(rows, byDomain[d] ?? [], seed);
    return kinds.flatMap((kind, k) =>
      beneficiaries.flatMap((served, b): Work[] => {
        const quarters = table[k]?.[b] ?? 0;
        return quarters === 0 ? [] : [{ kind, ...served, domain, quarters }];
      }),
    );
  });
  return bySeason(year, works.flatMap(onApplications)).filter(({ quarters }) => quarters > 0);
}
