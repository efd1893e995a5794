import fc from 'fast-check';
import { sql } from 'kysely';
import type { Tx } from '../../src/database/face.ts';
import type { Coordinates } from '../../src/kernel/figure.ts';
import { type Asked, bodies, functions, kinds, lines, years } from './universe.ts';

/** One edit of one record: what it writes, and what each question must move by, worked out without the database. */
export type Edit = {
  readonly name: string;
  /** Answers -1 when the edit took away what it would have added (a deployment that was there), else 1. */
  readonly write: (tx: Tx) => Promise<1 | -1>;
  /** Hundredths (cents, or a count × 100) by which an additive question moves; 0 when it does not depend on the record. */
  readonly moves: (asked: Asked) => number;
};

function fits(at: Coordinates, record: Readonly<Record<string, string | readonly string[]>>): boolean {
  return Object.entries(at).every(([name, wanted]) => {
    const has = record[name];
    const values = typeof wanted === 'string' ? [wanted] : wanted;
    return typeof has === 'string' ? values.includes(has) : (has ?? []).some((one) => values.includes(one));
  });
}

function inYear(asked: Asked, value: number): boolean {
  return asked.period.from.startsWith(String(value));
}

const amountOf = {
  forecast_cents: 'budget.forecast',
  realised_cents: 'budget.realised',
  carried_over_cents: 'budget.carried_over',
} as const;

const budgetEdit = fc
  .record({
    line: fc.constantFrom(...lines),
    column: fc.constantFrom('forecast_cents' as const, 'realised_cents' as const),
    delta: fc.integer({ min: -900, max: 900_000 }),
  })
  .map(
    ({ line, column, delta }): Edit => ({
      name: `${column} ${JSON.stringify(line)} + ${delta}`,
      write: async (tx) => {
        await sql`update budget.line set ${sql.ref(column)} = ${sql.ref(column)} + ${delta}::int
        where year = ${line.year} and section = ${line.section} and direction = ${line.direction} and chapter = ${line.chapter} and perimeter = ${line.perimeter}`.execute(
          tx,
        );
        return 1;
      },
      moves: (asked) => {
        const measured =
          asked.measure === amountOf[column] ||
          (asked.measure === 'budget.realised_with_carried_over' && column === 'realised_cents');
        const { year, ...record } = line;
        return measured && inYear(asked, year) && fits(asked.at, record) ? delta : 0;
      },
    }),
  );

const contributionEdit = fc
  .record({
    body: fc.constantFrom(...bodies),
    kind: fc.constantFrom(...kinds),
    year: fc.constantFrom(...years),
    delta: fc.integer({ min: -900, max: 900_000 }),
  })
  .map(
    ({ body, kind, year, delta }): Edit => ({
      name: `contribution ${body} ${kind.code} ${year} + ${delta}`,
      write: async (tx) => {
        await sql`update contributions.contribution set amount_cents = amount_cents + ${delta}::int where body = ${body} and kind = ${kind.code} and year = ${year}`.execute(
          tx,
        );
        return 1;
      },
      moves: (asked) => {
        const path = kind.parent === null ? [kind.code] : [kind.parent, kind.code];
        return asked.measure === 'contributions.amount' && inYear(asked, year) && fits(asked.at, { body, kind: path })
          ? delta
          : 0;
      },
    }),
  );

const valueEdit = fc
  .record({
    body: fc.constantFrom(...bodies),
    indicator: fc.constantFrom('acts', 'mandates'),
    year: fc.constantFrom(...years),
    delta: fc.integer({ min: 1, max: 5_000 }),
  })
  .map(
    ({ body, indicator, year, delta }): Edit => ({
      name: `value ${indicator} ${body} ${year} + ${delta}`,
      write: async (tx) => {
        await sql`update indicators.value set value = value + ${delta}::int where body = ${body} and indicator = ${indicator} and period = ${String(year)}`.execute(
          tx,
        );
        return 1;
      },
      moves: (asked) => {
        const domain = indicator === 'acts' ? 'civil' : 'finance';
        return asked.measure === 'indicators.value' &&
          inYear(asked, year) &&
          fits(asked.at, { body, indicator, domain: [domain] })
          ? delta * 100
          : 0;
      },
    }),
  );

const deploymentEdit = fc
  .record({ body: fc.constantFrom(...bodies), used: fc.constantFrom(...functions), year: fc.constantFrom(...years) })
  .map(
    ({ body, used, year }): Edit => ({
      name: `deployment ${used.code} ${body} during ${year}`,
      write: async (tx) => {
        // a stretch that ends on the last day of the year: only the figures of that New Year's Eve see it
        const there =
          await sql`delete from catalogue.subscription where function = ${used.code} and body = ${body} and to_day = ${`${year + 1}-01-01`}::date`.execute(
            tx,
          );
        if (there.numAffectedRows === 1n) return -1;
        await sql`insert into catalogue.subscription (operator, function, body, from_day, to_day, origin, recorded_by)
      values ('alpha', ${used.code}, ${body}, ${`${year}-07-01`}::date, ${`${year + 1}-01-01`}::date, 'entered', 'essai')`.execute(
          tx,
        );
        return 1;
      },
      moves: (asked) =>
        asked.measure === 'catalogue.deployments' &&
        inYear(asked, year) &&
        fits(asked.at, { body, application: used.application, domain: [used.domain], vendor: used.vendor })
          ? 100
          : 0,
    }),
  );

export const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: budgetEdit },
  { weight: 2, arbitrary: contributionEdit },
  { weight: 2, arbitrary: valueEdit },
  { weight: 1, arbitrary: deploymentEdit },
);
