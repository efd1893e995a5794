import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { parseSync, Visitor } from 'vite';

/** One edge of the house: who imports what. `target` is a path in the checkout, or the name of a package. */
export type Import = {
  readonly target: string;
  readonly inHouse: boolean;
  readonly names: readonly string[];
  readonly typeOnly: boolean;
};

export type Place = { readonly line: number; readonly text: string };

/** What the rules ask about a file; read once from its syntax tree, so that strings and comments never count as code. */
export type SourceFile = {
  readonly path: string;
  readonly lineCount: number;
  readonly imports: readonly Import[];
  readonly exportedNames: readonly string[];
  readonly hasDefaultExport: boolean;
  /** Assertions `x as T` without a comment on their line or just above. */
  readonly bareAssertions: readonly Place[];
  /** `new Date()`, `Date.now()` and a bare `Date()`: the hidden clock. */
  readonly clockReads: readonly Place[];
  readonly environmentReads: readonly Place[];
  readonly longFunctions: readonly (Place & { readonly lines: number })[];
};

const root = new URL('../../', import.meta.url).pathname;
const notOurs = new Set(['node_modules', '.git', 'build', 'data', '.cache', '.react-router', 'coverage']);

/** Every file of the checkout below a folder, as paths from its root; what is installed or built is not ours. */
export function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (notOurs.has(entry.name)) return [];
    return entry.isDirectory() ? filesUnder(path) : entry.isFile() ? [path] : [];
  });
}

export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** All TypeScript of `src`, parsed. */
export function readSources(): SourceFile[] {
  return filesUnder('src')
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => parseSource(path, readText(path)));
}

export function parseSource(path: string, text: string): SourceFile {
  const { program, module, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const lineOf = lineFinder(text);
  const place = (offset: number): Place => ({ line: lineOf(offset), text: (text.split('\n')[lineOf(offset) - 1] ?? '').trim() });
  const commented = new Set(comments.flatMap((comment) => range(lineOf(comment.start), lineOf(comment.end))));
  const found = {
    imports: [] as Import[],
    bare: [] as Place[],
    clock: [] as Place[],
    environment: [] as Place[],
    long: [] as (Place & { lines: number })[],
  }; // an empty literal has no element type
  const edge = (specifier: string, names: readonly string[], typeOnly: boolean) =>
    found.imports.push(importOf(path, specifier, names, typeOnly));

  for (const one of module.staticImports) {
    const names = one.entries.map((entry) => entry.importName.name ?? (entry.importName.kind === 'Default' ? 'default' : '*'));
    edge(one.moduleRequest.value, names, one.entries.length > 0 && one.entries.every((entry) => entry.isType));
  }
  for (const entry of module.staticExports.flatMap((one) => one.entries)) {
    if (entry.moduleRequest) edge(entry.moduleRequest.value, [entry.importName.name ?? '*'], entry.isType);
  }
  new Visitor({
    ImportExpression: (node) => {
      if (node.source.type === 'Literal') edge(String(node.source.value), ['*'], false);
    },
    TSImportType: (node) => {
      if (typeof node.source.value === 'string') edge(node.source.value, ['*'], true);
    },
    TSAsExpression: (node) => {
      // `as const` and `as unknown` claim nothing that the compiler does not already know.
      const harmless = ['const', 'unknown'].includes(text.slice(node.typeAnnotation.start, node.typeAnnotation.end));
      const lines = range(lineOf(node.start) - 1, lineOf(node.end));
      if (!harmless && !lines.some((line) => commented.has(line))) found.bare.push(place(node.end));
    },
    NewExpression: (node) => {
      if (node.callee.type !== 'Identifier') return;
      if (node.callee.name === 'Date' && node.arguments.length === 0) found.clock.push(place(node.start));
      // A worker's file is an import by another name: new URL('./worker.ts', import.meta.url).
      const [file] = node.arguments;
      if (node.callee.name === 'URL' && file?.type === 'Literal' && /^\.{1,2}\/.*\.tsx?$/.test(String(file.value)))
        edge(String(file.value), ['*'], false);
    },
    CallExpression: (node) => {
      const called = text.slice(node.callee.start, node.callee.end);
      if (called === 'Date.now' || called === 'Date') found.clock.push(place(node.start));
    },
    MemberExpression: (node) => {
      if (text.slice(node.start, node.end) === 'process.env') found.environment.push(place(node.start));
    },
    ArrowFunctionExpression: (node) => noteLength(node),
    FunctionDeclaration: (node) => noteLength(node),
    FunctionExpression: (node) => noteLength(node),
  }).visit(program);

  function noteLength(node: { readonly start: number; readonly end: number }): void {
    const lines = lineOf(node.end) - lineOf(node.start) + 1;
    if (lines > 40) found.long.push({ ...place(node.start), lines });
  }

  const exported = module.staticExports.flatMap((one) => one.entries);
  return {
    path,
    lineCount: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    imports: found.imports,
    exportedNames: exported.flatMap((entry) => entry.exportName.name ?? []),
    hasDefaultExport: exported.some((entry) => entry.exportName.kind === 'Default'),
    bareAssertions: found.bare,
    clockReads: found.clock,
    environmentReads: found.environment,
    longFunctions: found.long,
  };
}

function importOf(from: string, specifier: string, names: readonly string[], typeOnly: boolean): Import {
  const inHouse = specifier.startsWith('.');
  const target = inHouse
    ? relative('/', posix.join('/', posix.dirname(from), specifier))
        .split(sep)
        .join('/')
    : specifier;
  return { target, inHouse, names, typeOnly };
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
