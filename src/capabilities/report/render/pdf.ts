import { pdfThread } from '../../../web/print/pdf-thread.ts';
import type { ReportDocument } from '../document.ts';

/** The document as PDF/UA-1: same document, same bytes. Drawn and laid out in a thread of its own. */
export const renderPdf = pdfThread<ReportDocument>(new URL('./pdf.worker.ts', import.meta.url));

const blank: ReportDocument = {
  operator: { code: '-', name: '-', demonstration: false },
  year: 2000,
  language: 'fr',
  title: '-',
  subtitle: '',
  status: 'draft',
  recordsOnly: false,
  chapters: [],
  figures: [],
};

/** Starts the worker, its fonts and its template before anyone waits for a document: the first reader gains a second. */
export async function preparePdf(): Promise<void> {
  await renderPdf(blank);
}
