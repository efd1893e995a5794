import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCompiler, layOut } from '../../../web/print/lay-out.ts';
import { servePdf } from '../../../web/print/pdf-thread.ts';
import { printableText } from '../../../web/print/printable.ts';
import type { TrainingPaper } from './paper.ts';

const folder = dirname(fileURLToPath(import.meta.url));
const compiler = createCompiler(folder);

/** Every text as the font can draw it. */
function printable(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? printableText(value) : value;
}

servePdf<TrainingPaper>(({ template, model }) =>
  layOut(compiler, folder, `${template}.typ`, new Map([['paper.json', JSON.stringify(model, printable)]])),
);
