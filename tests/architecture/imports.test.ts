import { describe, expect, it } from 'vitest';
import { allowedEdges, broken, capabilityEdge, importRules, speaksSqlOutOfPlace } from './import-rules.ts';
import { parseSource, readSources } from './source.ts';

const sources = readSources();

describe('who may import whom', () => {
  it.each(importRules)('$rule', (rule) => {
    expect(broken(rule, sources), rule.why).toEqual([]);
  });

  it('only stores, migrations and the database speak SQL', () => {
    expect(sources.filter(speaksSqlOutOfPlace).map((file) => file.path)).toEqual([]);
  });

  it('no listed edge between capabilities has outlived its use', () => {
    const used = new Set(sources.flatMap((file) => file.imports.map((edge) => capabilityEdge(file.path, edge))));
    expect(Object.keys(allowedEdges).filter((edge) => !used.has(edge))).toEqual([]);
  });
});

describe('the rules themselves', () => {
  const breaksSome = (path: string, text: string) =>
    importRules.some((rule) => broken(rule, [parseSource(path, text)]).length > 0);

  it.each([
    ['src/kernel/money.ts', "import { sql } from 'kysely';"],
    ['src/kernel/money.ts', "import { readFileSync } from 'node:fs';"],
    ['src/kernel/money.ts', "import type { Tx } from '../database/face.ts';"],
    ['src/database/open.ts', "import { ask } from '../figures/ask.ts';"],
    ['src/figures/ask.ts', "import { budget } from '../capabilities/budget/index.ts';"],
    ['src/import/load.ts', "const x = await import('../figures/ask.ts');"],
    ['src/http/server.ts', "export { app } from '../app.ts';"],
    ['src/web/figure.tsx', "import { server } from '../http/server.ts';"],
    ['src/capabilities/budget/index.ts', "import { capabilities } from '../../app.ts';"],
    ['src/capabilities/budget/line.ts', "import { body } from '../directory/body.ts';"],
    ['src/capabilities/budget/line.ts', "import { contributions } from '../contributions/index.ts';"],
    ['src/capabilities/directory/body.ts', "import { budget } from '../budget/index.ts';"],
    ['src/capabilities/budget/correct-line.ts', "import { saved } from './pages/saved-words.ts';"],
    ['src/app.ts', "import { line } from './capabilities/budget/line.ts';"],
    ['src/app.ts', "import { open } from './database/testing.ts';"],
    ['src/main.ts', "import { app } from './app';"],
    ['src/routes.ts', "import page from './capabilities/budget/pages/year.page.tsx';"],
  ])('see that %s may not write %j', (path, text) => {
    expect(breaksSome(path, text)).toBe(true);
  });

  it.each([
    ['src/capabilities/budget/line.ts', "import { body } from '../directory/index.ts';"],
    ['src/capabilities/budget/line.ts', "import { z } from 'zod';\nimport { cents } from '../../kernel/money.ts';"],
    ['src/routes.ts', "import { routes } from './capabilities/budget/budget.routes.ts';"],
    ['src/app.ts', "import { budget } from './capabilities/budget/index.ts';"],
    ['src/capabilities/budget/budget.api.ts', "import { listLines } from './pages/lines.list.ts';"],
    ['src/capabilities/budget/line.test.ts', "import { capabilities } from '../../app.ts';"],
  ])('let %s write %j', (path, text) => {
    expect(breaksSome(path, text)).toBe(false);
  });

  it('see SQL outside a store, and let a store write it', () => {
    const speaking = "import { sql } from 'kysely';";
    expect(speaksSqlOutOfPlace(parseSource('src/capabilities/budget/line.ts', speaking))).toBe(true);
    expect(speaksSqlOutOfPlace(parseSource('src/capabilities/budget/line.store.ts', speaking))).toBe(false);
    expect(speaksSqlOutOfPlace(parseSource('src/capabilities/budget/line.ts', "import type { Kysely } from 'kysely';"))).toBe(
      false,
    );
  });
});
