import { numberOccurrences, type PublishedCell } from '../../../kernel/cell.ts';
import { frenchNumber } from '../../../kernel/french.ts';
import { allocate, cents } from '../../../kernel/money.ts';
import { fraction, toDecimal } from '../../../kernel/quantity.ts';
import type { AuditedEdition } from '../finding.ts';
import { budget } from './budget.ts';
import { type Draw, drawFrom, type Line, percent, plain, sum, wholeEuros } from './printed.ts';

const towns = ['Ville A', 'Ville B', 'Ville C', 'Office D', 'Office E', 'Établissement F', 'Théâtre G', 'Syndicat H'];

function contributions(draw: Draw, year: number): Line[] {
  const kinds = ['infogérance du socle', 'logiciels hors socle', 'prestations récurrentes'];
  const rows = towns.slice(0, draw(4, 8)).map((town) => ({
    town,
    amounts: allocate(
      cents(draw(20_000_00, 1_500_000_00)),
      kinds.map(() => draw(1, 20)),
    ).map(Number),
  }));
  const totals = kinds.map((_, index) => sum(rows.map((row) => row.amounts[index] ?? 0)));
  return [...rows, { town: 'Total', amounts: totals }].flatMap(({ town, amounts }) => {
    const line = (column: string, amount: number): Line => ({
      section: '5.5 Contributions des adhérents',
      table: 'contributions-by-member',
      row: town,
      column,
      period: String(year),
      unit: 'EUR',
      note: '',
      ...wholeEuros(amount),
    });
    return [...kinds.map((kind, index) => line(kind, amounts[index] ?? 0)), line(`total contribution ${year}`, sum(amounts))];
  });
}

type Series = { row: string; values: number[] };

/** Values by year, the last being the report's: half days, so that printed days are rounded. */
function series(draw: Draw, labels: readonly string[], count: number, from: number, to: number): Series[] {
  return labels.map((row) => {
    let value = draw(from, to);
    return { row, values: Array.from({ length: count }, () => (value = next(draw, value))) };
  });
}

/** Never the same as the year before: that alone is worth asking about. */
function next(draw: Draw, value: number): number {
  const found = Math.max(1, Math.round((value * draw(820, 1230)) / 1000));
  return found === value ? value + 1 : found;
}

function activity(rows: readonly Series[], year: number, section = '7.2 Répartition de l’activité'): Line[] {
  const total: Series = {
    row: 'Total général',
    values: (rows[0]?.values ?? []).map((_, index) => sum(rows.map((row) => row.values[index] ?? 0))),
  };
  const days = (half: number) => plain(Number(toDecimal(fraction(BigInt(half), 2n), 0)), ' jours');
  const lines = [...rows, total].flatMap((row) =>
    row.values.map((half, index): Line => {
      const period = String(year - row.values.length + 1 + index);
      return {
        section,
        table: 'si-activity-by-type',
        row: row.row,
        column: period,
        period,
        unit: 'days',
        note: '',
        ...days(half),
      };
    }),
  );
  const last = (row: Series) => row.values.at(-1) ?? 0;
  const shares = [...rows, total].map(
    (row): Line => ({
      section,
      table: 'si-activity-by-type',
      row: row.row,
      column: `part ${year}`,
      period: String(year),
      unit: 'percent',
      note: '',
      ...percent(last(row), last(total), 0),
    }),
  );
  return [...lines, ...shares];
}

function training(rows: readonly { agents: Series; days: Series }[], year: number): Line[] {
  const section = '9.2 Évolution de la formation';
  const count = rows[0]?.agents.values.length ?? 0;
  const total = {
    agents: {
      row: 'TOTAL',
      values: Array.from({ length: count }, (_, index) => sum(rows.map((row) => row.agents.values[index] ?? 0))),
    },
    days: {
      row: 'TOTAL',
      values: Array.from({ length: count }, (_, index) => sum(rows.map((row) => row.days.values[index] ?? 0))),
    },
  };
  const lines = [...rows, total].flatMap(({ agents, days }) =>
    agents.values.flatMap((value, index): Line[] => {
      const period = String(year - count + 1 + index);
      const half = toDecimal(fraction(BigInt(days.values[index] ?? 0), 2n), 1);
      const at = { section, table: 'training-by-category', row: agents.row, column: period, period, note: '' };
      return [
        { ...at, unit: 'agents', ...plain(value, ' agents') },
        { ...at, unit: 'days', printed: `${frenchNumber(half)} jours`, value: half },
      ];
    }),
  );
  const quoted = { section, table: 'narrative-figures', period: String(year), note: '' };
  const [agents, half] = [total.agents.values.at(-1) ?? 0, toDecimal(fraction(BigInt(total.days.values.at(-1) ?? 0), 2n), 1)];
  return [
    ...lines,
    { ...quoted, row: 'formation', column: 'agents en formation', unit: 'agents', ...plain(agents, ' agents') },
    {
      ...quoted,
      row: 'formation',
      column: 'jours de formation',
      unit: 'days',
      printed: `${frenchNumber(half)} jours`,
      value: half,
    },
  ];
}

function volumes(rows: readonly Series[], year: number): Line[] {
  return rows.flatMap(({ row, values }) =>
    [0, 1].map(
      (back): Line => ({
        section: `7.1 Quelques repères ${year}`,
        table: 'domain-volumes',
        row: row.split(' : ')[0] ?? row,
        column: row.split(' : ')[1] ?? row,
        period: String(year - back),
        unit: 'count',
        note: '',
        ...plain(values.at(-1 - back) ?? 0),
      }),
    ),
  );
}

function staff(draw: Draw, year: number): Line[] {
  const line = (
    section: string,
    table: string,
    row: string,
    column: string,
    unit: string,
    shown: { printed: string; value: string | null },
  ): Line => ({ section, table, row, column, period: String(year), unit, note: '', ...shown });
  const [statutory, contract] = [draw(20, 34), draw(8, 19)];
  const categories = draw(2, 6);
  const departures = [draw(1, 3), draw(1, 4)];
  return [
    line('6 Ressources humaines', 'headcount', 'titulaires', 'agents', 'agents', plain(statutory)),
    line('6 Ressources humaines', 'headcount', 'contractuels', 'agents', 'agents', plain(contract)),
    line('6 Ressources humaines', 'headcount', 'dont responsables', 'agents', 'agents', plain(Math.min(contract, 5))),
    line('6 Ressources humaines', 'headcount', 'Total', 'agents', 'agents', plain(statutory + contract)),
    line('6 Ressources humaines', 'staff-movements', 'Départs', 'nombre', 'count', plain(sum(departures))),
    ...departures.map((count, index) =>
      line('6 Ressources humaines', 'staff-movements', `Départs | pôle ${index + 1}`, 'nombre', 'count', plain(count)),
    ),
    line('8 Activités transversales', 'narrative-figures', 'La cellule', 'catégories d’activités', 'count', plain(categories)),
    ...Array.from({ length: categories }, (_, index) =>
      line('8 Activités transversales', 'cross-functional-activities', `catégorie ${index + 1}`, 'libellé', 'text', {
        printed: `Activité ${'ABCDEFG'[index]}`,
        value: null,
      }),
    ),
    line('10 Annexe 1 : glossaire', 'application-glossary', 'LOGICIEL', 'FOURNISSEUR', 'text', {
      printed: 'ÉDITEUR',
      value: null,
    }),
    line('2 Périmètre', 'narrative-figures', 'voir annexe 1', 'logiciels', 'count', plain(draw(60, 140))),
  ];
}

/**
 * Reports that hold together, made up from a seed: every total, rate, share and quote computed exactly and rounded when
 * printed, as a careful office would; no figure of a real report is in it. The report of a year comes with that of the year
 * before, which prints the same figures for the years that they share.
 */
export function cleanReports(seed: number, year = 2023): { edition: AuditedEdition; earlier: AuditedEdition[] } {
  const draw = drawFrom(seed);
  const types = series(draw, ['MCO', 'Projet', 'Interne', 'Gestion de domaine', 'Support'].slice(0, draw(3, 5)), 4, 140, 3000);
  const trained = ['bureautique', 'métiers', 'reclassements']
    .map((label) => ({ agents: series(draw, [label], 6, 30, 900)[0], days: series(draw, [label], 6, 20, 300)[0] }))
    .flatMap(({ agents, days }) => (agents && days ? [{ agents, days }] : []));
  const counted = series(
    draw,
    [
      'Finances : mandats émis',
      'Finances : titres émis',
      'Santé : patients traités',
      'État civil : actes enregistrés',
      'Courrier : courriers entrants',
    ],
    3,
    700,
    90_000,
  );
  const until = (rows: readonly Series[], back: number, span: number) =>
    rows.map((row) => ({ row: row.row, values: row.values.slice(row.values.length - span - back, row.values.length - back) }));
  const cellsOf = (back: number): PublishedCell[] =>
    numberOccurrences([
      ...staff(draw, year - back),
      ...budget(draw, year - back),
      ...contributions(draw, year - back),
      ...volumes(until(counted, back, 2), year - back),
      ...activity(until(types, back, 3), year - back),
      ...training(
        trained.map(({ agents, days }) => ({
          agents: until([agents], back, 5)[0] ?? agents,
          days: until([days], back, 5)[0] ?? days,
        })),
        year - back,
      ),
    ]);
  const earlier = { code: `exemple-${year - 1}`, year: year - 1, cells: cellsOf(1) };
  return { edition: { code: `exemple-${year}`, year, cells: cellsOf(0) }, earlier: [earlier] };
}
