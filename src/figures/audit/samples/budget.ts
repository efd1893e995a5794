import { type Draw, euros, type Line, percent, sum } from './printed.ts';

type Chapter = { label: string; forecast: number; realised: number | null; carried: number | null };

function budgetLines(section: string, table: string, year: number, chapters: readonly Chapter[], withReports: boolean): Line[] {
  const total: Chapter = {
    label: 'Total',
    forecast: sum(chapters.map((one) => one.forecast)),
    realised: sum(chapters.map((one) => one.realised)),
    carried: sum(chapters.map((one) => one.carried)),
  };
  return [...chapters, total].flatMap((chapter) => {
    const line = (column: string, unit: string, shown: { printed: string; value: string | null }): Line => ({
      section,
      table,
      row: chapter.label,
      column,
      period: String(year),
      unit,
      note: '',
      ...shown,
    });
    const both = (chapter.realised ?? 0) + (chapter.carried ?? 0);
    const lines = [
      line(`Prévisions ${year}`, 'EUR', euros(chapter.forecast)),
      line(`Réalisations ${year}`, 'EUR', euros(chapter.realised)),
    ];
    if (withReports) lines.push(line('reports', 'EUR', euros(chapter.carried)), line('total avec reports', 'EUR', euros(both)));
    return [
      ...lines,
      line('taux de réalisation', 'percent', percent(withReports ? both : (chapter.realised ?? 0), chapter.forecast, 2)),
    ];
  });
}

function chapters(draw: Draw, labels: readonly string[], fixed: readonly Chapter[], withReports: boolean): Chapter[] {
  const free = labels.map((label): Chapter => {
    const forecast = draw(40_000_00, 2_400_000_00);
    const realised = Math.round((forecast * draw(420, 1080)) / 1000) + draw(-999, 999);
    return { label, forecast, realised, carried: withReports && draw(0, 2) > 0 ? draw(5_000_00, 180_000_00) : null };
  });
  return [...free, ...fixed];
}

const line = (label: string, forecast: number, realised: number | null): Chapter => ({
  label,
  forecast,
  realised,
  carried: null,
});

/** Brought forward on the side that is short; what is then left over is kept for unforeseen spending. */
function balanced(draw: Draw, revenue: readonly Chapter[], expenditure: readonly Chapter[], brought: string, unforeseen: string) {
  const gap = sum(expenditure.map((one) => one.forecast)) - sum(revenue.map((one) => one.forecast));
  const forward = Math.max(gap, 100_000_00) + draw(10_000_00, 90_000_00);
  return {
    revenue: [...revenue, line(brought, forward, forward)],
    expenditure: [...expenditure, line(unforeseen, forward - gap, null)],
  };
}

/** The four tables of a budget that is voted in balance, and its execution in sentences. */
export function budget(draw: Draw, year: number): Line[] {
  const transfer = draw(150_000_00, 600_000_00);
  const order = draw(120_000_00, 700_000_00);
  const orderDone = order - draw(100, 9_000_00);
  const subsidy = draw(4_000_00, 30_000_00);
  const spending = ['011 charges à caractère général', '012 charges de personnel', '65 autres charges', '66 charges financières'];
  const earning = ['70 produits des services', '74 dotations et participations', '75 autres produits'];
  const investing = [
    '20 immobilisations incorporelles',
    '21 immobilisations corporelles',
    '23 immobilisations en cours',
    '16 remboursement du capital',
  ];
  const funding = ['10 dotations', '13 subventions', '16 emprunts'];
  const operating = balanced(
    draw,
    chapters(draw, earning, [line('042 opérations d’ordre', subsidy, subsidy)], false),
    chapters(
      draw,
      spending,
      [line('023 virement à la section', transfer, null), line('042 opérations d’ordre', order, orderDone)],
      false,
    ),
    '002 résultat reporté',
    '022 dépenses imprévues',
  );
  const investment = balanced(
    draw,
    chapters(
      draw,
      funding,
      [line('021 virement de la section', transfer, null), line('040 opérations d’ordre', order, orderDone)],
      true,
    ),
    chapters(draw, investing, [line('040 opérations d’ordre', subsidy, subsidy)], true),
    '001 résultat reporté',
    '020 dépenses imprévues',
  );
  return [
    ...budgetLines('5.1 Recettes de fonctionnement', 'operating-revenue-by-chapter', year, operating.revenue, false),
    ...budgetLines('5.2 Dépenses de fonctionnement', 'operating-expenditure-by-chapter', year, operating.expenditure, false),
    ...budgetLines('5.3 Recettes d’investissement', 'investment-revenue-by-chapter', year, investment.revenue, true),
    ...budgetLines('5.4 Dépenses d’investissement', 'investment-expenditure-by-chapter', year, investment.expenditure, true),
    ...execution('5.3 Recettes d’investissement', 'Recettes d’investissement', year, investment.revenue),
    ...execution('5.4 Dépenses d’investissement', 'Dépenses d’investissement', year, investment.expenditure),
  ];
}

function execution(section: string, row: string, year: number, from: readonly Chapter[]): Line[] {
  const [forecast, realised, carried] = [
    sum(from.map((one) => one.forecast)),
    sum(from.map((one) => one.realised)),
    sum(from.map((one) => one.carried)),
  ];
  const line = (column: string, unit: string, shown: { printed: string; value: string | null }): Line => ({
    section,
    table: 'budget-execution',
    row,
    column,
    period: String(year),
    unit,
    note: '',
    ...shown,
  });
  return [
    line('réalisées', 'EUR', euros(realised, '\u00a0€')),
    line('part des crédits prévus', 'percent', percent(realised, forecast, 2)),
    line('montant avec les reports', 'EUR', euros(realised + carried, '\u00a0€')),
    line('part des crédits, avec les reports', 'percent', percent(realised + carried, forecast, 2)),
  ];
}
