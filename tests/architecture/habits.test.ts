import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isRead, type Mend, misplacedInTypst, misplacedSpaces } from './french-spaces.ts';
import { isTest } from './import-rules.ts';
import { filesUnder, type Place, readSources, readText, type SourceFile } from './source.ts';

const sources = readSources();
const code = sources.filter((file) => !isTest(file.path));

/** Files that may read the clock, each with its reason; today is an argument everywhere else. */
const clockReaders: Readonly<Record<string, string>> = {
  'src/main.ts': 'the one place that knows what day it is',
};

/** Files that may read the environment, each with its reason. */
const environmentReaders: Readonly<Record<string, string>> = {
  'src/main.ts': 'reads the settings once and hands them on',
  'src/database/backup.ts': 'passes it whole to pg_dump and pg_restore, which have settings of their own',
};

const lockFile = z.object({
  packages: z.record(z.string(), z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() })),
});

const places = (files: readonly SourceFile[], pick: (file: SourceFile) => readonly Place[]) =>
  files.flatMap((file) => pick(file).map((place) => `${file.path}:${place.line} ${place.text}`));

describe('habits of the house', () => {
  it('names come from the field: a file called utils, helpers or manager says nothing of what it holds', () => {
    const empty = /(^|[/-])(utils?|helpers?|misc|common|core|managers?|services?)(\.|\/|$)/;
    expect(filesUnder('src').filter((path) => empty.test(path))).toEqual([]);
    const emptyName = /(Utils?|Helpers?|Manager|Service)$/;
    expect(
      code.flatMap((file) => file.exportedNames.filter((name) => emptyName.test(name)).map((name) => `${file.path}: ${name}`)),
    ).toEqual([]);
  });

  it('only pages, the root, routes and tools’ settings have a default export: a name that is chosen at each import is lost to a search', () => {
    const mayHaveOne = /(\.page\.tsx|^src\/root\.tsx|^src\/entry\.\w+\.tsx|^src\/routes\.ts|\.routes\.ts)$/;
    expect(sources.filter((file) => file.hasDefaultExport && !mayHaveOne.test(file.path)).map((file) => file.path)).toEqual([]);
  });

  it('nothing reads the clock but what is listed here: a report made twice from the same records is the same', () => {
    const offenders = code.filter((file) => clockReaders[file.path] === undefined);
    expect(places(offenders, (file) => file.clockReads)).toEqual([]);
  });

  it('nothing reads the environment but what is listed here', () => {
    const offenders = code.filter((file) => environmentReaders[file.path] === undefined);
    expect(places(offenders, (file) => file.environmentReads)).toEqual([]);
  });

  it('an assertion `as` carries its reason beside it, since the compiler can no longer check it', () => {
    expect(places(code, (file) => file.bareAssertions)).toEqual([]);
  });

  it('no line of French begins by a sign: the space before it, and after «, is U+00A0, or `&nbsp;` beside a tag or braces (0016)', () => {
    const shown = (path: string, mends: (text: string) => readonly Mend[]) => {
      const text = readText(path);
      return mends(text).map(({ start, end }) => {
        const line = text.slice(0, start).split('\n').length;
        return `${path}:${line} …${text.slice(Math.max(0, start - 30), start)}␣${text.slice(end, end + 20)}…`;
      });
    };
    const read = [...filesUnder('src'), ...filesUnder('scripts')];
    expect(read.filter(isRead).flatMap((path) => shown(path, (text) => misplacedSpaces(path, text)))).toEqual([]);
    expect(read.filter((path) => path.endsWith('.typ')).flatMap((path) => shown(path, misplacedInTypst))).toEqual([]);
  });

  it('no file is longer than 400 lines, and those over 250 are named', () => {
    const long = [...filesUnder('src'), ...filesUnder('tests'), ...filesUnder('scripts')]
      .filter((path) => /\.(tsx?|mjs)$/.test(path))
      .map((path) => ({ path, lines: readText(path).split('\n').length - 1 }))
      .filter(({ lines }) => lines > 250);
    if (long.length > 0) console.warn(`files over 250 lines: ${long.map(({ path, lines }) => `${path} (${lines})`).join(', ')}`);
    expect(long.filter(({ lines }) => lines > 400)).toEqual([]);
  });

  it('no function is longer than 120 lines, and those over 40 are counted', () => {
    const long = code.flatMap((file) =>
      file.longFunctions.map((place) => ({ where: `${file.path}:${place.line}`, lines: place.lines })),
    );
    if (long.length > 0)
      console.warn(`functions over 40 lines: ${long.map(({ where, lines }) => `${where} (${lines})`).join(', ')}`);
    expect(long.filter(({ lines }) => lines > 120)).toEqual([]);
  });
});

describe('the checkout', () => {
  const text = /\.(tsx?|mjs|cjs|js|json|md|css|csv|typ|sh|yml|yaml|html|svg)$|(^|\/)(run|LICENSE|\.gitignore|\.npmrc)$/;
  const files = filesUnder('.').filter((path) => text.test(path));

  it('names no folder of a particular machine', () => {
    // Written in pieces, so that this file does not find itself.
    const machine = new RegExp(
      `(^|[\\s"'\`(=:])/(${['work', 'root', 'home'].join('|')})/|${['tmp', 'brief'].join('/')}|${['\\.\\.', 'shared'].join('/')}(/|\\b)`,
      'm',
    );
    expect(files.filter((path) => machine.test(readText(path)))).toEqual([]);
  });

  it('locks the optional packages of every machine, or `npm ci` refuses the file (mend: node scripts/complete-lock.mjs)', () => {
    const { packages } = lockFile.parse(JSON.parse(readText('package-lock.json')));
    const locked = new Set(
      Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)),
    );
    const optional = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
    expect(optional.filter((name) => !locked.has(name))).toEqual([]);
  });

  it('locks no dependency to the address of one registry', () => {
    const lock = readText('package-lock.json');
    const hosts = new Set([...lock.matchAll(/"resolved": "(https?:\/\/[^/"]+)/g)].map((match) => match[1]));
    hosts.delete('https://registry.npmjs.org');
    expect([...hosts]).toEqual([]);
  });
});
