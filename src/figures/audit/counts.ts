import type { Finding } from './finding.ts';
import { alike, plain, words } from './labels.ts';
import { plainDecimal, scale } from './numbers.ts';
import { single } from './single.ts';
import { type Entry, placeOf, type Table } from './tables.ts';

/**
 * A printed count against the list that it announces in the same section: numbered entries (« catégorie 1 », « catégorie 2 »)
 * or entries filed under its own name. Lists that are not numbered without gaps are not taken for complete.
 */
export function counts(entries: readonly Entry[], tables: readonly Table[]): Finding[] {
  const counted = entries.filter(
    (entry) =>
      entry.cell.unit === 'count' &&
      entry.number &&
      !entry.number.approximate &&
      entry.number.amount > 0 &&
      entry.number.amount <= 100 * scale,
  );
  const sections = new Set(counted.map((entry) => entry.cell.section));
  const lists = tables
    .filter((table) => sections.has(table.section))
    .flatMap((table) => numberedLists(table).map((list) => ({ section: table.section, ...list })));
  return counted.flatMap((entry) =>
    [
      ...numbered(
        entry,
        lists.filter(({ section }) => section === entry.cell.section),
        entries,
      ),
      ...filed(entry, tables),
    ].slice(0, 1),
  );
}

type List = { noun: readonly string[]; name: string; members: Entry[] };

function numberedLists(table: Table): List[] {
  const lists = new Map<string, { noun: readonly string[]; name: string; members: Map<number, Entry> }>();
  for (const row of table.rows) {
    const match = /\d$/.test(row.label) ? /^(.*?\p{L})\s*(?:n\s*°\s*)?(\d{1,2})$/u.exec(row.label.trim()) : null;
    const [entry] = row.entries.values();
    if (!match || !entry || entry.cell.unit !== 'text' || row.label.includes('|')) continue;
    const noun = words(match[1] ?? '');
    const list = lists.get(noun.join(' ')) ?? { noun, name: (match[1] ?? '').trim(), members: new Map<number, Entry>() };
    list.members.set(Number(match[2]), entry);
    lists.set(noun.join(' '), list);
  }
  return [...lists.values()]
    .filter(
      ({ members, noun }) =>
        noun.length > 0 && members.size >= 2 && [...members.keys()].every((number) => number >= 1 && number <= members.size),
    )
    .map(({ noun, name, members }) => ({ noun, name, members: [...members.values()] }));
}

function numbered(entry: Entry, lists: readonly List[], entries: readonly Entry[]): Finding[] {
  const said = words(`${entry.cell.row} ${entry.cell.column}`);
  const column = words(entry.cell.column);
  const fitting = lists.filter(
    ({ noun }) => noun.every((word) => said.some((own) => alike(own, word))) && column.some((own) => alike(own, noun[0] ?? '')),
  );
  const [list] = fitting;
  if (fitting.length !== 1 || !list) return [];
  // Two counts that could announce one list leave it undecided.
  const rivals = entries.filter(
    (other) =>
      other !== entry &&
      other.cell.section === entry.cell.section &&
      other.cell.unit === 'count' &&
      words(other.cell.column).some((own) => alike(own, list.noun[0] ?? '')),
  );
  // Far fewer entries than the count: a selection, not the list.
  const missing = (entry.number?.amount ?? 0) / scale - list.members.length;
  return rivals.length > 0 || missing > 2 ? [] : differing(entry, list.members, `la liste « ${list.name} 1, ${list.name} 2… »`);
}

/** `villes | nombre | 5` beside `Arcueil | catégorie | villes`. */
function filed(entry: Entry, tables: readonly Table[]): Finding[] {
  const name = plain(entry.cell.row);
  const table = placeOf(entry, tables)?.table;
  if (!table || name === '' || !table.columns.some((column) => column.unit === 'text') || table.columns.length > 8) return [];
  const members = table.rows.flatMap((row) =>
    [...row.entries.values()].filter(
      (other) => other.cell.unit === 'text' && plain(other.cell.printed) === name && plain(row.label) !== name,
    ),
  );
  return members.length >= 2 ? differing(entry, members, `la liste « ${entry.cell.row} »`) : [];
}

function differing(entry: Entry, members: readonly Entry[], list: string): Finding[] {
  const said = entry.number?.amount ?? 0;
  if (said === members.length * scale) return [];
  const difference = plainDecimal(said - members.length * scale, 0);
  return [
    single('error', 'count', entry, `Le bilan annonce ${entry.cell.printed.trim()} ; ${list} en imprime ${members.length}.`, {
      expected: String(members.length),
      difference,
      others: members,
    }),
  ];
}
