import { askMany } from '../../../figures/ask.ts';
import { evidencePath } from '../../../figures/figure.paths.ts';
import type { PageReading } from '../../../http/reading.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { atDay } from '../../../kernel/period.ts';
import { figureColumn, type ListColumn } from '../../../web/list-state.ts';
import { type ShownFigure, showFigure } from '../../../web/shown-figure.ts';
import { listApplications } from '../application.store.ts';
import { frenchHosting } from '../application.ts';
import { dateShown } from './catalogue.load.ts';

export type ApplicationLine = {
  readonly code: string;
  readonly name: string;
  readonly domain: string | null;
  readonly vendor: string | null;
  readonly hosting: string | null;
  readonly inCore: boolean;
  readonly functions: string | null;
  readonly deployments: ShownFigure;
};

export const applicationColumns: readonly ListColumn<ApplicationLine>[] = [
  { key: 'nom', label: 'Logiciel', value: (line) => line.name },
  { key: 'domaine', label: 'Domaine', value: (line) => line.domain },
  { key: 'editeur', label: 'Éditeur', value: (line) => line.vendor },
  { key: 'socle', label: 'Socle', value: (line) => (line.inCore ? 'socle' : '') },
  { key: 'usage', label: 'Ce qu’il fait', value: (line) => line.functions },
  figureColumn('deploiements', 'Déploiements', (line) => line.deployments),
];

/** Every application with its deployments on the date shown. */
export async function loadApplications(page: PageReading) {
  const { tx, registry } = page;
  const date = dateShown(page);
  const applications = await listApplications(tx);
  const figures = await askMany(
    tx,
    registry,
    applications.map(({ code }) => ({ measure: 'catalogue.deployments', at: { application: code }, period: atDay(date) })),
  );
  const lines = applications.flatMap((application, index): ApplicationLine[] => {
    const figure = figures[index];
    if (!figure) return [];
    const { code, name, domainName, vendorName, hosting, inCore, functions } = application;
    const deployments = showFigure(figure, evidencePath(figure.source), `Déploiements de ${name}, au ${frenchDay(date)}`);
    return [
      {
        code,
        name,
        domain: domainName,
        vendor: vendorName,
        hosting: hosting === null ? null : frenchHosting[hosting],
        inCore,
        functions,
        deployments,
      },
    ];
  });
  return { lines, date };
}
