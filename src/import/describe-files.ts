import { frenchRole } from '../kernel/french-role.ts';
import type { FileFormat } from './format.ts';
import { importersOf } from './import.access.ts';
import { traits } from './templates.ts';

/** The part of the guide that says, file by file, which columns there are: Markdown, from the formats alone. */
export function describeFiles(formats: readonly FileFormat[]): string {
  return formats
    .filter((format) => format.document === undefined)
    .map((format) => describe(format, formats))
    .join('\n');
}

function describe(format: FileFormat, formats: readonly FileFormat[]): string {
  const others = format.also === undefined ? '' : ` (aussi ${format.also.map((name) => `\`${name}\``).join(', ')})`;
  return [
    `### \`${format.file}\` : ${format.title}${others}`,
    '',
    format.description,
    '',
    `${identity(format)}${names(format)}${importers(format)}`,
    '',
    '| colonne | contenu | sens | exemple |',
    '| --- | --- | --- | --- |',
    ...format.columns.map((column) =>
      row([
        `\`${column.name}\`${column.also === undefined ? '' : `<br>(ou ${column.also.join(', ')})`}`,
        [...traits(format, column), ...fileOf(column.value, formats)].join(', '),
        column.description,
        column.example === '' ? '' : `\`${column.example}\``,
      ]),
    ),
    '',
  ].join('\n');
}

/** What tells its rows apart, or what they become. */
function identity(format: FileFormat): string {
  if (format.becomes !== undefined) return `Ses lignes deviennent celles de \`${format.becomes.file}\`.`;
  const key = format.columns.filter((column) => column.key === true).map((column) => `\`${column.name}\``);
  return `Clé : ${[...key, ...computedKey(format)].join(', ')}.`;
}

function computedKey({ derived }: FileFormat): string[] {
  return derived?.columns.some(({ key }) => key === true) === true && derived.told !== undefined ? [derived.told] : [];
}

/** Administrators load everything but what is said here. */
function importers(format: FileFormat): string {
  if (format.importers === undefined) return '';
  return ` Peuvent l’importer : ${importersOf(format)
    .map((role) => frenchRole[role])
    .join(', ')}.`;
}

/** By which columns other files may name a row of this one. */
function names(format: FileFormat): string {
  if (format.referable === undefined) return '';
  const fields = [format.referable.code, ...format.referable.names];
  const columns = format.columns.filter((column) => fields.includes(column.field)).map((column) => `\`${column.name}\``);
  return ` Les autres fichiers désignent une ligne de celui-ci par ${columns.join(', ')}, sans égard à la casse ni aux accents.`;
}

function fileOf(value: FileFormat['columns'][number]['value'], formats: readonly FileFormat[]): string[] {
  if (value.kind !== 'reference') return [];
  const provider = formats.find((format) => format.referable?.as === value.to);
  return provider === undefined ? [] : [`de \`${provider.file}\``];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}
