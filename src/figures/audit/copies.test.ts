import { describe, expect, it } from 'vitest';
import type { PublishedCell } from '../../kernel/cell.ts';
import { auditEdition } from './audit.ts';

function cell(table: string, row: string, column: string, amount: string, unit = 'EUR'): PublishedCell {
  return { section: table, table, row, column, period: '2024', unit, occurrence: 1, printed: amount, value: amount, note: '' };
}

const members = ['Mairie de Ris', 'Mairie de Corbeville', 'OPH d’Évrange', 'SIDOVAL', 'Mairie de Brunelles'];
const paid = ['280000.37', '260000.37', '120000.37', '100000.37', '240000.37'];

describe('amounts of several members that look alike', () => {
  it('are not taken for copies when each member has its own row in both tables', () => {
    const cells = members.flatMap((member, index) => [cell('Adhérents', member, 'Contribution', paid[index] ?? '')]);
    const other = members.map((member, index) => cell('Contributions', member, 'Total', paid[index] ?? ''));
    expect(auditEdition({ code: 'essai-2024', year: 2024, cells: [...cells, ...other] }, [])).toEqual([]);
  });
});

describe('a matrix of crosses', () => {
  it('is no arithmetic, whatever its columns happen to look like', () => {
    const crosses = Array.from({ length: 24 }, (_, row) =>
      members.map((member, column) =>
        cell('Déploiements', `Usage ${row}`, member, (row * 7 + column * 3) % 4 < 2 ? '1' : '0', 'count'),
      ),
    ).flat();
    expect(auditEdition({ code: 'essai-2024', year: 2024, cells: crosses }, [])).toEqual([]);
  });
});
