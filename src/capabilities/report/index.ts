import type { Capability } from '../../capability.ts';
import { reportOutline } from './migrations/2026-11-22-report-outline.ts';
import { reportCommands } from './report.cli.ts';
import { publishedFiguresFormat } from './report.import.ts';
import { reportReader } from './report.reader.ts';

export { findFaults } from './audited.ts';
export { type Comparison, compareEditions, type Status } from './compare.ts';
export { loadPublished, loadReport } from './load.ts';
export { preparePdf, renderPdf } from './render/pdf.ts';
export { outlineFormat } from './report.import.ts';

export const registration: Capability = {
  name: 'report',
  migrations: [reportOutline],
  tables: [
    { table: 'report.outline', what: 'Plans des bilans', isolation: 'operator', members: 'nothing', grants: 'read-write' },
  ],
  measures: [],
  formats: [publishedFiguresFormat],
  commands: reportCommands,
  reader: reportReader,
};
