import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formats, measures } from '../../src/app.ts';
import { describeFiles } from '../../src/import/describe-files.ts';
import { units } from '../../src/kernel/unit.ts';

/** The guide to importing files, whose tables of columns and of measures are written from what the code declares. */
export const importingPagePath = join(import.meta.dirname, '../../docs/importing.md');

const unitWords: Readonly<Record<string, string>> = {
  count: 'nombre',
  text: 'texte',
  year: 'année',
  date: 'date',
  factor: 'facteur',
};

function describeMeasures(): string {
  const rows = measures.map((measure) => {
    const dimensions = Object.entries(measure.dimensions).map(([name, { shape }]) =>
      shape === 'tree' ? `${name} (arbre)` : name,
    );
    return `| \`${measure.id}\` | ${measure.label.fr} | ${unitWords[measure.unit] ?? units[measure.unit].fr} | ${dimensions.join(', ')} |`;
  });
  return ['| mesure | ce que c’est | unité | dimensions |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

const sections: Readonly<Record<string, () => string>> = { fichiers: () => describeFiles(formats), mesures: describeMeasures };

/** The page as it stands, and as it should: what lies between `<!-- début : NOM -->` and `<!-- fin : NOM -->` is written anew. */
export function importingPage(): { readonly written: string; readonly expected: string } {
  const written = readFileSync(importingPagePath, 'utf8');
  const expected = Object.entries(sections).reduce((page, [name, write]) => {
    const [start, end] = [`<!-- début : ${name} -->`, `<!-- fin : ${name} -->`];
    const [before, after] = [page.indexOf(start), page.indexOf(end)];
    if (before === -1 || after < before) throw new Error(`docs/importing.md lost the marks of its part ${name}`);
    return `${page.slice(0, before + start.length)}\n\n${write()}\n${page.slice(after)}`;
  }, written);
  return { written, expected };
}
