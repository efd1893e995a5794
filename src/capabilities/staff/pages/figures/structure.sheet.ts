import type { PageReading } from '../../../../http/reading.ts';
import type { Coordinates } from '../../../../kernel/figure.ts';
import type { Period } from '../../../../kernel/period.ts';
import type { PlannedRow, PlannedTable } from '../../../../kernel/planned-table.ts';
import { type Column, totalRow } from '../../../../sheets/plan-rows.ts';
import { type DimensionWords, readStaffWords } from '../../register/staff-words.ts';
import { unsaid } from '../../staff.dimensions.ts';
import { rowsBy, teamRows } from './dimension-rows.ts';
import { dateOf, type Moment, shortDate } from './moment.ts';

function column(label: string, measure: string, period: Period, more: Coordinates = {}): Column {
  return { label, ask: (at) => ({ measure, at: { ...at, ...more }, period }) };
}

function tableOf(
  table: Omit<PlannedTable, 'columns' | 'rows'>,
  columns: readonly Column[],
  rows: readonly PlannedRow[],
): PlannedTable {
  return { ...table, columns: columns.map(({ label }) => label), rows: [...rows, totalRow(columns)] };
}

/** Agents, their share and their working time, by the values of a dimension. */
function simple(dimension: string, title: string, heading: string, words: DimensionWords, period: Period): PlannedTable {
  const columns = [
    column('Agents', 'staff.headcount', period),
    column('Part', `staff.${dimension}_share`, period),
    column('ETP', 'staff.fte', period),
  ];
  return tableOf({ id: `par-${dimension}`, title, heading }, columns, rowsBy(dimension, words, columns));
}

/** Streams in lines, tenured and contract agents in columns, each with its share of the column. */
function streamByEmployment(words: DimensionWords, period: Period): PlannedTable {
  const pair = (label: string, more: Coordinates) => [
    column(label, 'staff.headcount', period, more),
    column(`Part (${label.toLowerCase()})`, 'staff.stream_share', period, more),
  ];
  const columns = [
    ...pair('Titulaires', { employment: 'tenured' }),
    ...pair('Contractuels', { employment: 'contract' }),
    ...pair('Tous', {}),
  ];
  return tableOf(
    { id: 'filiere-et-statut', title: 'Filière et statut', heading: 'Filière', isWide: true },
    columns,
    rowsBy('stream', words, columns),
  );
}

/** The share of the open-ended contracts among contract agents. */
function permanentShare(period: Period): PlannedTable {
  const contract = { employment: 'contract' };
  const permanent = { ...contract, status: 'permanent-contract' };
  return {
    id: 'part-des-cdi',
    title: 'Part des contrats à durée indéterminée',
    heading: '',
    columns: ['Agents', 'Part des contractuels'],
    rows: [
      {
        key: 'permanent',
        label: 'Contractuels en CDI',
        cells: [
          { measure: 'staff.headcount', at: permanent, period },
          { measure: 'staff.status_share', at: permanent, period },
        ],
      },
      { key: 'all', label: 'Contractuels', total: true, cells: [{ measure: 'staff.headcount', at: contract, period }, null] },
    ],
    keepsEmpty: true,
  };
}

function workingTime(words: DimensionWords, period: Period): PlannedTable {
  const columns = [
    column('Titulaires', 'staff.headcount', period, { employment: 'tenured' }),
    column('Contractuels', 'staff.headcount', period, { employment: 'contract' }),
    column('Tous', 'staff.headcount', period),
  ];
  const shares = column('Part', 'staff.working_time_share', period);
  const postShares = column('Part', 'staff.post_time_share', period);
  return tableOf(
    {
      id: 'temps-de-travail',
      title: 'Temps de travail',
      heading: '',
      note: 'Temps complet ou non complet : la quotité du poste. Temps plein ou partiel : le taux auquel l’agent l’occupe.',
    },
    [...columns, shares],
    [...rowsBy('post_time', words, [...columns, postShares]), ...rowsBy('working_time', words, [...columns, shares])],
  );
}

async function sexByTeam(page: PageReading, period: Period): Promise<PlannedTable> {
  const columns = [
    column('Femmes', 'staff.headcount', period, { sex: 'female' }),
    column('Hommes', 'staff.headcount', period, { sex: 'male' }),
    column('Ensemble', 'staff.headcount', period),
    column('Part des femmes', 'staff.sex_share', period, { sex: 'female' }),
  ];
  return tableOf(
    { id: 'femmes-et-hommes', title: 'Femmes et hommes par équipe', heading: 'Équipe', isWide: true },
    columns,
    await teamRows(page, columns),
  );
}

function oldestFirst(rows: readonly PlannedRow[]): PlannedRow[] {
  return [...rows.filter(({ key }) => key !== unsaid).reverse(), ...rows.filter(({ key }) => key === unsaid)];
}

function pyramid(words: DimensionWords, period: Period): PlannedTable {
  const columns = [
    column('Femmes', 'staff.headcount', period, { sex: 'female' }),
    column('Hommes', 'staff.headcount', period, { sex: 'male' }),
    column('Ensemble', 'staff.headcount', period),
  ];
  return {
    ...tableOf(
      { id: 'pyramide-des-ages', title: 'Pyramide des âges', heading: 'Âge' },
      columns,
      oldestFirst(rowsBy('band', words, columns)),
    ),
    keepsEmpty: true,
  };
}

function meanAges(words: DimensionWords, period: Period): PlannedTable {
  const columns = [column('Âge moyen', 'staff.mean_age', period), column('Agents d’âge connu', 'staff.aged', period)];
  const rows = [...rowsBy('employment', words, columns), ...rowsBy('sex', words, columns)];
  return tableOf(
    {
      id: 'age-moyen',
      title: 'Âge moyen',
      heading: '',
      note: 'De la date de naissance ; quand seule une tranche d’années est connue, du milieu de cette tranche, et le chiffre est alors marqué « env. ».',
    },
    columns,
    rows,
  );
}

/** The structure of the headcount on the day. */
export async function planStructure(page: PageReading, moment: Moment): Promise<PlannedTable[]> {
  const words = await readStaffWords(page.tx);
  const date = dateOf(moment);
  const on = shortDate(date);
  return [
    simple('status', `Statut au ${on}`, 'Statut', words, date),
    permanentShare(date),
    simple('category', 'Catégorie', 'Catégorie', words, date),
    streamByEmployment(words, date),
    simple('framework', 'Cadre d’emplois', 'Cadre d’emplois', words, date),
    workingTime(words, date),
    await sexByTeam(page, date),
    pyramid(words, date),
    meanAges(words, date),
  ];
}
