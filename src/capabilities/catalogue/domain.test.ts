import { expect, it } from 'vitest';
import { type Domain, type DomainTree, domainTree } from './domain.ts';

const domain = (code: string, parent: string | null): Domain => ({ code, name: code, parent, trades: null, aliases: [] });
const shape = (nodes: readonly DomainTree[]): string =>
  nodes.map((node) => `${node.code}${node.domains.length > 0 ? `(${shape(node.domains)})` : ''}`).join(' ');

it('domains stand under their parents, in the order given', () => {
  expect(
    shape(domainTree([domain('b', null), domain('a', null), domain('b2', 'b'), domain('b1', 'b'), domain('b1x', 'b1')])),
  ).toBe('b(b2 b1(b1x)) a');
});

it('domains recorded as each other’s parents are shown rather than lost', () => {
  expect(shape(domainTree([domain('a', null), domain('x', 'y'), domain('y', 'x')]))).toBe('a x y');
});
