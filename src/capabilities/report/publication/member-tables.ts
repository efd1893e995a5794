import type { MemberFigure } from './members-figures.ts';

/** The figures of one table of the report that concern a member, laid out again for this member alone. */
export type MemberTable = {
  readonly chapter: string;
  readonly title: string;
  /** What the first column holds: the report's own rows, or its columns when the member is the one row. */
  readonly columns: readonly string[];
  readonly rows: readonly MemberRow[];
};

export type MemberRow = {
  readonly key: string;
  /** A heading above the row, where another group of rows begins; null elsewhere. */
  readonly group: string | null;
  readonly label: string;
  readonly cells: readonly (MemberFigure | null)[];
};

const singleColumn = 'Chiffre publié';

type Line = { readonly group: string; readonly label: string; readonly cells: Map<string, MemberFigure> };

/** Rows as the report has them; two rows of the same name stay two. */
function linesOf(figures: readonly MemberFigure[]): Line[] {
  const lines: Line[] = [];
  for (const figure of figures) {
    const line = lines.findLast(({ group, label }) => group === figure.rowGroup && label === figure.rowLabel);
    if (line && !line.cells.has(figure.columnLabel)) line.cells.set(figure.columnLabel, figure);
    else lines.push({ group: figure.rowGroup, label: figure.rowLabel, cells: new Map([[figure.columnLabel, figure]]) });
  }
  return lines;
}

/** A table whose one row is the member says nothing by its name: its columns, which do, become the rows. */
function turned([line]: readonly Line[], columns: readonly string[]): Line[] {
  return columns.flatMap((column) => {
    const figure = line?.cells.get(column);
    return figure ? [{ group: '', label: column, cells: new Map([[singleColumn, figure]]) }] : [];
  });
}

function layOut(figures: readonly MemberFigure[], isMember: (label: string) => boolean): Pick<MemberTable, 'columns' | 'rows'> {
  let lines = linesOf(figures);
  let columns = [...new Set(figures.map(({ columnLabel }) => columnLabel))];
  if (lines.length === 1 && isMember(lines[0]?.label ?? '')) {
    lines = turned(lines, columns);
    columns = [singleColumn];
  }
  let group = '';
  const rows = lines.map((line, index): MemberRow => {
    const begins = line.group !== group;
    group = line.group;
    const cells = columns.map((column) => line.cells.get(column) ?? null);
    return { key: String(index), group: begins && group !== '' ? group : null, label: line.label, cells };
  });
  const [only] = columns;
  const isPlain = columns.length === 1 && only !== undefined && (only === '' || isMember(only));
  return { columns: isPlain ? [singleColumn] : columns, rows };
}

/** A table printed over several pages is one for its reader: « Déploiements (2 sur 4) ». */
function wholeTitle(title: string): string {
  return title.replace(/ \(\d+ sur \d+\)$/, '');
}

/** The tables of a member, in the order of the report. `isMember`: whether a label is the member's own name. */
export function memberTables(figures: readonly MemberFigure[], isMember: (label: string) => boolean): MemberTable[] {
  const tables = new Map<string, MemberFigure[]>();
  for (const figure of figures) {
    const key = JSON.stringify([figure.chapter, wholeTitle(figure.tableTitle)]);
    const together = tables.get(key);
    if (together) together.push(figure);
    else tables.set(key, [figure]);
  }
  return [...tables.values()].flatMap((together) => {
    const [first] = together;
    return first ? [{ chapter: first.chapter, title: wholeTitle(first.tableTitle), ...layOut(together, isMember) }] : [];
  });
}
