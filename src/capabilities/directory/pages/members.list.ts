import { askMany } from '../../../figures/ask.ts';
import { evidencePath } from '../../../figures/figure.paths.ts';
import { readYears } from '../../../http/reader-door.ts';
import type { PageReading } from '../../../http/reading.ts';
import { yearOf } from '../../../kernel/day.ts';
import { lastDayOf, year as yearPeriod } from '../../../kernel/period.ts';
import { figureColumn, type ListColumn } from '../../../web/list-state.ts';
import { type ShownFigure, showFigure } from '../../../web/shown-figure.ts';
import { listBodies, listServedBodies } from '../body.store.ts';
import { frenchCategory, frenchStatus } from '../body.ts';

/** A member in the list: who it is, how large, what it uses and pays in the year shown. */
export type MemberLine = {
  readonly code: string;
  readonly name: string;
  readonly category: string;
  readonly status: string;
  readonly served: boolean;
  readonly population: ShownFigure;
  readonly applications: ShownFigure;
  readonly paid: ShownFigure;
};

export const memberColumns: readonly ListColumn<MemberLine>[] = [
  { key: 'nom', label: 'Nom', value: (line) => line.name },
  { key: 'categorie', label: 'Catégorie', value: (line) => line.category },
  { key: 'qualite', label: 'Qualité', value: (line) => line.status },
  figureColumn('habitants', 'Habitants', (line) => line.population),
  figureColumn('logiciels', 'Logiciels', (line) => line.applications),
  figureColumn('cotisations', 'Cotisations HT', (line) => line.paid),
];

const asked = [
  { measure: 'directory.population', label: 'population' },
  { measure: 'catalogue.applications', label: 'logiciels utilisés' },
  { measure: 'contributions.amount', label: 'cotisations hors taxe' },
] as const;

/** The year asked, else the latest that something is recorded for. */
export async function yearShown(page: PageReading): Promise<{ years: readonly number[]; year: number }> {
  const { url, today } = page;
  const years = await readYears(page);
  const wanted = Number(url.searchParams.get('annee'));
  return { years, year: years.includes(wanted) ? wanted : (years[0] ?? yearOf(today)) };
}

/** Every body ever served, with its figures of the year; those no longer served at its end are marked. */
export async function loadMembers(page: PageReading): Promise<{ lines: MemberLine[]; years: readonly number[]; year: number }> {
  const { tx, registry } = page;
  const { years, year } = await yearShown(page);
  const period = yearPeriod(year);
  const bodies = await listBodies(tx);
  const served = new Set((await listServedBodies(tx, lastDayOf(period))).map(({ code }) => code));
  const figures = await askMany(
    tx,
    registry,
    bodies.flatMap(({ code }) => asked.map(({ measure }) => ({ measure, at: { body: code }, period }))),
  );
  const lines = bodies.flatMap((body, index): MemberLine[] => {
    const [population, applications, paid] = asked.map(({ label }, place) => {
      const figure = figures[index * asked.length + place];
      return (
        figure &&
        showFigure(figure, evidencePath(figure.source), `${body.name}, ${label} ${year}`, figure.unit === 'EUR' ? 0 : undefined)
      );
    });
    if (!population || !applications || !paid) return [];
    const { code, name, category, status } = body;
    return [
      {
        code,
        name,
        category: frenchCategory[category],
        status: frenchStatus[status],
        served: served.has(code),
        population,
        applications,
        paid,
      },
    ];
  });
  return { lines, years, year };
}
