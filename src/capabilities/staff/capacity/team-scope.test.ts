import { describe, expect, it } from 'vitest';
import { placeTeams } from './team-scope.ts';

const team = (code: string, parent: string | null = null) => ({ code, name: code.toUpperCase(), parent });
const teams = [team('infra', 'pole'), team('pole'), team('reseau', 'infra'), team('si'), team('support', 'pole')];
const told = (seen: readonly string[] | 'everywhere') => placeTeams(teams, seen).map(({ code, depth }) => [code, depth]);

describe('the teams that a reader plans', () => {
  it('are all of them, each under the one that holds it', () => {
    expect(told('everywhere')).toEqual([
      ['pole', 0],
      ['infra', 1],
      ['reseau', 2],
      ['support', 1],
      ['si', 0],
    ]);
  });

  it('are those that they answer for with all below, each once', () => {
    expect(told(['infra', 'reseau'])).toEqual([
      ['infra', 0],
      ['reseau', 1],
    ]);
    expect(told(['support', 'si'])).toEqual([
      ['si', 0],
      ['support', 0],
    ]);
    expect(told([])).toEqual([]);
    expect(told(['gone'])).toEqual([]);
  });

  it('hold those below them', () => {
    const pole = placeTeams(teams, 'everywhere').find(({ code }) => code === 'pole');
    expect([...(pole?.scope.members ?? [])].sort()).toEqual(['infra', 'pole', 'reseau', 'support']);
  });

  it('are told even when a file made a circle of them', () => {
    const circle = [team('a', 'b'), team('b', 'a')];
    expect(placeTeams(circle, ['a']).map(({ code }) => code)).toEqual(['a', 'b']);
  });
});
