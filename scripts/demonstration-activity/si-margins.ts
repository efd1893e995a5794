import type { RecordedYear } from '../demonstration-staff/workdays.ts';
import { offices, syndicates, territory, towns } from './catalogue.ts';
import { divide, near, spread, sumOf } from './parts.ts';
import { printed, printedRows } from './published.ts';
import type { Beneficiary } from './work.ts';

/** What the systems pole worked in a year, in quarters: by kind, by domain and by beneficiary, each with the same sum. */
export type Margins = {
  readonly kinds: readonly number[];
  readonly domains: readonly number[];
  readonly beneficiaries: readonly number[];
};

export const kinds = [
  'si-suivi',
  'si-assistance',
  'si-formation',
  'si-amo',
  'si-conception',
  'si-conduite',
  'si-interne',
  'si-domaine',
] as const;

/** Domains by their codes, and as the report of 2018 prints them. */
export const domains = [
  ['action-sociale', 'Action sociale'],
  ['affaires-civiles', 'Affaires Civiles & Citoyennes'],
  ['famille', 'Affaires Familiales'],
  ['dematerialisation', 'Dématérialisation'],
  ['syndicat', 'Domaine SIIM'],
  ['finances', 'Finances'],
  ['logement', 'Habitat-Urbanisme-Patrimoine'],
  ['oph', 'Offices HLM'],
  ['ressources-humaines', 'Ressources Humaines'],
  ['sante', 'Santé publique'],
  ['si-global', "Système d'information Global et Divers"],
] as const;

type Served = { readonly beneficiary: Beneficiary; readonly project?: string };

/** Three rows of the report are the operator itself: they are told apart by a project. */
const inside = ['vie-interne', 'siim94', 'siim-finances'] as const;

export const beneficiaries: readonly Served[] = [
  ...offices.map((beneficiary) => ({ beneficiary })),
  ...towns.map((beneficiary) => ({ beneficiary })),
  ...syndicates.map((beneficiary) => ({ beneficiary })),
  { beneficiary: territory },
  { beneficiary: 'champigny-sur-marne' },
  { beneficiary: 'savigny-le-temple' },
  { beneficiary: 'MULTI' },
  ...inside.map((project) => ({ beneficiary: 'INTERNE', project })),
];

function orFail<Value>(found: Value | null | undefined, what: string): Value {
  if (found === null || found === undefined) throw new Error(`the printed figures of ${what} can't all be met`);
  return found;
}

/** The first of two choices of parts that add up to what is asked. */
function firstOf<Value>(tried: Iterable<Value | null>): Value | null {
  for (const one of tried) if (one !== null) return one;
  return null;
}

/** Leaves add up to their totals, and the totals to the whole: each printed figure is moved by a quarter or two where parts were rounded. */
function kindsIn(year: number, total: number): number[] {
  const type = (row: string) => printed(2018, { table: 'si-activity-by-type', row, column: String(year) });
  const run = printedRows(2018, 'si-mco-by-kind', ["Suivi d'application", 'Assistance', 'Formation'], year);
  const project = printedRows(
    2018,
    'si-project-by-kind',
    ["assistance à maîtrise d'ouvrage", 'Conception / Développement', 'Conduite de Projet'],
    year,
  );
  const rest = [type('Interne SIIM94'), type('Gestion Domaine')];
  const tried = near(type('maintien condition opérationnelles')).flatMap((ofRun) =>
    near(type('Projet')).map((ofProject) => {
      const parts = [spread(run, ofRun), spread(project, ofProject), spread(rest, total - ofRun - ofProject)];
      return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
    }),
  );
  return orFail(firstOf(tried), `kinds in ${year}`);
}

const printedOffices = ['OPALY', 'OPH de Villejuif', "OPH d'Ivry sur Seine", 'OPH de Vitry sur Seine', 'OPH de Thiais'];
const printedBodies = ['Arcueil', 'Gentilly', 'Ivry/Seine', 'Villejuif', 'Vitry/Seine'];
const printedOthers = ['Syndicats et Théâtre', 'Territoire', 'Champigny', '**MULTI', '**INTERNE', 'SIIM94', 'SIIM_Finances'];

/** The table of the housing offices is followed where that of all members prints another sum for them. */
function beneficiariesIn(year: number, total: number): number[] {
  const office = printedRows(2018, 'si-activity-by-housing-office', printedOffices, year);
  const others = printedRows(2018, 'si-activity-by-member', [...printedBodies, ...printedOthers], year);
  const wanted = printed(2018, { table: 'si-activity-by-housing-office', row: 'TOTAL GENERAL', column: String(year) });
  const tried = near(wanted).map((ofOffices) => {
    const [first, second] = [spread(office, ofOffices), spread(others, total - ofOffices)];
    return first && second ? { first, second } : null;
  });
  const { first, second } = orFail(firstOf(tried), `members in ${year}`);
  const [union = 0, ...after] = second.slice(printedBodies.length);
  const [place = 0, champigny = 0, ...last] = after;
  return [...first, ...second.slice(0, printedBodies.length), ...divide(union, [3, 3, 2, 4]), place, champigny, 0, ...last];
}

/** The three years that the report of 2018 prints in full. */
function printedMargins(year: 2016 | 2017 | 2018): Margins {
  const total = printed(2018, { table: 'si-activity-by-type', row: 'Total Général', column: String(year) }) * 4;
  const byDomain = spread(
    printedRows(
      2018,
      'si-activity-by-domain',
      domains.map(([, row]) => row),
      year,
    ),
    total,
  );
  return {
    kinds: kindsIn(year, total),
    domains: orFail(byDomain, `domains in ${year}`),
    beneficiaries: beneficiariesIn(year, total),
  };
}

/** Days for a member or customer in the years whose table by member is not printed. */
const specificDays = { 2019: 1020, 2020: 1000 } as const;

/** Of these years the types alone are printed: within them, and by domain and by member, all is as in 2018. */
function scaledMargins(year: 2019 | 2020): Margins {
  const model = printedMargins(2018);
  const types = printedRows(2020, 'si-activity-by-type', ['MCO', 'Projet', 'Interne SIIM94', 'Gestion Domaine'], year);
  const [run = 0, project = 0, internal = 0, domain = 0] = types.map((days) => days * 4);
  const total = run + project + internal + domain;
  const bodies = model.beneficiaries.slice(0, -4).map((quarters, index) => {
    const { beneficiary } = beneficiaries[index] ?? {};
    if (beneficiary === 'champigny-sur-marne') return 0;
    return beneficiary === 'savigny-le-temple' && year === 2020 ? 60 : quarters;
  });
  const specific = specificDays[year] * 4;
  return {
    kinds: [...divide(run, model.kinds.slice(0, 3)), ...divide(project, model.kinds.slice(3, 6)), internal, domain],
    domains: divide(total, model.domains),
    beneficiaries: [...divide(specific, bodies), ...divide(total - specific, model.beneficiaries.slice(-4))],
  };
}

export function marginsOf(year: RecordedYear): Margins {
  const margins = year === 2016 || year === 2017 || year === 2018 ? printedMargins(year) : scaledMargins(year);
  const sums = new Set([margins.kinds, margins.domains, margins.beneficiaries].map(sumOf));
  if (sums.size > 1) throw new Error(`the margins of ${year} have several sums: ${[...sums].join(', ')}`);
  return margins;
}
