import { isUnfinished } from '../../../kernel/figure.ts';
import { frenchReason, frenchUnknown } from '../../../kernel/french.ts';
import { unfinishedMark } from '../../../web/shown-figure.ts';
import { type Body, identityBehind } from '../../directory/index.ts';
import type { DocumentBlock, DocumentFigure, DocumentTable, ReportDocument } from '../document.ts';
import { shownAlone, shownIn } from '../render/cell-text.ts';
import { chapterName, figureAt } from '../render/contents.ts';
import { writtenNumber } from '../render/csv.ts';

/** A figure of a published report that concerns one member, in the report's own words and as it printed it. */
export type MemberFigure = {
  /** In reading order, the tables' figures where they stand. */
  readonly position: number;
  readonly body: string;
  /** From the first level down to the one where it stands: « 5 Bilan financier · 5.2 Recettes ». */
  readonly chapter: string;
  readonly tableTitle: string;
  /** The heading line above its row; empty when there is none. */
  readonly rowGroup: string;
  readonly rowLabel: string;
  readonly columnLabel: string;
  readonly period: string;
  /** With the star of a period that was not closed. */
  readonly printed: string;
  /** Plain decimal; null when it is a text or unknown. */
  readonly value: string | null;
  readonly unit: string;
  readonly found: 'known' | 'unknown';
  /** Why it is not known, in words; null when it is. */
  readonly reason: string | null;
};

type Labels = Pick<MemberFigure, 'tableTitle' | 'rowGroup' | 'rowLabel' | 'columnLabel'>;
type Placed = Labels & { readonly figure: DocumentFigure; readonly printed: string; readonly inTable: boolean };

function placedInTable(document: ReportDocument, table: DocumentTable): Placed[] {
  let rowGroup = '';
  return table.rows.flatMap((row) => {
    if (row.kind === 'heading') rowGroup = row.label;
    return row.cells.flatMap((cell, index) => {
      if (cell.kind === 'empty') return [];
      const figure = figureAt(document, cell.figure);
      const column = table.columns[index];
      const columnLabel = column?.label ?? '';
      const labels = { tableTitle: table.caption, rowGroup, rowLabel: row.label, columnLabel };
      // A known absence in a matrix is printed as a blank, or as the 0 that its page does not draw.
      const printed = shownIn(table, column, figure);
      return [{ ...labels, figure, inTable: true, printed: table.display === 'matrix' && printed === '0' ? '' : printed }];
    });
  });
}

function placedInBlock(document: ReportDocument, block: DocumentBlock): Placed[] {
  const alone = (tableTitle: string, rowLabel: string, index: number): Placed => {
    const figure = figureAt(document, index);
    return { tableTitle, rowGroup: '', rowLabel, columnLabel: '', figure, inTable: false, printed: shownAlone(figure) };
  };
  // A sentence says itself which way a change went: its figure has no sign.
  const inText = (index: number): Placed => {
    const figure = figureAt(document, index);
    return { ...alone('Dans le texte', figure.label, index), printed: figure.printed };
  };
  switch (block.type) {
    case 'table':
      return placedInTable(document, block);
    case 'key-figures':
      return block.items.map((item) => alone('Chiffres clés', item.label, item.figure));
    case 'text':
      return block.paragraphs.flatMap(({ runs }) => runs.flatMap((run) => (run.kind === 'figure' ? [inText(run.figure)] : [])));
    case 'chart': // draws the figures of a table
      return [];
  }
}

function placedIn(document: ReportDocument): (Placed & { readonly chapter: string })[] {
  const walk = (chapters: ReportDocument['chapters'], above: readonly string[]): (Placed & { chapter: string })[] =>
    chapters.flatMap((chapter) => {
      const names = [...above, chapterName(chapter)].filter((name) => name !== '');
      const here = chapter.blocks.flatMap((block) => placedInBlock(document, block));
      return [...here.map((placed) => ({ ...placed, chapter: names.join(' · ') })), ...walk(chapter.chapters, names)];
    });
  return walk(document.chapters, []);
}

/**
 * The one member whom a figure concerns: the body of its question; for one known only by a past report, the member whose name its
 * row or column bears. A figure of several members, or under the name of another one, concerns none.
 */
function bodyConcerned(
  { figure, rowGroup, rowLabel, columnLabel }: Placed,
  named: (label: string) => string | null,
): string | null {
  const labels = [rowGroup, rowLabel, columnLabel].flatMap((label) => named(label) ?? []);
  const of = (bodies: readonly string[]) => (new Set(bodies).size === 1 ? (bodies[0] ?? null) : null);
  if (figure.origin.origin === 'published') return of(labels);
  const asked = [figure.origin.question.at['body'] ?? []].flat();
  return asked.length === 0 ? null : of([...asked, ...labels]);
}

function nameReader(bodies: readonly Body[]): (label: string) => string | null {
  const known = new Map<string, string | null>();
  return (label) => {
    const found = known.get(label);
    if (found !== undefined) return found;
    const code = label === '' ? null : (identityBehind(label, bodies)?.code ?? null);
    known.set(label, code);
    return code;
  };
}

/** The printed figures that concern one member each; one that is quoted again stands once, in its table when it has one. */
export function figuresOfMembers(document: ReportDocument, bodies: readonly Body[]): MemberFigure[] {
  const named = nameReader(bodies);
  const placed = placedIn(document);
  const inTables = new Set(placed.flatMap(({ figure, inTable }) => (inTable ? [figure.index] : [])));
  const seen = new Set<number>();
  return placed.flatMap((one, position): MemberFigure[] => {
    const { figure, printed, chapter, tableTitle, rowGroup, rowLabel, columnLabel } = one;
    const { result, unit, cell } = figure;
    if (seen.has(figure.index) || (!one.inTable && inTables.has(figure.index))) return [];
    const body = bodyConcerned(one, named);
    if (body === null || result.found === 'not-applicable' || (result.found === 'known' && printed === '')) return [];
    seen.add(figure.index);
    const place = { position, body, chapter, tableTitle, rowGroup, rowLabel, columnLabel, period: cell.period, unit };
    const mark = isUnfinished(result, figure.origin) ? unfinishedMark : '';
    return result.found === 'known'
      ? [{ ...place, printed: `${printed}${mark}`, value: writtenNumber(figure), found: 'known', reason: null }]
      : [{ ...place, printed: frenchUnknown(result.reason), value: null, found: 'unknown', reason: frenchReason(result.reason) }];
  });
}
