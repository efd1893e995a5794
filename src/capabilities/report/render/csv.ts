import { stringify } from 'csv-stringify/sync';
import { type Found, isUnfinished } from '../../../kernel/figure.ts';
import { frenchReason, frenchUnknown } from '../../../kernel/french.ts';
import { parsePeriod } from '../../../kernel/period.ts';
import { type Quantity, toDecimal, toPlainDecimal } from '../../../kernel/quantity.ts';
import { spreadsheetText } from '../../../kernel/spreadsheet-text.ts';
import { isUnit, units } from '../../../kernel/unit.ts';
import { unfinishedHeading } from '../../../web/shown-figure.ts';
import type { DocumentFigure, ReportDocument } from '../document.ts';

/** Address of what stands behind a figure: a path of the site, or a whole address. */
export type EvidencePath = (figure: DocumentFigure) => string;

/** Euros with their cents; every other number exact, up to six decimals. */
function decimalOf(quantity: Quantity, unit: string): string {
  return unit === 'EUR' ? toDecimal(quantity, 2) : toPlainDecimal(quantity);
}

/** The plain decimal of a figure, as every file writes it; null when it is a text or not known. */
export function writtenNumber({ result, unit }: DocumentFigure): string | null {
  return result.found === 'known' && result.value.kind === 'quantity' ? decimalOf(result.value.quantity, unit) : null;
}

function writtenValue(figure: DocumentFigure): string {
  if (figure.result.found !== 'known') return '';
  const { value } = figure.result;
  return value.kind === 'text' ? value.text : decimalOf(value.quantity, figure.unit);
}

/** Kept from whoever reads the file: neither 0 nor unknown. */
function isSecret({ result }: DocumentFigure): boolean {
  return result.found === 'unknown' && result.reason === 'secret';
}

const columns = [
  'section',
  'table',
  'row',
  'column',
  'period',
  'unit',
  'occurrence',
  'value',
  'found',
  'origin',
  'evidence',
  'unfinished',
];

/** The figures for machines: one line a figure, comma, decimal point, texts as they are. The order and names are a stable interface. */
export function renderFiguresCsv(document: ReportDocument, evidencePath: EvidencePath): string {
  const lines = document.figures.map((figure) => {
    const { section, table, row, column, period, unit, occurrence } = figure.cell;
    return [
      section,
      table,
      row,
      column,
      period,
      unit,
      String(occurrence),
      writtenValue(figure),
      isSecret(figure) ? 'secret' : figure.result.found,
      figure.origin.origin,
      evidencePath(figure),
      String(isUnfinished(figure.result, figure.origin)),
    ];
  });
  return stringify([columns, ...lines]);
}

function frenchState(result: Found): string {
  if (result.found === 'unknown') return frenchUnknown(result.reason);
  return result.found === 'known' ? 'connu' : 'sans objet';
}

const frenchOrigin: Readonly<Record<DocumentFigure['origin']['origin'], string>> = {
  computed: 'calculé',
  published: 'repris d’un bilan publié',
};

const frenchColumns = [
  'Chapitre',
  'Tableau',
  'Ligne',
  'Colonne',
  'Période',
  'Unité',
  'Rang',
  'Valeur',
  'État',
  'Raison',
  'Origine',
  'Ce que c’est',
  'Preuve',
  unfinishedHeading,
];

/** A period in a file for people. */
export function frenchPeriodText(text: string): string {
  return parsePeriod(text) === null ? text : text.replace('..', ' à ');
}

/** A unit in a file for people. */
export function frenchUnit(unit: string): string {
  if (!isUnit(unit)) return unit;
  return units[unit].fr === '' ? (unit === 'count' ? 'nombre' : unit === 'text' ? 'texte' : '') : units[unit].fr;
}

function isText(figure: DocumentFigure): boolean {
  return figure.result.found === 'known' && figure.result.value.kind === 'text';
}

/** The same figures for people and their spreadsheet: semicolons, decimal comma, no thousands separator, byte-order mark. */
export function renderFrenchFiguresCsv(document: ReportDocument, evidencePath: EvidencePath): string {
  const lines = document.figures.map((figure) => {
    const { section, table, row, column, period, unit, occurrence } = figure.cell;
    const value = isText(figure) ? spreadsheetText(writtenValue(figure)) : writtenValue(figure).replace('.', ',');
    const reason =
      figure.result.found === 'unknown'
        ? frenchReason(figure.result.reason)
        : figure.result.found === 'not-applicable'
          ? figure.result.reason
          : '';
    const words = [section, table, row, column].map(spreadsheetText);
    return [
      ...words,
      frenchPeriodText(period),
      spreadsheetText(frenchUnit(unit)),
      String(occurrence),
      value,
      frenchState(figure.result),
      spreadsheetText(reason),
      frenchOrigin[figure.origin.origin],
      spreadsheetText(figure.label),
      spreadsheetText(evidencePath(figure)),
      isUnfinished(figure.result, figure.origin) ? 'oui' : '',
    ];
  });
  return stringify([frenchColumns, ...lines], { delimiter: ';', bom: true, record_delimiter: 'windows' });
}
