import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readText } from './architecture/source.ts';

const page = readText('docs/security.md');
const rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| (.+) \|$/gm)].map(([, id, level, answer, why]) => ({
  id: id ?? '',
  level,
  answer,
  why: why ?? '',
}));

/** How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has, in the order of its chapters. */
const requirements: Readonly<Record<number, readonly number[]>> = {
  1: [2, 9, 11, 3, 2],
  2: [3, 3, 4, 1],
  3: [2, 4, 6, 5, 2],
  4: [3, 1, 2, 4],
  5: [1, 3, 2, 3],
  6: [3, 12, 4, 4, 5, 3, 4],
  7: [3, 4, 2, 5, 2, 2],
  8: [2, 3, 1, 1],
  9: [3, 4],
  10: [2, 2, 4, 11, 5, 2, 3],
  11: [2, 3, 3, 4, 1, 1],
  12: [3, 2, 4],
  13: [1, 5, 2, 5],
  14: [2, 4, 3],
  15: [3, 3, 7],
  16: [1, 5, 4, 3, 3],
  17: [1, 4, 2],
};

describe('the page on security', () => {
  it('answers every requirement of ASVS 5.0 at levels 1 and 2, each once, by yes, no or n/a', () => {
    const expected = Object.values(requirements).flat();
    const sections = Map.groupBy(rows, ({ id }) => id.split('.').slice(0, 2).join('.'));
    expect([...sections.values()].map((found) => found.length)).toEqual(expected);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.filter(({ answer }) => !['yes', 'no', 'n/a'].includes(answer ?? ''))).toEqual([]);
    expect(rows.filter(({ why }) => why.length < 3)).toEqual([]);
  });

  it('counts its answers as they are', () => {
    const counted = (level: string) =>
      ['yes', 'no', 'n/a'].map((answer) => rows.filter((row) => row.level === level && row.answer === answer).length);
    for (const level of ['1', '2']) expect(page).toContain(`| level ${level} | ${counted(level).join(' | ')} |`);
  });

  it('names files that exist', () => {
    const named = [...page.matchAll(/`((?:src|tests|docs)\/[^`\s]+|package-lock\.json)`/g)].map(([, path]) => path ?? '');
    expect(named.length).toBeGreaterThan(100);
    expect([...new Set(named)].filter((path) => !existsSync(path))).toEqual([]);
  });
});
