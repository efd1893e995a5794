import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const cuts = ['400Regular', '400Regular_Italic', '500Medium', '600SemiBold', '600SemiBold_Italic', '700Bold'];

const require = createRequire(import.meta.url);

/** The engine with the fonts of our documents. @param folder where the templates stand, and what they read */
export function createCompiler(folder: string): NodeCompiler {
  const fonts = dirname(require.resolve('@expo-google-fonts/inter/package.json'));
  return NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: cuts.map((cut) => join(fonts, cut)) }] });
}

function messages(diagnostics: readonly unknown[]): string {
  return diagnostics
    .map((one) => (typeof one === 'object' && one !== null && 'message' in one ? String(one.message) : String(one)))
    .join('; ');
}

/**
 * The template as PDF/UA-1: same template and same files, same bytes. The engine itself refuses a picture without alternative, a letter
 * without shape or a heading that skips a level.
 * @param template a file of the compiler’s folder
 * @param files what the template reads, by name
 * @throws Error when the engine refuses: a fault of ours, never of the data.
 */
export function layOut(compiler: NodeCompiler, folder: string, template: string, files: ReadonlyMap<string, string>): Uint8Array {
  compiler.resetShadow();
  for (const [name, content] of files) compiler.mapShadow(join(folder, name), Buffer.from(content));
  const compiled = compiler.compile({ mainFilePath: join(folder, template) });
  const laid = compiled.result;
  if (laid === null) {
    const error = compiled.takeError();
    const told = error === null ? 'no diagnostic' : messages(compiler.fetchDiagnostics(error));
    throw new Error(`${template} was not laid out: ${told}`);
  }
  const pdf = compiler.pdf(laid, { pdfStandard: 'ua-1', creationTimestamp: 0 });
  compiler.evictCache(2);
  return new Uint8Array(pdf);
}
