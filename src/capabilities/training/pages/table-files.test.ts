import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { formatByName } from '../../../import/recognise.ts';
import { registration } from '../index.ts';

/** What the name of each table's file begins with, before what it is told of. */
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.csv.ts'))
  .flatMap((file) =>
    [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(/listFileResponse\(\s*['`]([^'`$]+)/g)].map(
      ([, name = '']) => name,
    ),
  );

it('the file of a table does not bear the name of a file that is imported, whose columns it has not', () => {
  expect(names).toContain('catalogue-de-formation');
  expect(names.filter((name) => formatByName(`${name}2020.csv`, registration.formats) !== null)).toEqual([]);
  expect(names.filter((name) => formatByName(`${name}.csv`, registration.formats) !== null)).toEqual([]);
});
