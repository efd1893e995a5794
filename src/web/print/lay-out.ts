import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';

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

/** For a template whose layout depends on how it came out: it is laid out again until it stands as it should. */
export type Settling = {
  /** The label under which the template tells how it came out. */
  readonly told: string;
  /** What to change in the files, from what was told; null when it may stay. Must end. */
  readonly amend: (told: unknown) => ReadonlyMap<string, string> | null;
};

function mapFiles(compiler: NodeCompiler, folder: string, files: ReadonlyMap<string, string>): void {
  for (const [name, content] of files) compiler.mapShadow(join(folder, name), Buffer.from(content));
}

function compile(compiler: NodeCompiler, folder: string, template: string): NodeTypstDocument {
  const compiled = compiler.compile({ mainFilePath: join(folder, template) });
  const laid = compiled.result;
  if (laid !== null) return laid;
  const error = compiled.takeError();
  const told = error === null ? 'no diagnostic' : messages(compiler.fetchDiagnostics(error));
  throw new Error(`${template} was not laid out: ${told}`);
}

/**
 * The template as PDF/UA-1: same template and same files, same bytes. The engine itself refuses a picture without alternative, a letter
 * without shape or a heading that skips a level.
 * @param template a file of the compiler’s folder
 * @param files what the template reads, by name
 * @throws Error when the engine refuses: a fault of ours, never of the data.
 */
export function layOut(
  compiler: NodeCompiler,
  folder: string,
  template: string,
  files: ReadonlyMap<string, string>,
  settling?: Settling,
): Uint8Array {
  compiler.resetShadow();
  mapFiles(compiler, folder, files);
  let laid = compile(compiler, folder, template);
  while (settling !== undefined) {
    const amended = settling.amend(compiler.query(laid, { selector: `<${settling.told}>`, field: 'value' }));
    if (amended === null) break;
    mapFiles(compiler, folder, amended);
    laid = compile(compiler, folder, template);
  }
  const pdf = compiler.pdf(laid, { pdfStandard: 'ua-1', creationTimestamp: 0 });
  compiler.evictCache(2);
  return new Uint8Array(pdf);
}
