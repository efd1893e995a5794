import { globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const pages = globSync('docs/guide/*.md', { cwd: root });
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** Spaces of any kind and ends of lines are one space, as a reader takes them: the guide needs no no-break space where the screen does. */
const flat = (text: string) => text.replaceAll('&nbsp;', ' ').replace(/\s+/g, ' ');
const sources = flat(
  globSync('src/**/*.{ts,tsx}', { cwd: root })
    .filter((file) => !/\.(test|samples)\./.test(file))
    .map(read)
    .join('\n'),
);

/** Whether the words are written somewhere as a label, a heading or a button is: as a whole, not as a part of another word. */
function isOnScreen(words: string): boolean {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(sources);
}

describe.each(pages)('%s', (page) => {
  const text = read(page);

  it('quotes only words that are on screen', () => {
    const quoted = [...flat(text).matchAll(/«\s([^»]+?)\s»/g)].map((match) => match[1] ?? '');
    expect(quoted.length).toBeGreaterThan(0);
    expect(quoted.filter((words) => !isOnScreen(words))).toEqual([]);
  });

  it('links to pages and pictures that there are, none of which is heavy', () => {
    const targets = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map((match) => join(root, dirname(page), match[1] ?? ''));
    for (const target of targets) expect(statSync(target).size, target).toBeLessThan(/\.png$/.test(target) ? 150_000 : Infinity);
  });
});
