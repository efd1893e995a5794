import { isArchive } from './archive-fault.ts';
import { decodeText } from './decode-text.ts';
import { readDocument, readXmlDocument } from './document-file.ts';
import type { FileFormat } from './format.ts';
import { emptyParsedFile, type FileReading, type FileSource, leaveAside, refuseFile } from './parsed-file.ts';
import { type InputFile, largestFile } from './read-source.ts';
import { readText } from './read-text.ts';
import { readWorkbookFile } from './read-workbook-file.ts';
import { endingOf, formatByName, isPageTable, pageTable } from './recognise.ts';
import { refusedFile } from './rejection.ts';
import { isOldWorkbook } from './workbook.ts';
import { rootOf } from './xml-elements.ts';

const endings = ['csv', 'tsv', 'txt', 'xlsx', 'json', 'xml'];

const sentences = {
  'ignored-file':
    'Ce n’est ni un CSV, ni un classeur .xlsx, ni un plan .json, ni un document .xml : le fichier est laissé de côté.',
  'empty-file': 'Le fichier est vide : il faut au moins une ligne d’en-têtes.',
  'old-workbook':
    'Le fichier est un ancien classeur Excel (.xls) ou un classeur protégé par un mot de passe : enregistrez-le au format .xlsx, sans mot de passe.',
  'not-text': 'Le fichier n’est ni un texte CSV ni un classeur .xlsx : enregistrez-le dans l’un de ces formats.',
  'unknown-document': 'Ce document XML n’est pas d’une sorte connue : un document budgétaire (TotEM) l’est.',
  'unknown-file':
    'Ce fichier JSON n’est pas reconnu à son nom : un plan de bilan s’appelle plan-2020.json, les entrées de Kimai timesheets.json.',
} as const;

/**
 * Reads one file of an import: finds out what it is, then reads its rows. `original` is its index among the import's files.
 * Never throws for what a file may hold.
 */
export async function readInputFile(file: InputFile, original: number, formats: readonly FileFormat[]): Promise<FileReading> {
  const source = { name: file.name, original };
  const named = formatFor(file.name, formats);
  const refuse = (rule: keyof typeof sentences) => refuseFile(source, named, refusedFile(rule, sentences[rule]));
  if (file.bytes === null) return refuseFile(source, named, refusedFile('too-large', tooLarge(file.size)));
  const ending = endingOf(file.name);
  if (ending === 'xls' || isOldWorkbook(file.bytes)) return refuse('old-workbook');
  if (!endings.includes(ending)) return leaveAside(source, refusedFile('ignored-file', sentences['ignored-file']));
  if (isPageTable(file.name)) return refuseFile(source, null, pageTable);
  if (file.bytes.length === 0) return refuse('empty-file');
  if (isArchive(file.bytes)) return readWorkbookFile(source, file.bytes, formats);
  const { text, doubtful } = decodeText(file.bytes);
  if (text === null) return refuse('not-text');
  if (/^\s*$/.test(text)) return refuse('empty-file');
  if (ending === 'xml') return readXml(source, text, formats) ?? refuse('unknown-document');
  if (ending !== 'json') return readText(source, text, doubtful, named, formats);
  if (named?.document === undefined) return refuse('unknown-file');
  return { parsed: [readDocument(emptyParsedFile(source, named), text)], unread: [] };
}

/** A name may be that of a JSON document and what people call a table (`timesheets`): the file's ending tells. */
function formatFor(name: string, formats: readonly FileFormat[]): FileFormat | null {
  const isJson = endingOf(name) === 'json';
  const fitting = formats.filter(({ document }) => (document?.ending === 'json') === isJson);
  return formatByName(name, fitting) ?? formatByName(name, formats);
}

/** Every format reads its own part of the document; null when none knows its root. */
function readXml(source: FileSource, text: string, formats: readonly FileFormat[]): FileReading | null {
  const root = rootOf(text);
  const knowing = formats.filter(({ document }) => document?.ending === 'xml' && document.root === root);
  if (knowing.length === 0) return null;
  return { parsed: knowing.map((format) => readXmlDocument(emptyParsedFile(source, format), text)), unread: [] };
}

function tooLarge(size: number): string {
  return `Le fichier pèse ${megabytes(size)} Mo, la limite est de ${megabytes(largestFile)} Mo : découpez-le en plusieurs fichiers du même nom suivi d’un numéro (une année par fichier, par exemple).`;
}

function megabytes(size: number): string {
  return String(Math.round((size / 1024 / 1024) * 10) / 10).replace('.', ',');
}
