import { describe, expect, it } from 'vitest';
import { cellKey, cellsAsked } from './cells.ts';
import type { Stay } from './stay.ts';
import { hiddenNames, hiddenOf } from './stays.samples.ts';

/** `{ 'pole/infra F': 3 }`: three women in the team infra of the branch pole, the whole year. */
function people(counts: Readonly<Record<string, number>>, names = ['team', 'sex', 'status']): Stay[] {
  return Object.entries(counts).flatMap(([what, count]) => {
    const values = what.split(' ');
    const at = Object.fromEntries(
      names.map((name, place) => {
        const value = values[place] ?? 'F';
        return [name, value === '-' ? null : name === 'team' || value.includes('/') ? value.split('/') : value];
      }),
    );
    return Array.from({ length: count }, (_, n) => ({ person: `${what} ${n}`, from: '2020-01-01', to: '2021-01-01', at }));
  });
}

const byTeam = { tables: [[], ['team']] };
const crossed = { tables: [[], ['team'], ['sex'], ['sex', 'team']] };

describe('what is hidden', () => {
  it('is one or two persons, and the smallest beside them, whom the whole would tell', () => {
    expect(hiddenNames(byTeam, people({ infra: 2, support: 4, si: 9 }))).toEqual(['infra', 'support']);
  });

  it('is one more where those hidden together are fewer than three, or as many as they are cells', () => {
    expect(hiddenNames(byTeam, people({ infra: 1, support: 1, si: 9 }))).toEqual(['infra', 'si', 'support']);
    expect(hiddenNames(byTeam, people({ a: 1, b: 1, c: 1, si: 9 }))).toEqual(['a', 'b', 'c', 'si']);
    expect(hiddenNames(byTeam, people({ a: 1, b: 1, c: 2, si: 9 }))).toEqual(['a', 'b', 'c']);
  });

  it('is nothing where every group holds three or more', () => {
    expect(hiddenNames(crossed, people({ infra: 3, 'support M': 4, 'support F': 3, si: 9 }))).toEqual([]);
  });

  it('is everything of an operator of two persons, its whole included', () => {
    expect(hiddenNames(byTeam, people({ infra: 2 }))).toEqual(['all', 'infra']);
  });

  it('is the branch beside, when a branch would tell a small one by what it is part of', () => {
    expect(hiddenNames(byTeam, people({ 'pole/infra': 2, 'pole/support': 5, si: 8 }))).toEqual(['infra', 'support']);
  });

  it('is a branch too when those directly on it are one or two, whom no figure names', () => {
    expect(hiddenNames(byTeam, people({ pole: 1, 'pole/infra': 5, 'pole/support': 6, si: 8 }))).toEqual(['infra']);
  });

  it('is the smallest when one or two have no value, whom the whole less the others would tell', () => {
    expect(hiddenNames(byTeam, people({ '-': 2, infra: 5, si: 8 }))).toEqual(['infra']);
  });

  it('is in a cross the corners of a rectangle, since each margin would tell the one that stands alone in its line', () => {
    const kept = hiddenNames(crossed, people({ 'infra F': 1, 'infra M': 6, 'si F': 7, 'si M': 8, 'dev F': 20, 'dev M': 21 }));
    expect(kept).toEqual(['F infra', 'F si', 'M infra', 'M si']);
  });

  it('is what a table tells of another that has two dimensions fewer', () => {
    const tables = [[], ['sex', 'team']];
    expect(hiddenNames({ tables }, people({ 'infra F': 2, 'infra M': 4, 'si F': 9 }))).toEqual(['F infra', 'M infra']);
  });

  it('is the whole when all that is left beside it is told to be empty', () => {
    // No man in si: the men are those of infra, and infra less its men would be the one woman.
    const kept = hiddenNames(crossed, people({ 'infra F': 1, 'infra M': 6, 'si F': 7 }));
    expect(kept).toEqual(expect.arrayContaining(['F infra', 'M infra']));
    expect(kept.includes('M') || kept.includes('infra')).toBe(true);
  });

  it('is told through no ring of tables either, where being empty in one makes two others the same', () => {
    const tables = [[], ['sex'], ['status'], ['band'], ['sex', 'status'], ['band', 'sex'], ['band', 'status']];
    const women = { 'F s1 k1': 4, 'F s1 k2': 2, 'F s1 k3': 3 };
    const men = { 'M s2 k1': 1, 'M s2 k2': 9, 'M s2 k3': 9, 'M s3 k1': 20, 'M s3 k2': 10, 'M s3 k3': 9 };
    const kept = hiddenNames({ tables }, people({ ...women, ...men }, ['sex', 'status', 'band']));
    expect(kept).toEqual(expect.arrayContaining(['k2 F', 'k2 s1']));
    // All women are s1, and nobody else: « k1 F » and « k1 s1 » are one figure under two names, so that both keep it, or its neighbour.
    const isKept = (band: string) => kept.includes(`${band} F`) && kept.includes(`${band} s1`);
    expect([isKept('k1'), isKept('k3')]).toContain(true);
  });

  it('is told through no ring of which a dimension is a tree', () => {
    // No man is young: those of age with a tenure (5), less the women with one (3), would be the two who are old.
    const tables = [[], ['sex', 'status'], ['band', 'sex'], ['band', 'status']];
    const aged = { 'aged/young F contract': 3, 'aged/young F tenured': 3, 'aged/old M tenured': 2 };
    const unknown = { 'unknown/age M tenured': 1, 'unknown/age M contract': 5 };
    const kept = hiddenNames({ tables }, people({ ...aged, ...unknown }, ['band', 'sex', 'status']));
    expect(kept).toEqual(expect.arrayContaining(['old M', 'old tenured', 'unknown tenured']));
    expect(kept.includes('F tenured') || kept.includes('aged tenured')).toBe(true);
  });
});

describe('persons in two teams', () => {
  const share = (person: string, team: string): Stay => ({ person, from: '2020-01-01', to: '2021-01-01', at: { team: [team] } });

  it('are one person in the whole, and count in each of their teams', () => {
    expect(
      hiddenNames(
        byTeam,
        ['a', 'b', 'c'].flatMap((one) => [share(one, 'infra'), share(one, 'si')]),
      ),
    ).toEqual([]);
  });

  it('are no more than they are, however many hidden teams share them', () => {
    // Three hidden teams hold six shares of the same two persons: the whole less si would tell of two persons.
    const shared = ['a', 'b'].flatMap((one) => ['infra', 'dev', 'net'].map((team) => share(one, team)));
    const others = ['c', 'd', 'e', 'f'].map((one) => share(one, 'si'));
    expect(hiddenNames(byTeam, [...shared, ...others])).toEqual(['dev', 'infra', 'net', 'si']);
  });
});

describe('values whose difference is known', () => {
  const tied = { dimension: 'kind', values: ['arrival', 'departure'] } as const;
  const flows = (counts: Readonly<Record<string, number>>) => hiddenOf({ tables: [['kind']], tied }, people(counts, ['kind']));
  it('are hidden together', () => {
    const few = flows({ arrival: 2, departure: 6 });
    expect(['arrival', 'departure'].map((kind) => few.has(cellKey({ kind })))).toEqual([true, true]);
    const many = flows({ arrival: 3, departure: 6 });
    expect(['arrival', 'departure'].map((kind) => many.has(cellKey({ kind })))).toEqual([false, false]);
  });

  it('are hidden even when they are 0, which would tell the other', () => {
    const few = flows({ arrival: 1 });
    expect(['arrival', 'departure'].map((kind) => few.has(cellKey({ kind })))).toEqual([true, true]);
  });
});

describe('a period', () => {
  const stay = (person: string, team: string, from: string, to = '2021-01-01'): Stay => ({
    person,
    from,
    to,
    at: { team: [team] },
  });
  const stays = [
    ...['a', 'b', 'c'].map((one) => stay(one, 'infra', '2020-01-01')),
    stay('d', 'infra', '2020-01-01', '2020-05-10'),
    ...['f', 'g', 'h', 'i', 'j'].map((one) => stay(one, 'support', '2020-01-01')),
    ...['k', 'l'].map((one) => stay(one, 'si', '2020-09-01', '2020-09-02')),
  ];

  it('hides what is hidden on one of its days', () => {
    const hidden = hiddenOf(byTeam, stays);
    expect(['infra', 'support', 'si'].map((team) => hidden.has(cellKey({ team })))).toEqual([true, false, true]);
    expect(hidden.has(cellKey({}))).toBe(false);
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
