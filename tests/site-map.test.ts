import type { RouteConfigEntry } from '@react-router/dev/routes';
import { describe, expect, it } from 'vitest';
import { commands, doors, formats } from '../src/app.ts';
import pages from '../src/routes.ts';

/** Every address below a list of routes, with the file that answers there. */
function addresses(entries: readonly RouteConfigEntry[], above = ''): string[] {
  return entries.flatMap((entry) => {
    const path = [above, entry.path].filter(Boolean).join('/');
    const children = addresses(entry.children ?? [], path);
    return entry.path === undefined && !entry.index ? children : [`/${path}  ${entry.file}`, ...children];
  });
}

const sorted = (lines: readonly string[]) => [...lines].sort((a, b) => (a < b ? -1 : 1));

describe('the site map', () => {
  it('changes only on purpose: every address of a page or of the API, every command and every file that can be imported', async () => {
    const map = [
      '# Pages',
      ...sorted(addresses(await pages)),
      '',
      '# API',
      ...sorted(doors.flatMap((door) => door.api.map((route) => `GET ${route.path}`))),
      '',
      '# Commands of capabilities',
      ...sorted(commands.map((command) => command.usage)),
      '',
      '# Files',
      ...sorted(formats.map((format) => `${format.file}  ${format.table}`)),
      '',
    ];
    await expect(map.join('\n')).toMatchFileSnapshot('site-map.txt');
  });

  it('has one answer per address', async () => {
    const paths = addresses(await pages).map((line) => line.split('  ')[0]);
    expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
    const api = doors.flatMap((door) => door.api.map((route) => route.path));
    expect(api.filter((path, index) => api.indexOf(path) !== index)).toEqual([]);
  });
});
