import { sql } from 'kysely';
import type { Tx } from '../../src/database/face.ts';
import { day } from '../../src/kernel/day.ts';
import type { Coordinates, Question } from '../../src/kernel/figure.ts';
import { atDay, type Period, year } from '../../src/kernel/period.ts';

/** A small operator of which every record can be named, for the test of what depends on what. */
export const bodies = ['arcueil', 'gentilly', 'opaly'] as const;
export const kinds = [
  { code: 'alc', parent: null },
  { code: 'recurrent', parent: 'alc' },
  { code: 'specific', parent: 'alc' },
  { code: 'core', parent: null },
] as const;
export const functions = [
  { code: 'f-acts', application: 'melodie', domain: 'civil', vendor: 'arpege' },
  { code: 'f-graves', application: 'requiem', domain: 'civil', vendor: 'arpege' },
  { code: 'f-accounts', application: 'coriolis', domain: 'finance', vendor: 'atos' },
] as const;
const chapters = ['011', '70', '74'] as const;
export const years = [2019, 2020] as const;

export type Line = {
  readonly year: number;
  readonly section: string;
  readonly direction: string;
  readonly chapter: string;
  readonly perimeter: string;
};

export const lines: readonly Line[] = years.flatMap((one) =>
  ['operating', 'investment'].flatMap((section) =>
    ['revenue', 'expenditure'].flatMap((direction) =>
      chapters.flatMap((chapter) =>
        ['own', 'purchasing'].map((perimeter) => ({ year: one, section, direction, chapter, perimeter })),
      ),
    ),
  ),
);

const origin = sql`'entered', 'essai'`;

async function insertFoundations(tx: Tx): Promise<void> {
  await sql`insert into directory.operator (operator, code, name, origin, recorded_by) values ('alpha', 'alpha', 'Alpha', ${origin})`.execute(
    tx,
  );
  for (const body of bodies) {
    await sql`insert into directory.body (operator, code, name, status, category, origin, recorded_by) values ('alpha', ${body}, ${body}, 'member', 'town', ${origin})`.execute(
      tx,
    );
  }
  for (const kind of kinds) {
    await sql`insert into contributions.kind (operator, code, name, parent, origin, recorded_by) values ('alpha', ${kind.code}, ${kind.code}, ${kind.parent}, ${origin})`.execute(
      tx,
    );
  }
  for (const domain of new Set(functions.map((one) => one.domain))) {
    await sql`insert into catalogue.domain (operator, code, name, origin, recorded_by) values ('alpha', ${domain}, ${domain}, ${origin})`.execute(
      tx,
    );
  }
  for (const vendor of new Set(functions.map((one) => one.vendor))) {
    await sql`insert into catalogue.vendor (operator, code, name, origin, recorded_by) values ('alpha', ${vendor}, ${vendor}, ${origin})`.execute(
      tx,
    );
  }
  for (const { code, application, domain, vendor } of functions) {
    await sql`insert into catalogue.application (operator, code, name, vendor, domain, origin, recorded_by) values ('alpha', ${application}, ${application}, ${vendor}, ${domain}, ${origin})`.execute(
      tx,
    );
    await sql`insert into catalogue.function (operator, code, name, application, domain, origin, recorded_by) values ('alpha', ${code}, ${code}, ${application}, ${domain}, ${origin})`.execute(
      tx,
    );
  }
  await sql`insert into indicators.indicator (operator, code, name, unit, application, period_kind, accumulation, origin, recorded_by)
    values ('alpha', 'acts', 'Actes', 'count', 'melodie', 'year', 'sum', ${origin}), ('alpha', 'mandates', 'Mandats', 'count', 'coriolis', 'year', 'sum', ${origin})`.execute(
    tx,
  );
}

/** Fills the universe: every line, contribution and value there is, each with an amount of its own. */
export async function fillUniverse(tx: Tx): Promise<void> {
  await insertFoundations(tx);
  for (const [index, line] of lines.entries()) {
    await sql`insert into budget.line (operator, year, section, direction, chapter, label, forecast_cents, realised_cents, carried_over_cents, perimeter, origin, recorded_by)
      values ('alpha', ${line.year}, ${line.section}, ${line.direction}, ${line.chapter}, 'chapitre', ${10_000 + index * 137}, ${9_000 + index * 211}, ${index % 5 === 0 ? null : 500 + index}, ${line.perimeter}, ${origin})`.execute(
      tx,
    );
  }
  for (const [index, one] of years
    .flatMap((value) => bodies.flatMap((body) => kinds.map(({ code }) => ({ value, body, code }))))
    .entries()) {
    await sql`insert into contributions.contribution (operator, year, body, kind, amount_cents, origin, recorded_by) values ('alpha', ${one.value}, ${one.body}, ${one.code}, ${1_000 + index * 31}, ${origin})`.execute(
      tx,
    );
  }
  for (const [index, one] of years
    .flatMap((value) => bodies.flatMap((body) => ['acts', 'mandates'].map((indicator) => ({ value, body, indicator }))))
    .entries()) {
    await sql`insert into indicators.value (operator, indicator, body, period, value, origin, recorded_by) values ('alpha', ${one.indicator}, ${one.body}, ${String(one.value)}, ${100 + index * 7}, ${origin})`.execute(
      tx,
    );
  }
}

/** A question of the test, and the figures that it is made of when it is a rate or a share. */
export type Asked = Question & { readonly additive: boolean };

function grid(measure: string, coordinates: readonly Coordinates[], periods: readonly Period[], additive = true): Asked[] {
  return coordinates.flatMap((at) => periods.map((period) => ({ measure, at, period, additive })));
}

const periods = years.map((value) => year(value));
const newYearsEve = years.map((value) => atDay(day(`${value}-12-31`)));

/**
 * The same coordinates with every other dimension written out in full: the same figure, and one statement for all of a
 * measure's questions instead of one for each set of dimensions.
 */
function inFull(dimensions: Coordinates, coordinates: readonly Coordinates[]): Coordinates[] {
  return coordinates.map((at) => ({ ...dimensions, ...at }));
}

const budgetAt = inFull(
  {
    section: ['operating', 'investment'],
    direction: ['revenue', 'expenditure'],
    chapter: chapters,
    perimeter: ['own', 'purchasing'],
  },
  [
    {},
    ...['operating', 'investment'].map((section) => ({ section })),
    ...['operating', 'investment'].flatMap((section) =>
      ['revenue', 'expenditure'].map((direction) => ({ section, direction, perimeter: 'own' })),
    ),
    ...chapters.map((chapter) => ({ section: 'operating', direction: 'expenditure', chapter })),
    { chapter: ['70', '74'], perimeter: 'purchasing' },
  ],
);
const contributionAt = [
  {},
  ...inFull({ kind: ['alc', 'core'], body: bodies }, [
    ...bodies.map((body) => ({ body })),
    ...kinds.map(({ code }) => ({ kind: code })),
    { body: 'arcueil', kind: 'alc' },
  ]),
];
const deploymentAt = [
  {},
  ...inFull(
    {
      body: bodies,
      domain: ['civil', 'finance'],
      vendor: ['arpege', 'atos'],
      application: functions.map((one) => one.application),
    },
    [...bodies.map((body) => ({ body })), { domain: 'civil' }, { vendor: 'atos' }, { application: 'requiem', body: 'opaly' }],
  ),
];
const valueAt = [
  { domain: 'finance' },
  ...inFull({ body: bodies }, [{ indicator: 'acts' }, { indicator: 'mandates' }, { indicator: 'acts', body: 'gentilly' }]),
];

export const questions: readonly Asked[] = [
  ...['budget.forecast', 'budget.realised', 'budget.carried_over', 'budget.realised_with_carried_over'].flatMap((measure) =>
    grid(measure, budgetAt, periods),
  ),
  ...grid('budget.rate', budgetAt, periods, false),
  ...grid('contributions.amount', contributionAt, periods),
  ...grid(
    'contributions.share',
    inFull(
      { kind: ['alc', 'core'] },
      bodies.map((body) => ({ body })),
    ),
    periods,
    false,
  ),
  ...grid('catalogue.deployments', deploymentAt, newYearsEve),
  ...grid('indicators.value', valueAt, periods),
];
