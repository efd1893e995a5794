import { cellKey, type PublishedCell } from '../../../kernel/cell.ts';
import { frenchNumber } from '../../../kernel/french.ts';
import { totalKind } from '../labels.ts';
import { euros } from './printed.ts';
import { budgetTable, change, digitAt, inBudget, isAmount, pick, type Sower, shown } from './sown.ts';

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

/** Faults in amounts of the budget and in what is said of them. */
export const amountFaults: Readonly<Record<string, Sower>> = {
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
};
