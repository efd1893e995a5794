import { isTotal, plain, words } from './labels.ts';
import type { Relation } from './relation.ts';
import { type Entry, placeOf, type Table } from './tables.ts';

/**
 * Staff at the end = staff at the start + arrivals − departures, where a table prints the four in one column or one row.
 * Only ever doubtful: people who are counted in the one and not in the other are not always told.
 */
export function movements(tables: readonly Table[]): Relation[] {
  return tables
    .flatMap((table) => [
      ...table.columns.flatMap((column) =>
        foursome(
          table.rows.flatMap((row) => row.entries.get(column.key) ?? []),
          (entry) => entry.cell.row,
        ),
      ),
      ...table.rows.flatMap((row) => foursome([...row.entries.values()], (entry) => entry.cell.column)),
    ])
    .flatMap((relation) => [relation, ...variation(relation, tables)]);
}

/** The change from the opening staff to the closing one, where the same table prints it in percent for all together. */
function variation(relation: Relation, tables: readonly Table[]): Relation[] {
  const { form, result } = relation;
  const opening = form.kind === 'sum' ? form.terms[0]?.entry : undefined;
  const table = placeOf(result, tables)?.table;
  const found = (table?.rows ?? []).flatMap((row) =>
    [...row.entries.values()].filter(
      ({ cell, number }) =>
        cell.unit === 'percent' &&
        number &&
        !number.approximate &&
        /\b(variation|evolution|progression)\b/.test(plain(`${cell.row} ${cell.column}`)) &&
        (isTotal(cell.row) || /^(variation|evolution|progression|effectifs?|ensemble|total|tous)\b/.test(plain(cell.row))),
    ),
  );
  const [rate] = found;
  if (!opening || !rate || found.length > 1) return [];
  const [numerator, denominator] = [[{ entry: result, factor: 1 }], [{ entry: opening, factor: 1 }]];
  return [
    {
      ...relation,
      rule: 'change',
      result: rate,
      form: { kind: 'rate', numerator, denominator, offset: 100, sign: 1 },
      meaning: 'l’évolution de l’effectif de départ à celui de fin',
    },
  ];
}

function foursome(entries: readonly Entry[], label: (entry: Entry) => string): Relation[] {
  const numbers = entries.filter((entry) => entry.number && !entry.number.approximate && !label(entry).includes('|'));
  const named = (pattern: RegExp) => numbers.filter((entry) => pattern.test(plain(label(entry))));
  const [opening, closing, ...moreStaff] = named(/^effectifs?\b/);
  const [arrivals, ...moreArrivals] = named(/^(arrivees?|entrees?|recrutements?)\b/);
  const [departures, ...moreDepartures] = named(/^(departs?|sorties?)\b/);
  if (!opening || !closing || !arrivals || !departures || moreStaff.length + moreArrivals.length + moreDepartures.length > 0)
    return [];
  if (
    new Set([opening, closing, arrivals, departures].map((entry) => entry.cell.unit)).size > 1 ||
    words(label(opening)).length === 0
  )
    return [];
  const terms = [
    { entry: opening, factor: 1 },
    { entry: arrivals, factor: 1 },
    { entry: departures, factor: -1 },
  ];
  return [
    {
      rule: 'movements',
      weight: 0.7,
      strength: 'doubtful',
      result: closing,
      form: { kind: 'sum', terms, constant: 0 },
      group: 'movements',
      meaning: 'effectif de départ + arrivées − départs',
    },
  ];
}
