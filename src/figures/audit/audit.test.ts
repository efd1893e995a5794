import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellKey, numberOccurrences } from '../../kernel/cell.ts';
import { auditEdition } from './audit.ts';
import { drawFrom } from './samples/printed.ts';
import { cleanReports } from './samples/report.ts';
import { amountFaults } from './samples/sow-amounts.ts';
import { otherFaults } from './samples/sow-others.ts';
import type { Sower } from './samples/sown.ts';

type Outcome = { what: string; at: 'the cell' | 'its sum' | 'nowhere'; besides: number };

/** One fault sown into one report: found at its own cell, or at the total that its sum accuses (when its rows are all as suspect). */
function outcome(sow: Sower, seed: number): Outcome[] {
  const { edition, earlier } = cleanReports(seed * 7 + 1);
  const [former] = earlier;
  const sown = former ? sow(edition, drawFrom(seed * 31 + 5), former) : null;
  if (!sown) return [];
  const findings = auditEdition(sown.edition, earlier).filter(({ kind }) => kind !== 'rounding');
  const isTarget = (cell: Parameters<typeof cellKey>[0]) => sown.targets.has(cellKey(cell));
  const telling = findings.filter(({ cell, others }) => isTarget(cell) || others.some(isTarget));
  const at = findings.some(({ cell }) => isTarget(cell)) ? 'the cell' : telling.length > 0 ? 'its sum' : 'nowhere';
  return [{ what: sown.what, at, besides: findings.length - telling.length }];
}

const tried: Outcome[] = [];

describe('faults sown into a report that holds together', () => {
  it.each(Object.entries({ ...amountFaults, ...otherFaults }))('finds %s', (_, sow) => {
    const outcomes = Array.from({ length: 12 }, (__, seed) => outcome(sow, seed)).flat();
    tried.push(...outcomes);
    expect(outcomes.length).toBeGreaterThan(8);
    expect(outcomes.filter(({ at }) => at === 'nowhere').map(({ what }) => what)).toEqual([]);
  });

  /** Measured 0.97 and 0.00 when written; to be raised, and lowered, only. */
  it('points at the very cell, and at no other', () => {
    expect(tried.length).toBeGreaterThan(200);
    expect(tried.filter(({ at }) => at === 'the cell').length / tried.length).toBeGreaterThanOrEqual(0.95);
    expect(tried.reduce((sum, { besides }) => sum + besides, 0) / tried.length).toBeLessThanOrEqual(0.02);
  });
});

describe('a report that holds together', () => {
  it('has no error and nothing doubtful, whatever its figures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const { edition, earlier } = cleanReports(seed);
        const findings = auditEdition(edition, earlier).filter(({ kind }) => kind !== 'rounding');
        expect(findings.map(({ explanation }) => explanation)).toEqual([]);
      }),
      { numRuns: 30, seed: 20 },
    );
  });

  it('is never made to fail by what a file may hold', () => {
    const text = fc.oneof(
      fc.constantFrom('Total', 'dont', '2020', 'Prévisions', 'taux de réalisation', '10 dotations', '', 'A | B'),
      fc.string(),
    );
    const number = fc.oneof(
      fc.integer().map(String),
      fc.constantFrom('', '1 234,56', '12,3,4', '- €', '0,00%', 'xx', '99999999999999999999'),
      fc.string(),
    );
    const unit = fc.constantFrom('EUR', 'kEUR', 'percent', 'days', 'count', 'text', 'unité inconnue');
    const cell = fc.record({
      section: text,
      table: text,
      row: text,
      column: text,
      period: text,
      unit,
      printed: number,
      value: fc.option(number),
      note: text,
    });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 40 }), (cells) => {
        const edition = { code: 'x', year: 2020, cells: numberOccurrences(cells) };
        for (const finding of auditEdition(edition, [{ ...edition, year: 2019 }])) {
          expect(`${finding.expected} ${finding.difference} ${finding.explanation}`).not.toMatch(/NaN|undefined|Infinity/);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is told as it is printed: the same figures, the same findings', () => {
    const { edition, earlier } = cleanReports(3);
    const sown = amountFaults.transposed?.(edition, drawFrom(4), edition);
    expect(auditEdition(sown?.edition ?? edition, earlier)).toEqual(auditEdition(sown?.edition ?? edition, earlier));
  });
});
