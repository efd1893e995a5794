import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut, type Placed } from './cells.ts';
import { fewest, hideCells } from './hide.ts';
import { isInSpan } from './span.samples.ts';

const flat = { label: { fr: 'x', en: 'x' }, shape: 'flat' } as const;
const tree = { label: { fr: 'x', en: 'x' }, shape: 'tree' } as const;
const dimensions = { team: tree, sex: flat, status: flat };
const paths: readonly (readonly string[] | null)[] = [null, ['pole'], ['pole', 'infra'], ['pole', 'support'], ['si']];
const values = { team: paths, sex: ['F', 'M', '?'], status: ['tenured', 'contract'] };
const tables = [[], ['team'], ['sex'], ['status'], ['sex', 'team'], ['sex', 'status']];

/** Every combination of values, whether or not somebody stands there: what is told is a sum over some of them. */
const atoms = values.team.flatMap((team) => values.sex.flatMap((sex) => values.status.map((status) => ({ team, sex, status }))));

type At = Readonly<Record<string, string>>;

function holds(at: At, atom: (typeof atoms)[number]): boolean {
  return Object.entries(at).every(([name, value]) =>
    name === 'team' ? (atom.team ?? []).includes(value) : atom[name as 'sex' | 'status'] === value,
  );
}

const population = fc
  .array(fc.record({ atom: fc.nat(atoms.length - 1), count: fc.integer({ min: 1, max: 7 }) }), { minLength: 0, maxLength: 14 })
  .map((groups) =>
    groups.flatMap(({ atom, count }, group) =>
      Array.from({ length: count }, (_, index): Placed => ({ person: `${group}-${index}`, at: atoms[atom] ?? {} })),
    ),
  );

function look(rows: readonly Placed[]) {
  const sheet = layOut({ dimensions, tables }, rows);
  const hidden = hideCells(sheet);
  const cells = [...sheet.cells.values()].filter(({ askable }) => askable);
  const at = (key: string): At => Object.fromEntries(JSON.parse(key) as [string, string][]); // made of pairs by cellKey
  const vector = (key: string) => atoms.map((atom) => (holds(at(key), atom) ? 1n : 0n));
  // A cell that holds nobody is told, as 0.
  const empty = tables
    .flatMap((names) => valuesAcross(names))
    .filter((one) => !rows.some((row) => holds(one, row.at as (typeof atoms)[number])));
  const told = [
    ...cells.filter(({ key }) => !hidden.has(key)).map(({ key }) => vector(key)),
    ...empty.map((one) => atoms.map((atom) => (holds(one, atom) ? 1n : 0n))),
  ];
  return { cells, hidden, vector, told };
}

function valuesAcross(names: readonly string[]): At[] {
  const of = { team: ['pole', 'infra', 'support', 'si'], sex: values.sex, status: values.status };
  return names.reduce<At[]>(
    (found, name) => found.flatMap((one) => of[name as keyof typeof of].map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

describe('whatever the population', () => {
  it('no figure about one or two persons is told, nor is a combination of those that are', () => {
    fc.assert(
      fc.property(population, (rows) => {
        const { cells, hidden, vector, told } = look(rows);
        for (const cell of cells.filter(({ persons }) => persons.size < fewest)) {
          expect(hidden.has(cell.key)).toBe(true);
          expect(isInSpan(vector(cell.key), told), cell.key).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('everything is told where no group is that small, those in no team and those directly in a branch included', () => {
    fc.assert(
      fc.property(population, (rows) => {
        const crowd = rows.flatMap((row) => [1, 2, 3].map((copy) => ({ ...row, person: `${row.person}/${copy}` })));
        expect(hideCells(layOut({ dimensions, tables: [[], ['team'], ['sex'], ['status']] }, crowd)).size).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  it('the same cells are hidden whatever the order in which people come', () => {
    fc.assert(
      fc.property(population, (rows) => {
        const sorted = (from: readonly Placed[]) => [...hideCells(layOut({ dimensions, tables }, from))].sort();
        expect(sorted([...rows].reverse())).toEqual(sorted(rows));
      }),
      { numRuns: 60 },
    );
  });
});
