import type { DomainTree } from '../../catalogue/index.ts';

/** A tree of domains as a list, each before those that it holds. */
export function everyDomain(tree: readonly DomainTree[]): readonly DomainTree[] {
  return tree.flatMap((domain) => [domain, ...everyDomain(domain.domains)]);
}
