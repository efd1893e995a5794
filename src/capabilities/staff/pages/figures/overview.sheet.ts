import type { PageReading } from '../../../../http/reading.ts';
import { type Day, dayOf } from '../../../../kernel/day.ts';
import type { Question } from '../../../../kernel/figure.ts';
import { atDay, lastDayOf, year } from '../../../../kernel/period.ts';
import type { PlannedTable } from '../../../../kernel/planned-table.ts';
import { atText, dateOf, type Moment, overText, periodOf } from './moment.ts';

/** The years told beside each other: the ten that end with the one chosen, as far as the register goes. */
function yearsTold({ first, last, years }: Moment): number[] {
  const earliest = Math.max(years.at(-1) ?? last, Math.min(first, last - 9));
  return Array.from({ length: last - earliest + 1 }, (_, index) => earliest + index);
}

export const evolutionMeasures = [
  { label: 'Effectif au 31/12', measure: 'staff.headcount', isAtEnd: true },
  { label: 'Effectif moyen', measure: 'staff.headcount', isAtEnd: false },
  { label: 'ETP moyen', measure: 'staff.fte', isAtEnd: false },
  { label: 'Arrivées', measure: 'staff.arrivals', isAtEnd: false },
  { label: 'Départs', measure: 'staff.departures', isAtEnd: false },
  { label: 'Mobilités internes', measure: 'staff.moves', isAtEnd: false },
  { label: 'Taux de rotation', measure: 'staff.turnover', isAtEnd: false },
] as const;

function evolution(moment: Moment): PlannedTable {
  return {
    id: 'evolution',
    title: 'Évolution',
    heading: 'Année',
    columns: evolutionMeasures.map(({ label }) => label),
    rows: yearsTold(moment).map((value) => ({
      key: String(value),
      label: String(value),
      cells: evolutionMeasures.map(
        ({ measure, isAtEnd }): Question => ({ measure, at: {}, period: isAtEnd ? atDay(dayOf(value, 12, 31)) : year(value) }),
      ),
    })),
    note: 'Moyennes par jour de l’année. Un départ compte le premier jour d’absence.',
    keepsEmpty: true,
  };
}

/** What explains the change of the headcount over the period; the balance always holds. */
function balance(moment: Moment, today: Day): PlannedTable {
  const period = periodOf(moment);
  const ask = (measure: string): Question => ({ measure, at: {}, period });
  return {
    id: 'solde',
    title: `Ce qui explique l’effectif ${overText(moment)}`,
    heading: '',
    columns: ['Agents', 'Taux de variation'],
    rows: [
      { key: 'opening', label: `Effectif au 31 décembre ${moment.first - 1}`, cells: [ask('staff.opening'), null] },
      { key: 'arrivals', label: '+ arrivées', cells: [ask('staff.arrivals'), null] },
      { key: 'departures', label: '− départs', cells: [ask('staff.departures'), null] },
      {
        key: 'closing',
        label: `= effectif ${today < lastDayOf(period) ? 'prévu ' : ''}au 31 décembre ${moment.last}`,
        cells: [ask('staff.closing'), ask('staff.variation_rate')],
        total: true,
      },
    ],
    keepsEmpty: true,
  };
}

/** Those who are not agents, and the time worked by all. */
function others(moment: Moment): PlannedTable {
  const date = dateOf(moment);
  const period = periodOf(moment);
  const row = (measure: string, label: string) => ({
    key: measure,
    label,
    cells: [
      { measure, at: {}, period: date },
      { measure, at: {}, period },
    ],
  });
  return {
    id: 'presence',
    title: 'Présents et temps de travail',
    heading: '',
    columns: [`Situation ${atText(date)}`, `Moyenne par jour ${overText(moment)}`],
    rows: [
      row('staff.headcount', 'Agents'),
      row('staff.fte', 'Équivalent temps plein'),
      row('staff.apprentices', 'Apprentis'),
      row('staff.temporary', 'Vacataires'),
      { key: 'hours', label: 'Heures de travail dues', cells: [null, { measure: 'staff.hours', at: {}, period }] },
    ],
    keepsEmpty: true,
    note: 'Les heures dues sont l’équivalent temps plein × 1 607 heures par an (décret n° 2000-815).',
  };
}

export async function planOverview({ today }: PageReading, moment: Moment): Promise<PlannedTable[]> {
  return [balance(moment, today), others(moment), evolution(moment)];
}

/** The numbers that carry the first page. */
export function keyQuestions(moment: Moment): { label: string; question: Question; note: string }[] {
  const date = dateOf(moment);
  const period = periodOf(moment);
  const ask = (label: string, measure: string, of = date, note = '') => ({
    label,
    question: { measure, at: {}, period: of },
    note,
  });
  return [
    ask('Effectif', 'staff.headcount'),
    ask('ETP', 'staff.fte'),
    ask('Postes ouverts', 'staff.posts_open'),
    ask('Postes pourvus', 'staff.posts_filled'),
    // Posts filled in part are counted among the filled and among the vacant: unexplained, the two would add up to too many.
    ask('Postes vacants', 'staff.posts_vacant', date, 'en tout ou en partie'),
    ask('Arrivées', 'staff.arrivals', period),
    ask('Départs', 'staff.departures', period),
    ask('Âge moyen', 'staff.mean_age'),
  ];
}
