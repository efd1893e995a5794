import { evidencePath } from '../../../figures/figure.paths.ts';
import type { PageReading } from '../../../http/reading.ts';
import { cellKey } from '../../../kernel/cell.ts';
import { frenchReason, frenchUnknown } from '../../../kernel/french.ts';
import { arrangeList, type ListColumn, type ListValue, readListState } from '../../../web/list-state.ts';
import type { ShownFigure } from '../../../web/shown-figure.ts';
import { loadTableCaptions, nameOf, placeOf, type TableCaptions } from '../cell-place.ts';
import { type Comparison, compareEditions, type Status, statuses } from '../compare.ts';
import type { DocumentFigure } from '../document.ts';
import { loadPublished, loadReport } from '../load.ts';

export const statusWords: Readonly<Record<Status, { readonly label: string; readonly tag: string }>> = {
  differs: { label: 'diffère', tag: 'fault' },
  'unknown-computed': { label: 'inconnu au calcul', tag: 'look' },
  'only-computed': { label: 'seulement calculé', tag: '' },
  'only-published': { label: 'seulement publié', tag: '' },
  equal: { label: 'égal', tag: 'good' },
};

export type ComparedLine = {
  key: string;
  place: string;
  name: string;
  status: Status;
  computed: ShownFigure | null;
  published: ShownFigure | null;
  /** What is sorted by: the number where it is one. */
  sizes: { computed: ListValue; published: ListValue };
};

export const comparedColumns: readonly ListColumn<ComparedLine>[] = [
  { key: 'cellule', label: 'Cellule', value: (line) => line.name },
  { key: 'place', label: 'Place', value: (line) => line.place },
  {
    key: 'calcule',
    label: 'Calculé',
    numeric: true,
    value: (line) => line.sizes.computed,
    file: (line) => line.computed?.text ?? '',
  },
  {
    key: 'publie',
    label: 'Publié',
    numeric: true,
    value: (line) => line.sizes.published,
    file: (line) => line.published?.text ?? '',
  },
  { key: 'constat', label: 'Constat', value: (line) => statusWords[line.status].label },
];

/** A plain decimal as a number, any other text as it is, nothing as nothing. */
export function sizeOf(plain: string): ListValue {
  if (plain === '') return null;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : plain;
}

function shown(text: string, label: string, path: string, figure: DocumentFigure | null): ShownFigure {
  const result = figure?.result;
  const why = result?.found === 'unknown' ? frenchReason(result.reason) : null;
  return {
    text: text === '' ? 'rien' : text,
    found: why === null ? 'known' : 'unknown',
    why,
    label,
    path,
    isText: !/^[\d\s.,%€−-]*$/.test(text),
    synthetic: false,
    published: figure === null,
    approximate: null,
    plain: text,
  };
}

function lineOf(
  comparison: Comparison,
  index: number,
  figures: readonly DocumentFigure[],
  edition: string,
  printed: ReadonlyMap<string, string>,
  captions: TableCaptions,
): ComparedLine {
  const { cell, status } = comparison;
  const name = nameOf(cell);
  const figure = comparison.figure === null ? null : (figures[comparison.figure] ?? null);
  const text = figure === null ? '' : figure.result.found === 'unknown' ? frenchUnknown(figure.result.reason) : figure.printed;
  const asPrinted = printed.get(cellKey(cell));
  return {
    key: String(index),
    place: placeOf(cell, captions),
    name,
    status,
    computed: figure ? shown(text, name, evidencePath(figure.origin), figure) : null,
    published:
      asPrinted === undefined ? null : shown(asPrinted, name, evidencePath({ origin: 'published', edition, cell }), null),
    sizes: { computed: sizeOf(comparison.computed), published: sizeOf(comparison.published) },
  };
}

/** The cells of a report, as they are computed and as they were published, those that the address asks for. */
export async function loadComparison({ tx, registry, actor, url }: PageReading, year: number) {
  const published = await loadPublished(tx, registry, actor.operator, year);
  const { figures } = await loadReport(tx, registry, actor.operator, year, { recordsOnly: true });
  const comparisons = compareEditions(figures, published.cells);
  const captions = await loadTableCaptions(tx, registry, year);
  const status = statuses.find((one) => one === url.searchParams.get('constat')) ?? null;
  const printed = new Map(published.cells.map((cell) => [cellKey(cell), cell.printed]));
  const chosen = comparisons.filter((one) => (status === null ? one.status !== 'only-published' : one.status === status));
  const lines = arrangeList(
    chosen.map((one, index) => lineOf(one, index, figures, published.code, printed, captions)),
    comparedColumns,
    readListState(url.searchParams),
  );
  return {
    year,
    code: published.code,
    status,
    counts: statuses.map((one) => ({ status: one, count: comparisons.filter((comparison) => comparison.status === one).length })),
    lines,
  };
}
