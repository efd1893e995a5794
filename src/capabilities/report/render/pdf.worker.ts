import { parentPort } from 'node:worker_threads';
import type { ReportDocument } from '../document.ts';
import { compilePdf } from './typst.ts';

/** What goes to the worker and comes back; `number` pairs an answer with its request. */
export type PdfRequest = { readonly number: number; readonly document: ReportDocument };
export type PdfAnswer =
  | { readonly number: number; readonly pdf: Uint8Array }
  | { readonly number: number; readonly fault: string };

function answer(request: PdfRequest): PdfAnswer {
  try {
    return { number: request.number, pdf: compilePdf(request.document) };
  } catch (thrown) {
    return { number: request.number, fault: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

parentPort?.on('message', (request: PdfRequest) => parentPort?.postMessage(answer(request)));
