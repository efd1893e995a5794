import { slug } from '../kernel/identifier.ts';
import { normalizeText } from '../kernel/text.ts';
import type { Column, ColumnKind, FileFormat } from './format.ts';
import type { ReceivedFile } from './read-source.ts';
import { syntheticColumn } from './synthetic.ts';

/** One example file per format, commented, and importable as it is; `LISEZ-MOI.md` says what they are. */
export function makeTemplates(formats: readonly FileFormat[]): ReceivedFile[] {
  const examples = exampleRows(formats);
  const files = formats.flatMap((format) => {
    const name = templateName(format);
    if (name === null) return [];
    const text =
      format.document === undefined
        ? csvTemplate(format, examples.get(format) ?? [])
        : `${JSON.stringify(exampleOf(format), null, 2)}\n`;
    return [{ name, text }];
  });
  const all = [{ name: 'LISEZ-MOI.md', text: readMe(formats) }, ...files];
  return all.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) }));
}

function exampleOf({ document }: FileFormat): unknown {
  return document?.ending === 'json' ? document.example : undefined;
}

/** The name of the example file of a format; null when it has none. */
export function templateName(format: FileFormat): string | null {
  if (format.document === undefined) return `${format.file}.csv`;
  return exampleOf(format) === undefined ? null : `${format.file}-2020.json`;
}

/** The examples of each format, and what they refer to: every name that one file gives stands in the file that defines it. */
function exampleRows(formats: readonly FileFormat[]): ReadonlyMap<FileFormat, readonly (readonly string[])[]> {
  const rows = new Map(formats.map((format) => [format, [format.columns.map((column) => column.example)]]));
  for (const { value, example } of formats.flatMap((format) => format.columns)) {
    if (value.kind !== 'reference' || example === '') continue;
    const provider = formats.find((format) => format.referable?.as === value.to);
    const there = provider === undefined ? undefined : rows.get(provider);
    if (provider === undefined || there === undefined || there.some((row) => isCalled(provider, row, example))) continue;
    there.push(namedExample(provider, example));
  }
  return rows;
}

function isCalled(format: FileFormat, row: readonly string[], name: string): boolean {
  const fields = [format.referable?.code ?? '', ...(format.referable?.names ?? [])];
  const texts = format.columns.flatMap((column, index) => (fields.includes(column.field) ? (row[index] ?? '').split('|') : []));
  return texts.some((text) => normalizeText(text) === normalizeText(name));
}

/** Another row of the format, of that name, with no more than what must be filled. */
function namedExample(format: FileFormat, name: string): string[] {
  const { code, names = [] } = format.referable ?? {};
  return format.columns.map((column) => {
    if (column.field === names[0]) return name;
    if (column.field === code) return format.codeFrom === undefined ? slug(name) : '';
    if (!column.required) return '';
    return column.value.kind === 'choice' && 'autre' in column.value.choices ? 'autre' : column.example;
  });
}

/** As spreadsheets in French open it: a mark at the start, semicolons, line ends of Windows. */
function csvTemplate(format: FileFormat, rows: readonly (readonly string[])[]): string {
  const lines = [
    `# ${format.title} : ${format.description}`,
    '# Les lignes qui commencent par # ne sont pas lues. Remplacez les exemples par vos lignes.',
    ...format.columns.map((column) => `# ${column.name} (${traits(format, column).join(', ')}) : ${column.description}`),
    ...[format.columns.map((column) => column.name), ...rows].map((row) => row.map(csvCell).join(';')),
  ];
  return `\ufeff${lines.map((line) => line.replaceAll('\n', ' ')).join('\r\n')}\r\n`;
}

function csvCell(text: string): string {
  return /[;"\r\n]/.test(text) || text.startsWith('#') ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What may be written in a column, in a few words: its kind, whether it must be filled, whether it tells records apart. */
export function traits(format: FileFormat, column: Column): string[] {
  const made = format.codeFrom?.code === column.field;
  const needed = column.required && !made ? 'obligatoire' : 'facultatif';
  return [kindInWords(column.value), needed, ...(column.key === true ? ['clé'] : [])];
}

export function kindInWords(kind: ColumnKind): string {
  switch (kind.kind) {
    case 'text':
      return 'texte';
    case 'verbatim':
      return 'texte repris tel quel';
    case 'texts':
      return 'textes séparés par |';
    case 'code':
      return 'code, zéros de tête compris';
    case 'year':
      return 'année';
    case 'day':
      return 'date';
    case 'lastDay':
      return 'date du dernier jour compris';
    case 'period':
      return 'année, mois ou jour';
    case 'month':
      return 'mois';
    case 'time':
      return 'heure';
    case 'hundredths':
      return 'nombre, deux décimales au plus';
    case 'synthetic':
    case 'boolean':
      return 'oui ou non';
    case 'amount':
      return 'montant en euros';
    case 'number':
      return 'nombre';
    case 'decimal':
      return 'nombre décimal avec un point';
    case 'integer':
      return 'nombre entier';
    case 'json':
      return 'structure';
    case 'choice':
      return `au choix : ${Object.keys(kind.choices).join(', ')}`;
    case 'siren':
      return 'SIREN, neuf chiffres';
    case 'insee':
      return 'code INSEE, cinq caractères';
    case 'reference':
      return 'code ou nom connu';
  }
}

function readMe(formats: readonly FileFormat[]): string {
  const lines = formats.map(
    (format) =>
      `- \`${format.file}.${format.document === undefined ? 'csv` ou `.xlsx' : format.document.ending}\` : ${format.title}. ${format.description}`,
  );
  return `# Modèles de fichiers\n\nChaque fichier porte un exemple. Gardez ceux dont vous avez besoin, remplacez les exemples par vos lignes, importez le dossier.\n\nToute table peut avoir en plus une colonne \`${syntheticColumn.name}\` : ${syntheticColumn.description}\n\n${lines.join('\n')}\n`;
}
