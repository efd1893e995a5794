import { pdfThread } from '../../../web/print/pdf-thread.ts';

/** What both papers of a session say of it, in words. */
export type PaperHead = {
  readonly operator: string;
  readonly course: string;
  readonly when: string;
  readonly where: string;
  readonly length: string;
  readonly trainers: string;
  readonly objectives: string;
  /** Said on each page of a paper made from records that were made up; empty otherwise. */
  readonly synthetic: string;
};

/** A sheet that everybody enrolled signs for each half-day. */
export type SheetModel = PaperHead & {
  /** Told at the foot of each page, with the course: sheets come apart. */
  readonly firstDay: string;
  readonly halfDays: readonly string[];
  readonly trainees: readonly { readonly name: string; readonly body: string }[];
};

/** What says that somebody came, and for how long. */
export type CertificateModel = PaperHead & {
  readonly name: string;
  readonly body: string;
  readonly attended: string;
  readonly made: string;
};

export type TrainingPaper =
  | { readonly template: 'attendance-sheet'; readonly model: SheetModel }
  | { readonly template: 'certificate'; readonly model: CertificateModel };

/** The paper as PDF/UA-1: same model, same bytes. */
export const printPaper = pdfThread<TrainingPaper>(new URL('./print.worker.ts', import.meta.url));
