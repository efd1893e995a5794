import { cellKey } from '../../../kernel/cell.ts';
import { change, digitAt, inBudget, pick, type Sower, shown } from './sown.ts';

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

/** Faults of form, of headings, and in the other tables. */
export const otherFaults: Readonly<Record<string, Sower>> = {
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
