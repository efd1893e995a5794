import type { FileFormat } from './format.ts';

/** What a format's rows refer to, other than rows of its own. */
export function referencesOf(format: FileFormat): string[] {
  const own = format.referable?.as;
  const kinds = format.columns.flatMap((column) => (column.value.kind === 'reference' ? [column.value.to] : []));
  return [...new Set(kinds)].filter((kind) => kind !== own);
}

/** The other files whose records its rows are checked against, or made from; a rule may read those of its own file too. */
function filesRead(format: FileFormat, formats: readonly FileFormat[]): string[] {
  const converted = formats.flatMap(({ becomes }) => (becomes?.file === format.file ? (becomes.files ?? []) : []));
  return [...(format.beside?.files ?? []), ...converted].filter((file) => file !== format.file);
}

/**
 * Formats in an order in which everything referred to or read comes before what refers to it or reads it; the operator's own file first.
 * @throws Error when two formats refer to each other or a format refers to nothing known: a fault of the declarations.
 */
export function inLoadingOrder(formats: readonly FileFormat[]): readonly FileFormat[] {
  const providers = new Map(formats.flatMap((format) => (format.referable ? [[format.referable.as, format] as const] : [])));
  const ordered: FileFormat[] = [];
  const open = new Set<FileFormat>();
  const place = (format: FileFormat) => {
    if (ordered.includes(format)) return;
    if (open.has(format)) throw new Error(`the file formats refer to each other in a circle through ${format.file}`);
    open.add(format);
    for (const kind of referencesOf(format)) {
      const provider = providers.get(kind);
      if (provider === undefined) throw new Error(`${format.file} refers to ${kind}, which no file format provides`);
      place(provider);
    }
    for (const file of filesRead(format, formats)) {
      const read = formats.find((one) => one.file === file);
      if (read === undefined) throw new Error(`${format.file} reads ${file}, which is no file format`);
      place(read);
    }
    open.delete(format);
    ordered.push(format);
  };
  for (const format of [...formats].sort((a, b) => Number(b.namesOperator !== undefined) - Number(a.namesOperator !== undefined)))
    place(format);
  return ordered;
}
