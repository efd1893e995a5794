import { chance } from '../demonstration-staff/chance.ts';
import { divide } from './parts.ts';
import { rowsOf } from './tables.ts';
import type { Beneficiary, Work } from './work.ts';

const domainOf = new Map(rowsOf('logiciels').map((row) => [row['code'] ?? '', row['domaine'] ?? '']));
const applicationOf = new Map(rowsOf('fonctions').map((row) => [row['code'] ?? '', row['logiciel'] ?? '']));

/** The bodies that use each application, by the published matrix. */
const users = new Map<string, ReadonlySet<string>>();
for (const row of rowsOf('deploiements')) {
  const application = applicationOf.get(row['fonction'] ?? '') ?? '';
  users.set(application, new Set([...(users.get(application) ?? []), row['adherent'] ?? '']));
}

/** Domains of the catalogue whose applications serve a domain that the teams count days by. */
const served: Readonly<Record<string, readonly string[]>> = {
  'action-sociale': ['action-sociale', 'restauration-collective'],
  dematerialisation: ['administration'],
  'si-global': ['fonctionnement-general'],
  finances: ['finances', 'marches'],
  famille: ['famille', 'usagers'],
  logement: ['logement', 'services-techniques'],
};

type Weighted = readonly (readonly [application: string, weight: number])[];

/** Applications with how many bodies use them: of a domain or of all, for one body or for those of several. */
export function applicationsFor(beneficiary: Beneficiary, domain?: string): Weighted {
  if (beneficiary === 'INTERNE') return [];
  return [...users].flatMap(([application, bodies]) => {
    const own = domainOf.get(application) ?? '';
    const fits = own !== '' && (domain === undefined || (served[domain] ?? [domain]).includes(own));
    const isUsed = beneficiary === 'MULTI' ? bodies.size > 1 : bodies.has(beneficiary);
    return fits && isUsed ? [[application, bodies.size] as const] : [];
  });
}

/** Parts of a number of quarters below which another application is not worth a line. */
const worthALine = 40;

/** The same days, each on an application of the domain that the beneficiary uses; on none where there is none. */
export function onApplications(work: Work): readonly Work[] {
  const { beneficiary, domain, kind, quarters } = work;
  const known = applicationsFor(beneficiary, domain).toSorted(
    ([a], [b]) => chance(a, beneficiary, kind) - chance(b, beneficiary, kind),
  );
  const kept = known.slice(0, 1 + Math.floor(quarters / worthALine));
  if (kept.length === 0 || quarters === 0) return [work];
  const weights = kept.map(([, weight]) => weight);
  return divide(quarters, weights, 4).map((part, index) => {
    const application = kept[index]?.[0];
    // Said once: the domain of a line is that of its application.
    const said = application !== undefined && domainOf.get(application) === domain ? undefined : domain;
    return { ...work, application, domain: said, quarters: part };
  });
}

export const towns = ['arcueil', 'gentilly', 'ivry-sur-seine', 'villejuif', 'vitry-sur-seine'] as const;
export const offices = ['opaly', 'oph-villejuif', 'oph-ivry-sur-seine', 'oph-vitry-sur-seine', 'oph-thiais'] as const;
/** « Syndicats et Théâtre ». */
export const syndicates = ['saf-94', 'sidoresto', 'smbvb', 'theatre-antoine-vitez'] as const;
export const territory = 'grand-orly-seine-bievre';

/** Bodies with how much of a team's days they take, in a year; those that are not served then have none. */
export function bodiesIn(year: number): readonly (readonly [string, number])[] {
  const all: readonly (readonly [string, number])[] = [
    ['ivry-sur-seine', 24],
    ['vitry-sur-seine', 24],
    ['villejuif', 16],
    ['arcueil', 9],
    ['gentilly', 8],
    [territory, 8],
    ['oph-ivry-sur-seine', 6],
    ['oph-vitry-sur-seine', 5],
    ['opaly', 4],
    ['oph-villejuif', 3],
    ['oph-thiais', year >= 2018 ? 3 : 0],
    ['saf-94', 1],
    ['champigny-sur-marne', year <= 2018 ? 2 : 0],
    ['savigny-le-temple', year >= 2020 ? 2 : 0],
  ];
  return all.filter(([, weight]) => weight > 0);
}
