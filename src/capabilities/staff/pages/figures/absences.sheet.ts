import type { PageReading } from '../../../../http/reading.ts';
import { upperFirst } from '../../../../kernel/french.ts';
import type { PlannedTable } from '../../../../kernel/planned-table.ts';
import { type Column, totalRow } from '../../../../sheets/plan-rows.ts';
import { absenceKinds } from '../../register/absence-kind.ts';
import { readStaffWords } from '../../register/staff-words.ts';
import { mayManageStaff } from '../../staff.access.ts';
import { rowsBy, teamRows } from './dimension-rows.ts';
import { type Moment, overText, periodOf } from './moment.ts';

const note =
  'Jours ouvrés, à la demi-journée : sans les samedis, les dimanches et les jours fériés, ni les demi-journées que le temps partiel laisse libres.';

/** Days of absence: their number for those who plan, their kinds for those who manage staff alone. */
export async function planAbsences(page: PageReading, moment: Moment): Promise<PlannedTable[]> {
  const words = await readStaffWords(page.tx);
  const period = periodOf(moment);
  const column = (label: string, measure: string, more = {}): Column => ({
    label,
    ask: (at) => ({ measure, at: { ...at, ...more }, period }),
  });
  const columns = [
    column('Jours d’absence', 'staff.absence_days'),
    column('Effectif moyen', 'staff.headcount'),
    column('Jours par agent', 'staff.absence_days_per_agent'),
  ];
  const byTeam: PlannedTable = {
    id: 'absences-par-equipe',
    title: `Jours d’absence par équipe ${overText(moment)}`,
    heading: 'Équipe',
    columns: columns.map(({ label }) => label),
    rows: [...(await teamRows(page, columns)), totalRow(columns)],
    note,
  };
  const paid = [
    column('ETP', 'staff.fte'),
    column('ETP rémunéré', 'staff.paid_fte'),
    column('Heures rémunérées', 'staff.paid_hours'),
  ];
  const paidTime: PlannedTable = {
    id: 'temps-remunere',
    title: 'Temps rémunéré par statut',
    heading: 'Statut',
    columns: paid.map(({ label }) => label),
    rows: [...rowsBy('status', words, paid), totalRow(paid)],
    note: 'Grèves et absences sans traitement déduites ; 1 820 heures par équivalent temps plein rémunéré et par an (52 semaines de 35 heures).',
  };
  if (!mayManageStaff(page.actor).may) return [byTeam, paidTime];
  const kinds = absenceKinds.map((kind) =>
    column(upperFirst(words['kind']?.get(kind) ?? kind), 'staff.absence_days_by_kind', { kind }),
  );
  const all = column('Tous motifs', 'staff.absence_days_by_kind');
  const byKind: PlannedTable = {
    id: 'absences-par-nature',
    title: 'Jours d’absence par équipe et par nature',
    heading: 'Équipe',
    columns: [...kinds, all].map(({ label }) => label),
    rows: [...(await teamRows(page, [...kinds, all])), totalRow([...kinds, all])],
  };
  return [byTeam, byKind, paidTime];
}
