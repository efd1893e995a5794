import type { Rows } from '../../database/face.ts';
import type { Registry } from '../../figures/registry.ts';
import type { Measure } from '../../kernel/measure.ts';
import { parsePeriod, periodForms } from '../../kernel/period.ts';
import { isProblem } from '../../kernel/problem.ts';
import type { Binding, Block, Chapter, Outline } from './outline.ts';
import { readText } from './text-runs.ts';

/** Something an outline asks that cannot be answered; `where` is the chapter and block in words. */
export type OutlineFault = { readonly where: string; readonly message: string };

type Ask = { readonly measure: string; readonly dimensions: readonly string[]; readonly period: string | undefined };

function faultOf(registry: Registry, { measure: id, dimensions, period }: Ask): string | null {
  let measure: Measure<Rows>;
  try {
    measure = registry.get(id);
  } catch (thrown) {
    if (isProblem(thrown)) return thrown.message;
    throw thrown;
  }
  const wrong = dimensions.find((name) => !measure.dimensions[name]);
  if (wrong !== undefined)
    return `La mesure « ${id} » ne se lit pas par « ${wrong} » (possible : ${Object.keys(measure.dimensions).join(', ') || 'aucune dimension'}).`;
  if (period !== undefined && !parsePeriod(period)) return `La période « ${period} » ne se lit pas : écrivez ${periodForms}.`;
  return null;
}

function asksOf(binding: Binding): Ask[] {
  return 'measure' in binding ? [{ measure: binding.measure, dimensions: Object.keys(binding.at), period: binding.period }] : [];
}

function asksOfBlock(block: Block): Ask[] {
  switch (block.type) {
    case 'text':
      return Object.values(block.figures).flatMap(asksOf);
    case 'key-figures':
      return block.items.flatMap(asksOf);
    case 'table':
      return block.rows.flatMap((row) =>
        row.kind === 'heading'
          ? []
          : block.columns.flatMap((column) => {
              const override = row.cells[column.label];
              if (override === null) return [];
              if (override) return asksOf(override);
              return [
                {
                  measure: column.measure,
                  dimensions: [...Object.keys(column.at), ...Object.keys(row.at)],
                  period: column.period,
                },
              ];
            }),
      );
    case 'chart':
    case 'published-table':
      return [];
  }
}

function ownFaults(block: Block, tables: ReadonlySet<string>): string[] {
  if (block.type === 'chart')
    return tables.has(block.of)
      ? []
      : [`Le graphique « ${block.title} » porte sur le tableau « ${block.of} », que le plan ne contient pas.`];
  if (block.type !== 'text') return [];
  const keys = readText(block.text).flatMap((paragraph) =>
    paragraph.stretches.flatMap((stretch) => ('key' in stretch ? [stretch.key] : [])),
  );
  return keys
    .filter((key) => !block.figures[key])
    .map((key) => `Le texte cite « {${key}} » sans dire d’où vient ce chiffre (ajoutez-le à « figures »).`);
}

function flatten(chapters: readonly Chapter[], above = ''): { readonly where: string; readonly block: Block }[] {
  return chapters.flatMap((chapter) => {
    const where = `${above}${`${chapter.number} ${chapter.title}`.trim()}`;
    return [
      ...chapter.blocks.map((block, index) => ({ where: `${where}, bloc ${index + 1}`, block })),
      ...flatten(chapter.chapters, `${where} › `),
    ];
  });
}

/** What is wrong with an outline whose form is right, each once; empty when the report can be made. */
export function findOutlineFaults(outline: Outline, registry: Registry): OutlineFault[] {
  const blocks = flatten(outline.chapters);
  const tables = new Set(
    blocks.flatMap(({ block }) => (block.type === 'table' || block.type === 'published-table' ? [block.id ?? block.table] : [])),
  );
  return blocks.flatMap(({ where, block }) => {
    const asked = asksOfBlock(block).flatMap((ask) => faultOf(registry, ask) ?? []);
    return [...new Set([...asked, ...ownFaults(block, tables)])].map((message) => ({ where, message }));
  });
}
