import type { Coordinates } from '../../kernel/figure.ts';
import type { Secrecy } from '../../kernel/measure.ts';

/** A person on a day, as far as figures sort them: per dimension its value, the path of a tree, or null. */
export type Placed = { readonly person: string; readonly at: Readonly<Record<string, string | readonly string[] | null>> };

/** The persons that one figure is about. `askable`: a reader may ask it; what cannot be asked may still be worked out. */
export type Cell = { readonly key: string; readonly askable: boolean; readonly persons: Set<string> };

/** `parent` is what its `children` add up to; or differs from its one child by what is known from elsewhere. */
export type Relation = { readonly parent: string; readonly children: readonly string[] };

/** Every figure that holds somebody, and how they add up to one another. A figure that holds nobody is 0 and no secret. */
export type Sheet = { readonly cells: ReadonlyMap<string, Cell>; readonly relations: readonly Relation[] };

type Rules = Pick<Secrecy<unknown>, 'dimensions' | 'tables' | 'tied'>;

/** The same text for the same coordinates, one value each, whatever their order. */
export function cellKey(at: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(at).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The cells that a question adds up. */
export function cellsAsked(at: Coordinates): string[] {
  const all = Object.entries(at).reduce<Record<string, string>[]>(
    (found, [name, value]) =>
      found.flatMap((one) => (typeof value === 'string' ? [value] : value).map((each) => ({ ...one, [name]: each }))),
    [{}],
  );
  return all.map(cellKey);
}

/** The tables that can be asked and what any two of them have in common: through it one tells of the other. */
function tablesOf(tables: Rules['tables']): Map<string, Table> {
  const found = new Map(tables.map((names) => [[...names].sort().join(), { names: [...names].sort(), askable: true }]));
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    const known = [...found.values()];
    for (const a of known)
      for (const b of known) {
        const names = a.names.filter((name) => b.names.includes(name));
        if (!found.has(names.join())) found.set(names.join(), { names, askable: false });
      }
  }
  return found;
}

/** Nobody's value, and a node's own persons beside those of its branches: neither can be asked, both can be worked out. */
const none = '\u0000none';
const own = (node: string) => `${node}\u0000own`;
const isAskable = (value: string) => !value.includes('\u0000');

type Branch = { readonly value: string; readonly parent: string | null };

/** From the root down, each with what it is a part of. */
function branchesOf(value: string | readonly string[] | null | undefined): Branch[] {
  if (value === null || value === undefined || value.length === 0) return [{ value: none, parent: null }];
  if (typeof value === 'string') return [{ value, parent: null }];
  const nodes = value.map((node, depth): Branch => ({ value: node, parent: value[depth - 1] ?? null }));
  const last = value.at(-1) ?? none;
  return [...nodes, { value: own(last), parent: last }];
}

type Table = { readonly names: readonly string[]; readonly askable: boolean };

/** The sums being gathered: each under its parent and the dimension that it is split by. */
class Sums {
  readonly #sums = new Map<string, { readonly parent: string; readonly children: Set<string> }>();

  add(parent: string, by: string, child: string): void {
    const sum = this.#sums.get(`${by} ${parent}`) ?? { parent, children: new Set() };
    this.#sums.set(`${by} ${parent}`, sum);
    sum.children.add(child);
  }

  list(): Relation[] {
    // In one order, whatever that of the rows: everybody is hidden the same cells.
    const sorted = [...this.#sums].sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.map(([, { parent, children }]) => ({ parent, children: [...children].sort() }));
  }
}

/** What a cell is a part of: the branch above it in each tree, and the table without each dimension, where there is one. */
function addParents(
  sums: Sums,
  values: Readonly<Record<string, string>>,
  branches: readonly Branch[],
  known: ReadonlySet<string>,
): void {
  const key = cellKey(values);
  for (const [index, [name]] of Object.entries(values).entries()) {
    const above = branches[index]?.parent ?? null;
    const { [name]: _, ...wider } = values;
    if (above !== null) sums.add(cellKey({ ...values, [name]: above }), name, key);
    else if (known.has(Object.keys(wider).join())) sums.add(cellKey(wider), name, key);
  }
}

/** All the cells of the rows given, with what adds up to what. */
export function layOut(rules: Rules, rows: readonly Placed[]): Sheet {
  const cells = new Map<string, Cell>();
  const sums = new Sums();
  const byNames = tablesOf(rules.tables);
  const tables: readonly Table[] = [...byNames.values()];
  const known = new Set(byNames.keys());
  for (const { person, at } of rows) {
    for (const { names, askable } of tables) {
      for (const branches of crossed(names.map((name) => branchesOf(at[name])))) {
        const values = Object.fromEntries(names.map((name, index) => [name, branches[index]?.value ?? none]));
        const key = cellKey(values);
        const found = cells.get(key);
        if (found) found.persons.add(person);
        else {
          cells.set(key, { key, askable: askable && Object.values(values).every(isAskable), persons: new Set([person]) });
          addParents(sums, values, branches, known);
        }
      }
    }
  }
  return { cells, relations: [...sums.list(), ...tiesOf(rules.tied, tables, cells)] };
}

function crossed(lists: readonly (readonly Branch[])[]): Branch[][] {
  return lists.reduce<Branch[][]>((found, list) => found.flatMap((one) => list.map((each) => [...one, each])), [[]]);
}

function tiesOf(
  tied: Rules['tied'],
  tables: readonly { readonly names: readonly string[] }[],
  cells: ReadonlyMap<string, Cell>,
): Relation[] {
  if (tied === undefined || !tables.some(({ names }) => names.join() === tied.dimension)) return [];
  const [one, other] = tied.values.map((value) => cellKey({ [tied.dimension]: value }));
  return one !== undefined && other !== undefined && cells.has(one) && cells.has(other)
    ? [{ parent: one, children: [other] }]
    : [];
}
