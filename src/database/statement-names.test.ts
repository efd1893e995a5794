import { describe, expect, it } from 'vitest';
import { StatementNames } from './statement-names.ts';

describe('names of kept statements', () => {
  it('are given to a text that comes again, each its own, and stay', () => {
    const names = new StatementNames();
    expect(names.of('select 1')).toBeUndefined();
    expect(names.of('select 2')).toBeUndefined();
    const one = names.of('select 1');
    const two = names.of('select 2');
    expect(new Set([one, two, undefined]).size).toBe(3);
    expect([names.of('select 1'), names.of('select 2')]).toEqual([one, two]);
  });

  it('are limited in number, so that no session of the server fills up', () => {
    const names = new StatementNames();
    const given = new Set<string | undefined>();
    for (let n = 0; n < 300; n += 1) for (const _turn of [1, 2]) given.add(names.of(`select ${n}`));
    expect(given.size - 1).toBe(200);
    expect([names.of('select 0'), names.of('select 299')]).toEqual([expect.any(String), undefined]);
  });
});
