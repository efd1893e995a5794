import { cellKey, type PublishedCell } from '../../kernel/cell.ts';
import { frenchNumber } from '../../kernel/french.ts';
import type { AuditedEdition } from './finding.ts';
import { totalKind } from './labels.ts';
import { type Draw, euros } from './sample-report.ts';

/**
 * Faults as people make them, sown one at a time into a report that holds together. `targets`: the cells any of which a
 * reader would call the place of the fault.
 */
export type Sown = { edition: AuditedEdition; targets: ReadonlySet<string>; what: string };
type Sower = (edition: AuditedEdition, draw: Draw, former: AuditedEdition) => Sown | null;

const budgetTable = /-by-chapter$/;
const isAmount = (cell: PublishedCell) => cell.unit === 'EUR' && cell.value !== null && Number(cell.value) > 1000;
const inBudget = (cell: PublishedCell) => budgetTable.test(cell.table) && isAmount(cell);

function pick<T>(draw: Draw, list: readonly T[]): T | null {
  return list.length === 0 ? null : (list[draw(0, list.length - 1)] ?? null);
}

function change(
  edition: AuditedEdition,
  cell: PublishedCell,
  to: Partial<PublishedCell>,
  what: string,
  also: readonly PublishedCell[] = [],
): Sown {
  const changed = { ...cell, ...to };
  return {
    edition: { ...edition, cells: edition.cells.map((one) => (one === cell ? changed : one)) },
    targets: new Set([changed, ...also].map(cellKey)),
    what: `${what} : ${cell.row} / ${cell.column} ${cell.period}, ${cell.printed} → ${changed.printed}`,
  };
}

/** Prints another value in the form of the cell. */
function shown(cell: PublishedCell, value: string): Partial<PublishedCell> {
  const mark = /[^\d\s.,−-]+$/.exec(cell.printed)?.[0] ?? '';
  const space = /\d(\s)[^\d]+$/.exec(cell.printed)?.[1] ?? '';
  return { printed: `${frenchNumber(value)}${mark === '' ? '' : space}${mark}`, value };
}

const digitAt = (value: string, at: number, digit: number) => `${value.slice(0, at)}${digit}${value.slice(at + 1)}`;

const changedDigit: Sower = (edition, draw) => {
  const cell = pick(draw, edition.cells.filter(inBudget));
  if (!cell?.value) return null;
  const at =
    pick(
      draw,
      [...cell.value].flatMap((digit, index) => (digit === '.' ? [] : [index])),
    ) ?? 0;
  const old = Number(cell.value[at]);
  const digit = (old + draw(1, 9)) % 10;
  return at === 0 && digit === 0 ? null : change(edition, cell, shown(cell, digitAt(cell.value, at, digit)), 'chiffre changé');
};

const transposed: Sower = (edition, draw) => {
  const cell = pick(draw, edition.cells.filter(inBudget));
  const value = cell?.value ?? '';
  const at = pick(
    draw,
    [...value].flatMap((digit, index) =>
      /\d/.test(digit) && /\d/.test(value[index + 1] ?? '') && digit !== value[index + 1] && !(index === 0 && value[1] === '0')
        ? [index]
        : [],
    ),
  );
  if (!cell || at === null) return null;
  return change(
    edition,
    cell,
    shown(cell, `${value.slice(0, at)}${value[at + 1]}${value[at]}${value.slice(at + 2)}`),
    'chiffres intervertis',
  );
};

const droppedDigit: Sower = (edition, draw) => {
  const cell = pick(draw, edition.cells.filter(inBudget));
  const value = cell?.value ?? '';
  const at = draw(1, Math.max(1, value.indexOf('.') - 1));
  return cell && value.indexOf('.') > 4
    ? change(edition, cell, shown(cell, value.slice(0, at) + value.slice(at + 1)), 'chiffre manquant')
    : null;
};

const droppedRow: Sower = (edition, draw) => {
  const cell = pick(
    draw,
    edition.cells.filter((one) => inBudget(one) && totalKind(one.row) === null && Number(one.value) > 10_000),
  );
  if (!cell) return null;
  const kept = edition.cells.filter((one) => !(one.table === cell.table && one.row === cell.row));
  const targets = kept.filter((one) => one.table === cell.table && totalKind(one.row) !== null);
  return {
    edition: { ...edition, cells: kept },
    targets: new Set(targets.map(cellKey)),
    what: `ligne omise : ${cell.table} / ${cell.row}`,
  };
};

const leftOut: Sower = (edition, draw) => {
  const total = pick(
    draw,
    edition.cells.filter((one) => inBudget(one) && totalKind(one.row) === 'total' && /Prévisions|Réalisations/.test(one.column)),
  );
  const part =
    total &&
    pick(
      draw,
      edition.cells.filter(
        (one) =>
          one.table === total.table && one.column === total.column && totalKind(one.row) === null && Number(one.value) !== 0,
      ),
    );
  if (!total || !part) return null;
  return change(
    edition,
    total,
    euros(Math.round(Number(total.value) * 100) - Math.round(Number(part.value) * 100)),
    `oubli de ${part.row} dans le total`,
  );
};

const swappedRows: Sower = (edition, draw) => {
  const cell = pick(
    draw,
    edition.cells.filter((one) => inBudget(one) && totalKind(one.row) === null && one.column.startsWith('Réalisations')),
  );
  const other =
    cell &&
    pick(
      draw,
      edition.cells.filter(
        (one) =>
          one.table === cell.table &&
          one.column === cell.column &&
          one !== cell &&
          totalKind(one.row) === null &&
          isAmount(one) &&
          one.value !== cell.value,
      ),
    );
  if (!cell || !other) return null;
  const swap = (one: PublishedCell) =>
    one === cell
      ? { ...one, printed: other.printed, value: other.value }
      : one === other
        ? { ...one, printed: cell.printed, value: cell.value }
        : one;
  return {
    edition: { ...edition, cells: edition.cells.map(swap) },
    targets: new Set([cell, other].map(cellKey)),
    what: `lignes interverties : ${cell.row} et ${other.row}`,
  };
};

const formerFigure: Sower = (edition, draw, former) => {
  const cell = pick(
    draw,
    edition.cells.filter((one) => inBudget(one) && totalKind(one.row) === null && /Prévisions|Réalisations/.test(one.column)),
  );
  const before =
    cell &&
    former.cells.find(
      (one) =>
        one.table === cell.table &&
        one.row === cell.row &&
        one.column === cell.column.replace(String(edition.year), String(former.year)),
    );
  return cell && before?.value && before.value !== cell.value
    ? change(edition, cell, { printed: before.printed, value: before.value }, 'chiffre de l’an dernier')
    : null;
};

const otherBase: Sower = (edition, draw) => {
  const rate = pick(
    draw,
    edition.cells.filter((one) => budgetTable.test(one.table) && one.unit === 'percent' && one.value !== null),
  );
  const at = (column: RegExp, row: string) =>
    Number(edition.cells.find((one) => one.table === rate?.table && one.row === row && column.test(one.column))?.value ?? 0);
  if (!rate?.value) return null;
  const value = ((at(/^Réalisations/, rate.row) / at(/^Prévisions/, 'Total')) * 100).toFixed(2);
  return Math.abs(Number(value) - Number(rate.value)) < 0.02
    ? null
    : change(edition, rate, { printed: `${frenchNumber(value)}%`, value }, 'taux sur une autre base');
};

const contradictingQuote: Sower = (edition, draw) => {
  const cell = pick(
    draw,
    edition.cells.filter(
      (one) =>
        (one.table === 'budget-execution' && one.value !== null) ||
        (one.table === 'narrative-figures' && one.row === 'formation'),
    ),
  );
  if (!cell?.value) return null;
  const at =
    pick(
      draw,
      [...cell.value].flatMap((digit, index) => (digit === '.' ? [] : [index])),
    ) ?? 0;
  const digit = (Number(cell.value[at]) + draw(1, 9)) % 10;
  return at === 0 && digit === 0
    ? null
    : change(edition, cell, shown(cell, digitAt(cell.value, at, digit)), 'citation contradictoire');
};

const wrongUnit: Sower = (edition, draw) => {
  const cell = pick(
    draw,
    edition.cells.filter((one) => inBudget(one) && Number(one.value) > 100_000),
  );
  return cell ? change(edition, cell, shown(cell, (Number(cell.value) / 1000).toFixed(2)), 'milliers d’euros') : null;
};

const wrongSign: Sower = (edition, draw) => {
  const cell = pick(
    draw,
    edition.cells.filter((one) => inBudget(one)),
  );
  return cell ? change(edition, cell, { printed: `-${cell.printed}`, value: `-${cell.value}` }, 'signe inversé') : null;
};

const malformed: Sower = (edition, draw) => {
  const cell = pick(
    draw,
    edition.cells.filter((one) => one.value !== null && one.unit !== 'text' && /\d\s\d{3}/.test(one.printed)),
  );
  const slips = [
    (text: string) => text.replace(/(\d)\s(\d{3})/, '$1 $2$2'.replace('$2$2', '$20')),
    (text: string) => text.replace(/(\d)\s(\d)(\d{2})/, '$1 $2 $3'),
    (text: string) => (text.includes(',') ? text.replace(',', ',,') : text.replace(/(\d)\s(\d)(\d\d)/, '$1$2 $3')),
  ];
  const slip = pick(draw, slips);
  const printed = cell && slip ? slip(cell.printed) : '';
  return cell && printed !== cell.printed ? change(edition, cell, { printed }, 'nombre mal formé') : null;
};

const placeholder: Sower = (edition, draw) => {
  const cell = pick(
    draw,
    edition.cells.filter((one) => one.value !== null),
  );
  return cell
    ? change(
        edition,
        cell,
        {
          printed:
            pick(draw, ['xx', 'à compléter', '#REF!', '#DIV/0!', 'Erreur ! Source du renvoi introuvable.', 'XXX', '???']) ?? 'xx',
          value: null,
        },
        'mention restée',
      )
    : null;
};

const formerHeading: Sower = (edition, draw) => {
  const section = pick(
    draw,
    [...new Set(edition.cells.map((one) => one.section))].filter((one) => one.includes(String(edition.year))),
  );
  if (section === null) return null;
  const cells = edition.cells.map((one) =>
    one.section === section ? { ...one, section: section.replace(String(edition.year), String(edition.year - 1)) } : one,
  );
  return {
    edition: { ...edition, cells },
    targets: new Set(cells.filter((one, index) => one !== edition.cells[index]).map(cellKey)),
    what: `titre de l’an dernier : ${section}`,
  };
};

const formerColumn: Sower = (edition, draw) => {
  const cell = pick(
    draw,
    edition.cells.filter((one) => inBudget(one) && one.column.includes(String(edition.year))),
  );
  if (!cell) return null;
  const column = cell.column.replace(String(edition.year), String(edition.year - 1));
  const cells = edition.cells.map((one) => (one.table === cell.table && one.column === cell.column ? { ...one, column } : one));
  return {
    edition: { ...edition, cells },
    targets: new Set(cells.filter((one, index) => one !== edition.cells[index]).map(cellKey)),
    what: `colonne de l’an dernier : ${cell.column}`,
  };
};

const restatedYear: Sower = (edition, draw) => {
  const cell = pick(
    draw,
    edition.cells.filter((one) => one.table === 'domain-volumes' && one.period === String(edition.year - 1)),
  );
  return cell ? change(edition, cell, shown(cell, String(Number(cell.value) + draw(2, 9) * 10)), 'N-1 différent') : null;
};

const tenfold: Sower = (edition, draw) => {
  const cell = pick(
    draw,
    edition.cells.filter(
      (one) => one.table === 'domain-volumes' && one.period === String(edition.year) && Number(one.value) > 400,
    ),
  );
  return cell ? change(edition, cell, shown(cell, `${cell.value}0`), 'zéro de trop') : null;
};

const wrongCount: Sower = (edition, draw) => {
  const cell = edition.cells.find((one) => one.column === 'catégories d’activités');
  return cell ? change(edition, cell, shown(cell, String(Number(cell.value) + draw(1, 2))), 'dénombrement') : null;
};

const lostAnnex: Sower = (edition) => {
  const cells = edition.cells.filter((one) => !one.section.includes('Annexe 1'));
  return {
    edition: { ...edition, cells },
    targets: new Set(cells.filter((one) => one.row.includes('annexe 1')).map(cellKey)),
    what: 'annexe manquante',
  };
};

const tableFigure: Sower = (edition, draw) => {
  const cell = pick(
    draw,
    edition.cells.filter(
      (one) =>
        ['training-by-category', 'si-activity-by-type', 'contributions-by-member'].includes(one.table) &&
        one.unit !== 'percent' &&
        Number(one.value) >= 100,
    ),
  );
  const value = cell?.value ?? '';
  const digit = (Number(value[0]) % 9) + 1;
  return cell
    ? change(
        edition,
        cell,
        shown(cell, digitAt(value, 0, digit)),
        'chiffre de tableau',
        edition.cells.filter(
          (one) =>
            one.table === cell.table &&
            ((one.column === cell.column && one.period === cell.period && one.unit === cell.unit) || one.row === cell.row),
        ),
      )
    : null;
};

const wrongShare: Sower = (edition, draw) => {
  const cell = pick(
    draw,
    edition.cells.filter((one) => one.table === 'si-activity-by-type' && one.unit === 'percent' && Number(one.value) < 100),
  );
  return cell
    ? change(
        edition,
        cell,
        shown(cell, String(Math.abs(Number(cell.value) + (draw(0, 1) === 0 ? 1 : -1) * draw(3, 12)))),
        'part fausse',
      )
    : null;
};

export const sowers: Readonly<Record<string, Sower>> = {
  changedDigit,
  transposed,
  droppedDigit,
  droppedRow,
  leftOut,
  swappedRows,
  formerFigure,
  otherBase,
  contradictingQuote,
  wrongUnit,
  wrongSign,
  malformed,
  placeholder,
  formerHeading,
  formerColumn,
  restatedYear,
  tenfold,
  wrongCount,
  lostAnnex,
  tableFigure,
  wrongShare,
};
