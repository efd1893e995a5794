import { describe, expect, it } from 'vitest';
import { cellKey, cellsAsked, layOut, type Placed } from './cells.ts';
import { hideCells } from './hide.ts';

const flat = { label: { fr: 'x', en: 'x' }, shape: 'flat' } as const;
const tree = { label: { fr: 'x', en: 'x' }, shape: 'tree' } as const;
const rules = {
  dimensions: { team: tree, sex: flat, status: flat },
  tables: [[], ['team'], ['sex'], ['sex', 'team'], ['status']],
};

/** `{ 'infra F': 3 }`: three women in the team infra. */
function people(counts: Readonly<Record<string, number>>): Placed[] {
  return Object.entries(counts).flatMap(([what, count]) => {
    const [team = '', sex = 'F', status = 'tenured'] = what.split(' ');
    return Array.from(
      { length: count },
      (_, index): Placed => ({
        person: `${what} ${index}`,
        at: { team: team === '-' ? null : team.split('/'), sex, status },
      }),
    );
  });
}

function hidden(counts: Readonly<Record<string, number>>, tables: readonly (readonly string[])[] = rules.tables): string[] {
  const { cells } = layOut({ ...rules, tables }, people(counts));
  const kept = hideCells(layOut({ ...rules, tables }, people(counts)));
  return [...cells.values()]
    .filter(({ key, askable }) => askable && kept.has(key))
    .map(({ key }) =>
      (JSON.parse(key) as [string, string][]) // made of pairs by cellKey
        .map(([, value]) => value)
        .join(' '),
    )
    .sort();
}

describe('what is hidden', () => {
  it('is one or two persons, and one more cell so that the total less the others does not tell them', () => {
    expect(hidden({ infra: 2, support: 4, si: 9 }, [[], ['team']])).toEqual(['infra', 'support']);
    expect(hidden({ infra: 1, support: 1, si: 9 }, [[], ['team']])).toEqual(['infra', 'si', 'support']);
  });

  it('is nothing where every group holds three or more', () => {
    expect(hidden({ infra: 3, support: 4, si: 9 })).toEqual([]);
  });

  it('is everything of an operator of two persons, its total included', () => {
    expect(hidden({ infra: 2 }, [[], ['team']])).toEqual(['', 'infra']);
  });

  it('is the branch beside, when a branch would tell a small one by its parent', () => {
    // pole = infra + support: support alone would be told by the pole.
    expect(hidden({ 'pole/infra': 2, 'pole/support': 5, si: 8 }, [[], ['team']])).toEqual(['infra', 'support']);
  });

  it('is a branch too when those directly on it are one or two, whom no figure names', () => {
    expect(hidden({ pole: 1, 'pole/infra': 5, 'pole/support': 6, si: 8 }, [[], ['team']])).toEqual(['infra']);
  });

  it('is the smallest of the others when one or two are in no team: the total less the teams would tell them', () => {
    expect(hidden({ '-': 2, infra: 5, si: 8 }, [[], ['team']])).toEqual(['infra']);
  });

  it('is in a cross what its two margins would tell', () => {
    const kept = hidden({ 'infra F': 1, 'infra M': 6, 'si F': 7, 'si M': 8 }, [[], ['team'], ['sex'], ['sex', 'team']]);
    expect(kept).toContain('F infra');
    expect(kept).toContain('M infra');
    expect(kept).toContain('F si');
  });

  it('is one value with the other, when their difference is known from elsewhere', () => {
    const dimensions = { kind: flat };
    const flows = (arrivals: number, departures: number) =>
      hideCells(
        layOut({ dimensions, tables: [['kind']], tied: { dimension: 'kind', values: ['arrival', 'departure'] } }, [
          ...Array.from({ length: arrivals }, (_, n): Placed => ({ person: `a${n}`, at: { kind: 'arrival' } })),
          ...Array.from({ length: departures }, (_, n): Placed => ({ person: `d${n}`, at: { kind: 'departure' } })),
        ]),
      );
    expect([...flows(2, 6)].sort()).toEqual([cellKey({ kind: 'arrival' }), cellKey({ kind: 'departure' })]);
    expect(flows(3, 6).size).toBe(0);
  });
});

describe('a question', () => {
  it('adds up one cell for each of its values', () => {
    expect(cellsAsked({ team: ['a', 'b'], sex: 'F' })).toEqual([
      cellKey({ sex: 'F', team: 'a' }),
      cellKey({ team: 'b', sex: 'F' }),
    ]);
    expect(cellsAsked({})).toEqual([cellKey({})]);
  });
});
