/** A business domain; `path` holds the codes from the root to this one. */
export type Domain = {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
  /** The trades that it covers, in words; null when none were recorded. */
  readonly trades: string | null;
  readonly aliases: readonly string[];
};

export type DomainTree = Domain & { readonly domains: readonly DomainTree[] };

/**
 * Domains under their parents, each level in the order given. A domain whose parents form a ring hangs under none: it is
 * shown at the root rather than lost.
 */
export function domainTree(domains: readonly Domain[]): DomainTree[] {
  const under = (parent: string | null, above: readonly string[]): DomainTree[] =>
    domains
      .filter((domain) => domain.parent === parent && !above.includes(domain.code))
      .map((domain) => ({ ...domain, domains: under(domain.code, [...above, domain.code]) }));
  const tree = under(null, []);
  const placed = new Set<string>();
  const mark = (nodes: readonly DomainTree[]): void => {
    for (const node of nodes) {
      placed.add(node.code);
      mark(node.domains);
    }
  };
  mark(tree);
  return [...tree, ...domains.filter((domain) => !placed.has(domain.code)).map((domain) => ({ ...domain, domains: [] }))];
}
