import type { Family } from './family.ts';
import { holdersOf, keyOf, type Relation, type WebCell } from './parts.ts';
import { aboveOf, type Token } from './token.ts';

type Numbers = readonly ReadonlyMap<string, number>[];
type Part = { readonly table: number; readonly tokens: readonly Token[]; readonly way: string };

/** The branches that a cell is part of, one step up in each tree. */
function branchesAbove(family: Family, { table, tokens }: WebCell): Part[] {
  return tokens.flatMap((token, place) => {
    const above = aboveOf(token);
    return above === null
      ? []
      : [{ table, tokens: tokens.with(place, above), way: `in ${family.tables[table]?.dimensions[place]}` }];
  });
}

/** The cells that a cell is part of in the tables with dimensions dropped; only what is widest in those adds up to them. */
function tablesAbove(family: Family, { table, tokens }: WebCell): Part[] {
  const here = family.tables[table];
  return family.covers.flatMap(([above, below]) => {
    const wider = family.tables[above];
    if (below !== table || !here || !wider) return [];
    const kept = here.dimensions.map((dimension) => wider.dimensions.includes(dimension));
    const rest = tokens.filter((_, place) => kept[place]);
    const holders = here.closesRing
      ? holdersOf(wider, rest)
      : tokens.every((token, place) => kept[place] || aboveOf(token) === null)
        ? [rest]
        : [];
    return holders.map((holder) => ({ table: above, tokens: holder, way: `from ${below}` }));
  });
}

/** What adds up to what, in an order that is the same whatever else is recorded. */
export function relationsOf(family: Family, cells: readonly WebCell[], numbers: Numbers): Relation[] {
  const groups = new Map<string, { parent: number; way: string; children: number[] }>();
  for (const [child, cell] of cells.entries()) {
    const above = family.tables[cell.table]?.closesRing ? [] : branchesAbove(family, cell);
    for (const { table, tokens, way } of [...above, ...tablesAbove(family, cell)]) {
      const parent = numbers[table]?.get(keyOf(tokens));
      if (parent === undefined) continue;
      const group = groups.get(`${parent} ${way}`);
      if (group) group.children.push(child);
      else groups.set(`${parent} ${way}`, { parent, way, children: [child] });
    }
  }
  return [...groups.values()].sort((a, b) => a.parent - b.parent || (a.way < b.way ? -1 : 1));
}
