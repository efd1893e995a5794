import { describe, expect, it } from 'vitest';
import { year } from '../kernel/period.ts';
import { allOpenedSearch, readOpened, toggledSearch } from './opened.ts';
import { branchesOf, branchRows, type Column } from './plan-rows.ts';

const columns: readonly Column[] = [{ label: '2018', ask: (at) => ({ measure: 'essai.jours', at, period: year(2018) }) }];
const leaf = (code: string, parent: string | null) => ({ code, name: code, parent });
const tree = branchesOf([leaf('a', null), leaf('b', 'a'), leaf('c', 'b'), leaf('d', null), leaf('ring', 'ring')], 'kind');
const shown = (opened?: ReadonlySet<string> | 'all') =>
  branchRows(tree, columns, { opened }).map(
    ({ key, depth, kind, opens }) => `${key} ${depth ?? '-'} ${kind}${opens ? (opens.isOpen ? ' open' : ' closed') : ''}`,
  );

describe('the rows of a tree', () => {
  it('stand each under the one that holds it, and nothing is part of itself', () => {
    expect(shown()).toEqual(['a - subtotal', 'b - subtotal', 'c - detail', 'd - plain']);
    expect(branchRows(tree, columns).at(1)?.cells).toEqual([{ measure: 'essai.jours', at: { kind: 'b' }, period: year(2018) }]);
  });

  it('are shown as far as they are opened', () => {
    expect(shown(new Set())).toEqual(['a 0 subtotal closed', 'd 0 plain']);
    expect(shown(new Set(['a', 'c']))).toEqual(['a 0 subtotal open', 'b 1 subtotal closed', 'd 0 plain']);
    expect(shown('all')).toEqual(['a 0 subtotal', 'b 1 subtotal', 'c 2 detail', 'd 0 plain']);
  });

  it('are opened and closed by the address, which closes the figure that is open at its side', () => {
    const opened = toggledSearch('?annee=2018&preuve=x', 'a');
    expect(opened).toBe('?annee=2018&ouvrir=a');
    expect(toggledSearch(opened, 'b')).toBe('?annee=2018&ouvrir=a&ouvrir=b');
    expect(toggledSearch(opened, 'a')).toBe('?annee=2018');
    expect(readOpened(new URLSearchParams(opened))).toEqual(new Set(['a']));
    expect(readOpened(new URLSearchParams(allOpenedSearch(opened, true)))).toBe('all');
    expect(allOpenedSearch('?ouvrir=tout&annee=2018', false)).toBe('?annee=2018');
  });
});
