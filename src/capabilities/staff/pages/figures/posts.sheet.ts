import type { PageReading } from '../../../../http/reading.ts';
import type { Period } from '../../../../kernel/period.ts';
import type { PlannedRow, PlannedTable } from '../../../../kernel/planned-table.ts';
import { type Column, totalRow } from '../../../../sheets/plan-rows.ts';
import { readStaffWords } from '../../register/staff-words.ts';
import { rowsBy, teamRows } from './dimension-rows.ts';
import { dateOf, endOrDate, eveOf, type Moment, shortDate } from './moment.ts';

/** Columns of posts at one date, in the order that the checks read them. */
function columnsAt(period: Period): Column[] {
  const on = endOrDate(period);
  const column = (label: string, measure: string, more = {}): Column => ({
    label: `${label} ${on}`,
    ask: (at) => ({ measure, at: { ...at, ...more }, period }),
  });
  return [
    column('Ouverts', 'staff.posts_open'),
    column('Pourvus', 'staff.posts_filled'),
    column('Titulaires', 'staff.posts_filled', { employment: 'tenured' }),
    column('Contractuels', 'staff.posts_filled', { employment: 'contract' }),
  ];
}

export const postColumnsPerDate = 4;

export async function planPosts(page: PageReading, moment: Moment): Promise<PlannedTable[]> {
  const words = await readStaffWords(page.tx);
  const [eve, date] = [eveOf(moment), dateOf(moment)];
  const columns = [...columnsAt(eve), ...columnsAt(date)];
  const table = (id: string, title: string, heading: string, rows: PlannedRow[]): PlannedTable => ({
    id,
    title,
    heading,
    columns: columns.map(({ label }) => label),
    rows: [...rows, totalRow(columns)],
  });
  return [
    table('postes-par-filiere', 'Postes par filière', 'Filière', rowsBy('stream', words, columns)),
    table('postes-par-grade', 'Postes par grade', 'Grade', rowsBy('grade', words, columns)),
    table('postes-par-cadre', 'Postes par cadre d’emplois', 'Cadre d’emplois', rowsBy('framework', words, columns)),
    table('postes-par-categorie', 'Postes par catégorie', 'Catégorie', rowsBy('category', words, columns)),
    table('postes-par-equipe', 'Postes par équipe', 'Équipe', await teamRows(page, columns)),
    budgetTable(words, date),
  ];
}

/** As the annex of staff of the budget has it: what is budgeted beside what is filled, in FTE. */
function budgetTable(words: Awaited<ReturnType<typeof readStaffWords>>, period: Period): PlannedTable {
  const column = (label: string, measure: string, more = {}): Column => ({
    label,
    ask: (at) => ({ measure, at: { ...at, ...more }, period }),
  });
  const columns = [
    column('Budgétés', 'staff.fte_open', { budgeted: 'yes' }),
    column('Ouverts', 'staff.fte_open'),
    column('Pourvus', 'staff.fte_filled'),
    column('dont titulaires', 'staff.fte_filled', { employment: 'tenured' }),
    column('dont contractuels', 'staff.fte_filled', { employment: 'contract' }),
    column('Vacants', 'staff.fte_vacant'),
  ];
  return {
    id: 'etp-par-grade',
    title: `Postes en équivalent temps plein, par grade, au ${shortDate(period)}`,
    heading: 'Grade',
    columns: columns.map(({ label }) => label),
    rows: [...rowsBy('grade', words, columns), totalRow(columns)],
    note: 'Quotité des postes ouverts, et quotité × taux d’occupation de ceux qui les occupent : ce que demande l’annexe du personnel.',
  };
}
