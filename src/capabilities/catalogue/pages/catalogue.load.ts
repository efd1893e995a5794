import { askMany } from '../../../figures/ask.ts';
import { evidencePath } from '../../../figures/figure.paths.ts';
import type { PageReading } from '../../../http/reading.ts';
import { type Day, parseDay } from '../../../kernel/day.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { atDay } from '../../../kernel/period.ts';
import { normalizeText } from '../../../kernel/text.ts';
import { type ShownFigure, showFigure } from '../../../web/shown-figure.ts';
import { type DeploymentMatrix, deploymentMatrix } from '../deployment-matrix.ts';

export type MatrixView = {
  readonly date: Day;
  readonly by: 'domain' | 'vendor';
  readonly bodies: readonly {
    readonly code: string;
    readonly name: string;
    readonly shortName: string;
    readonly applications: ShownFigure;
  }[];
  readonly groups: readonly { readonly code: string | null; readonly name: string | null; readonly rows: readonly MatrixRow[] }[];
  readonly applications: ShownFigure;
  readonly deployments: ShownFigure;
};

export type MatrixRow = {
  readonly function: string;
  readonly functionName: string;
  readonly application: string;
  readonly applicationName: string;
  readonly domainName: string | null;
  readonly vendorName: string | null;
  readonly bodies: readonly string[];
  readonly deployments: ShownFigure;
};

function holdsWords(
  row: { applicationName: string; functionName: string; domainName: string | null; vendorName: string | null },
  words: readonly string[],
): boolean {
  const text = normalizeText([row.applicationName, row.functionName, row.domainName, row.vendorName].join(' '));
  return words.every((word) => text.includes(word));
}

function filtered(matrix: DeploymentMatrix, search: string): DeploymentMatrix['groups'] {
  const words = normalizeText(search)
    .split(' ')
    .filter((word) => word !== '');
  return matrix.groups
    .map((group) => ({ ...group, rows: group.rows.filter((row) => holdsWords(row, words)) }))
    .filter((group) => group.rows.length > 0);
}

/** The date asked when it is one, else today. */
export function dateShown({ url, today }: Pick<PageReading, 'url' | 'today'>): Day {
  return parseDay(url.searchParams.get('date') ?? '') ?? today;
}

/** Who uses what on a date, with its counts by function, by member and in all; each is asked of its measure. */
export async function loadMatrix(page: PageReading): Promise<MatrixView> {
  const { tx, registry, url } = page;
  const date = dateShown(page);
  const by = url.searchParams.get('par') === 'editeur' ? 'vendor' : 'domain';
  const matrix = await deploymentMatrix(tx, date, { by });
  const groups = filtered(matrix, url.searchParams.get('q') ?? '');
  const period = atDay(date);
  const rows = groups.flatMap((group) => group.rows);
  const figures = await askMany(tx, registry, [
    { measure: 'catalogue.applications', at: {}, period },
    { measure: 'catalogue.deployments', at: {}, period },
    ...matrix.bodies.map(({ code }) => ({ measure: 'catalogue.applications', at: { body: code }, period })),
    ...rows.map((row) => ({ measure: 'catalogue.deployments', at: { function: row.function }, period })),
  ]);
  const shown = (place: number, label: string): ShownFigure => {
    const figure = figures[place];
    if (!figure) throw new RangeError(`no answer ${place}`);
    return showFigure(figure, evidencePath(figure.source), `${label}, au ${frenchDay(date)}`);
  };
  const placeOf = new Map(rows.map((row, index) => [row, 2 + matrix.bodies.length + index]));
  return {
    date,
    by,
    bodies: matrix.bodies.map(({ code, name, shortName }, index) => ({
      code,
      name,
      shortName,
      applications: shown(2 + index, `Logiciels de ${name}`),
    })),
    groups: groups.map((group) => ({
      ...group,
      rows: group.rows.map((row) => ({
        function: row.function,
        functionName: row.functionName,
        application: row.application,
        applicationName: row.applicationName,
        domainName: row.domainName,
        vendorName: row.vendorName,
        bodies: row.bodies,
        deployments: shown(placeOf.get(row) ?? 0, `Déploiements de ${row.functionName} (${row.applicationName})`),
      })),
    })),
    applications: shown(0, 'Logiciels déployés'),
    deployments: shown(1, 'Déploiements'),
  };
}
