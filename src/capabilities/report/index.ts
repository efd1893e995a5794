import type { Capability } from '../../capability.ts';
import { reportOutline } from './migrations/2026-11-22-report-outline.ts';
import { plansByCourseCategory } from './migrations/2026-11-28-report-plans-by-course-category.ts';
import { reportPublications } from './migrations/2026-11-28-report-publications.ts';
import { reportCommands } from './report.cli.ts';
import { publishedFiguresFormat } from './report.import.ts';
import { reportReader } from './report.reader.ts';

export { findFaults } from './audited.ts';
export { type Comparison, compareEditions, type Status } from './compare.ts';
export { loadPublished, loadReport } from './load.ts';
export { publishReport } from './publication/publish-report.ts';
export { preparePdf, renderPdf } from './render/pdf.ts';
export { outlineFormat } from './report.import.ts';

export const registration: Capability = {
  name: 'report',
  migrations: [reportOutline, plansByCourseCategory, reportPublications],
  tables: [
    { table: 'report.outline', what: 'Plans des bilans', isolation: 'operator', members: 'nothing', grants: 'read-write' },
    {
      table: 'report.publication',
      what: 'Bilans publiés aux adhérents, gardés tels quels',
      isolation: 'operator',
      members: 'nothing',
      grants: 'append',
    },
    {
      table: 'report.publication_figure',
      what: 'Chiffres figés de ces bilans, par adhérent',
      isolation: 'operator',
      members: 'nothing',
      grants: 'append',
    },
    {
      table: 'report.withdrawal',
      what: 'Bilans retirés, avec leur motif',
      isolation: 'operator',
      members: 'nothing',
      grants: 'append',
    },
    {
      table: 'report.shown_publication',
      what: 'Bilans que les adhérents lisent',
      isolation: 'operator',
      members: 'everything',
      grants: 'read-write',
    },
    {
      table: 'report.shown_figure',
      what: 'Chiffres que chaque adhérent y lit',
      isolation: 'operator',
      members: { own: 'body' },
      grants: 'read-write',
    },
  ],
  measures: [],
  formats: [publishedFiguresFormat],
  commands: reportCommands,
  reader: reportReader,
};
