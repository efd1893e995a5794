import { breakdown } from '../../../../figures/ask.ts';
import type { PageReading } from '../../../../http/reading.ts';
import type { Question } from '../../../../kernel/figure.ts';
import type { Period } from '../../../../kernel/period.ts';
import type { PlannedRow, PlannedTable } from '../../../../kernel/planned-table.ts';
import { type Column, cellsOf, totalRow } from '../../../../sheets/plan-rows.ts';
import { type DimensionWords, readStaffWords } from '../../register/staff-words.ts';
import { mayManageStaff } from '../../staff.access.ts';
import { unsaid } from '../../staff.dimensions.ts';
import { rowsBy, teamRows } from './dimension-rows.ts';
import { type Moment, overText, periodOf } from './moment.ts';

function columnOver(period: Period) {
  return (label: string, measure: string): Column => ({ label, ask: (at) => ({ measure, at, period }) });
}

/** Opening + arrivals − departures + what those who stay displaced = closing. */
function balanceColumns(period: Period): Column[] {
  const column = columnOver(period);
  return [
    column('Ouverture', 'staff.opening'),
    column('Arrivées', 'staff.arrivals'),
    column('Départs', 'staff.departures'),
    column('Solde interne', 'staff.internal_balance'),
    column('Clôture', 'staff.closing'),
    column('Variation', 'staff.variation_rate'),
  ];
}

function causes(which: 'arrivals' | 'departures', words: DimensionWords, period: Period): PlannedTable {
  const measure = `staff.${which}`;
  const ask =
    (employment?: string): Column['ask'] =>
    (at) => ({
      measure,
      at: employment === undefined ? at : { ...at, employment },
      period,
    });
  const columns: Column[] = [
    { label: 'Titulaires', ask: ask('tenured') },
    { label: 'Contractuels', ask: ask('contract') },
    { label: 'Ensemble', ask: ask() },
  ];
  return {
    id: which === 'arrivals' ? 'arrivees-par-motif' : 'departs-par-motif',
    title: which === 'arrivals' ? 'Arrivées par motif' : 'Départs par motif',
    heading: 'Motif',
    columns: columns.map(({ label }) => label),
    rows: [...rowsBy('cause', words, columns), totalRow(columns)],
  };
}

/** The titles of the posts that people came to and left. */
async function titles(page: PageReading, period: Period): Promise<PlannedTable> {
  const column = columnOver(period);
  const columns = [
    column('Arrivées', 'staff.arrivals'),
    column('Départs', 'staff.departures'),
    column('Mobilités', 'staff.moves'),
  ];
  const found = new Set<string>();
  for (const measure of ['staff.arrivals', 'staff.departures', 'staff.moves']) {
    const lines = await breakdown(page.tx, page.registry, { measure, at: {}, period }, ['title']);
    for (const { at } of lines) if (at['title'] !== undefined) found.add(at['title']);
  }
  const rows = [...found].sort().map(
    (title): PlannedRow => ({
      key: title,
      label: title === unsaid ? 'Hors poste' : title,
      cells: cellsOf(columns, { title }),
    }),
  );
  return {
    id: 'mouvements-par-poste',
    title: 'Mouvements par intitulé de poste',
    heading: 'Poste',
    columns: columns.map(({ label }) => label),
    rows: [...rows, totalRow(columns)],
    isConfided: !mayManageStaff(page.actor).may,
  };
}

function turnover(moment: Moment): PlannedTable {
  const period = periodOf(moment);
  const ask = (measure: string): Question => ({ measure, at: {}, period });
  return {
    id: 'rotation',
    title: `Rotation ${overText(moment)}`,
    heading: 'Formule',
    columns: ['Mouvements', 'Effectif', 'Taux'],
    rows: [
      {
        key: 'simple',
        label: 'Turnover simplifié : départs ÷ effectif à la clôture',
        cells: [ask('staff.departures'), ask('staff.closing'), ask('staff.turnover_simple')],
      },
      {
        key: 'usual',
        label: 'Taux de rotation : (arrivées + départs) ÷ 2 ÷ effectif moyen',
        cells: [ask('staff.rotations'), ask('staff.headcount'), ask('staff.turnover')],
      },
    ],
    keepsEmpty: true,
  };
}

export async function planMovements(page: PageReading, moment: Moment): Promise<PlannedTable[]> {
  const words = await readStaffWords(page.tx);
  const period = periodOf(moment);
  const columns = balanceColumns(period);
  const labels = columns.map(({ label }) => label);
  const note =
    'Ouverture + arrivées − départs + solde interne = clôture. Le solde interne est ce que déplacent les changements d’équipe, de statut ou de grade de ceux qui restent ; il est nul sur l’ensemble.';
  return [
    {
      id: 'solde-par-equipe',
      title: `Mouvements par équipe ${overText(moment)}`,
      heading: 'Équipe',
      columns: labels,
      rows: [...(await teamRows(page, columns)), totalRow(columns)],
      note,
    },
    {
      id: 'solde-par-statut',
      title: 'Mouvements par statut',
      heading: 'Statut',
      columns: labels,
      rows: [...rowsBy('status', words, columns), totalRow(columns)],
    },
    causes('arrivals', words, period),
    causes('departures', words, period),
    turnover(moment),
    await titles(page, period),
  ];
}
