import { describe, expect, it } from 'vitest';
import { parseSource } from './source.ts';

const parse = (text: string) => parseSource('src/capabilities/budget/line.ts', text);

describe('reading a source file for the rules', () => {
  it('finds every way in which a file can lean on another', () => {
    const { imports } = parse(`
      import { a, type B } from '../../kernel/money.ts';
      import type { C } from 'kysely';
      export { d } from './d.ts';
      export type { E } from '../costs/index.ts';
      const f = await import('./f.ts');
      type G = import('../../kernel/day.ts').Day;
      const h = new Worker(new URL('./h.ts', import.meta.url));
      import '../../kernel/text.ts';
    `);
    expect(imports.map(({ target, typeOnly }) => [target, typeOnly])).toEqual([
      ['src/kernel/money.ts', false],
      ['kysely', true],
      ['src/kernel/text.ts', false],
      ['src/capabilities/budget/d.ts', false],
      ['src/capabilities/costs/index.ts', true],
      ['src/capabilities/budget/f.ts', false],
      ['src/kernel/day.ts', true],
      ['src/capabilities/budget/h.ts', false],
    ]);
  });

  it('takes nothing inside a string or a comment for code', () => {
    const file = parse(
      "// import { a } from './a.ts';\nconst text = \"new Date() as Day; import './b.ts'\";\n/* Date.now() */\nexport const x = `process.env`;",
    );
    expect([file.imports, file.clockReads, file.bareAssertions, file.environmentReads]).toEqual([[], [], [], []]);
  });

  it('asks for a reason beside each assertion, and for none where nothing is claimed', () => {
    const file = parse(
      'const a = b as C;\n\nconst d = e as F; // checked above\n\n// parsed by the schema\nconst g = h as I;\nconst j = [1] as const;\nconst k = l as unknown;\n',
    );
    expect(file.bareAssertions).toEqual([{ line: 1, text: 'const a = b as C;' }]);
  });

  it('sees the hidden clock and the environment, and not a date made from a value', () => {
    const file = parse(
      "const a = new Date();\nconst b = Date.now();\nconst c = new Date('2020-01-01');\nconst d = process.env.PORT;\n",
    );
    expect(file.clockReads.map((place) => place.line)).toEqual([1, 2]);
    expect(file.environmentReads.map((place) => place.line)).toEqual([4]);
  });

  it('tells a default export from named ones, and measures length', () => {
    const file = parse(`export const a = 1;\nexport default function page() {\n${'  a;\n'.repeat(45)}}\n`);
    expect(file.hasDefaultExport).toBe(true);
    expect(file.exportedNames).toContain('a');
    expect(file.lineCount).toBe(48);
    expect(file.longFunctions).toEqual([{ line: 2, text: 'export default function page() {', lines: 47 }]);
  });
});
