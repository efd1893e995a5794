import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Names that pages and the API read in what is asked beside the path, one for those of a family (`f.`, `d.`). */
function listNames(): string[] {
  const read = globSync('src/**/*.{ts,tsx}', { cwd: root })
    .filter((file) => !/\.(test|samples)\./.test(file))
    .flatMap((file) => [
      ...readFileSync(join(root, file), 'utf8').matchAll(/(?:[pP]arameters|search|query)\.(?:get|has)\('([\w.-]+)'/g),
    ])
    .map(([, name]) => name ?? '');
  return [...new Set([...read, 'f.body', 'd.body', 'year', 'by', 'limit', 'offset', 'before', 'date', 'person', 'page', 'size'])];
}

const names = listNames();

/** A figure in whose address, read a second time within another, a NUL stands. */
const evidence = encodeURIComponent('/chiffres?mesure=activity.days&periode=2020&d.body=%00');

/**
 * What no page or program of ours asks: the address with a NUL, with what cannot be decoded, and with a number beyond any in each place
 * that it has and in all that can be asked beside, for a measure that there is.
 */
export function strangeRequests(path: string): string[] {
  const filled = (value: string) => path.replace(/:\w+/g, value);
  const far = '99999999999999999999';
  const asked = names
    .filter((name) => !['mesure', 'measure', 'periode', 'period', 'preuve'].includes(name))
    .map((name) => `${name}=${far}`);
  return [
    `${filled('a%00')}?q=%00`,
    `${filled('%zz')}?q=%zz`,
    `${filled(far)}?${asked.join('&')}&mesure=activity.days&measure=activity.days&periode=2020&period=2020&preuve=${evidence}`,
  ];
}
