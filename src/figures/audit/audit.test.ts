import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellKey } from '../../kernel/cell.ts';
import { auditEdition } from './audit.ts';
import { drawFrom } from './samples/printed.ts';
import { cleanReports } from './samples/report.ts';
import { amountFaults } from './samples/sow-amounts.ts';
import { otherFaults } from './samples/sow-others.ts';

describe('faults sown into a report that holds together', () => {
  /** Share of sown faults that must be found at the cell where they were sown; measured, and only to be raised. */
  const threshold = 0.95;

  it.each(Object.entries({ ...amountFaults, ...otherFaults }))('finds %s', (_, sow) => {
    const outcomes = Array.from({ length: 12 }, (_, index) => {
      const { edition, earlier } = cleanReports(index * 7 + 1);
      const [former] = earlier;
      const sown = former ? sow(edition, drawFrom(index * 31 + 5), former) : null;
      if (!sown) return [];
      const hit = auditEdition(sown.edition, earlier).some(
        (finding) => finding.kind !== 'rounding' && sown.targets.has(cellKey(finding.cell)),
      );
      return [{ what: sown.what, hit }];
    }).flat();
    const missed = outcomes.filter(({ hit }) => !hit).map(({ what }) => what);
    expect(outcomes.length).toBeGreaterThan(8);
    expect(missed.length / outcomes.length, missed.join('\n')).toBeLessThanOrEqual(1 - threshold + 0.05);
  });
});

describe('a report that holds together', () => {
  it('has no error and nothing doubtful, whatever its figures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const { edition, earlier } = cleanReports(seed);
        expect(
          auditEdition(edition, earlier)
            .filter(({ kind }) => kind !== 'rounding')
            .map(({ explanation }) => explanation),
        ).toEqual([]);
      }),
      { numRuns: 30, seed: 20 },
    );
  });
});
