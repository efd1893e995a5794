import { Worker } from 'node:worker_threads';
import type { ReportDocument } from '../document.ts';
import type { PdfAnswer, PdfRequest } from './pdf.worker.ts';

type Waiting = { readonly resolve: (pdf: Uint8Array) => void; readonly reject: (error: Error) => void };

/** The worker of this process, started at the first document and kept: its fonts and template stay loaded. */
let running: { readonly worker: Worker; readonly waiting: Map<number, Waiting> } | null = null;
let requests = 0;

/** The engine frees its pages late; a worker that has made so many documents gives way to a new one. */
const documentsPerWorker = 40;

function start(): NonNullable<typeof running> {
  const worker = new Worker(new URL('./pdf.worker.ts', import.meta.url));
  const waiting = new Map<number, Waiting>();
  let served = 0;
  const rest = () => {
    worker.unref();
    if (served < documentsPerWorker) return;
    running = null;
    void worker.terminate();
  };
  worker.on('message', (answer: PdfAnswer) => {
    const caller = waiting.get(answer.number);
    waiting.delete(answer.number);
    served += 1;
    if (waiting.size === 0) rest();
    if ('pdf' in answer) caller?.resolve(answer.pdf);
    else caller?.reject(new Error(answer.fault));
  });
  const fail = (error: Error) => {
    if (running?.worker === worker) running = null;
    for (const caller of waiting.values()) caller.reject(error);
    waiting.clear();
  };
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`the PDF worker stopped (${code})`)));
  worker.unref();
  return { worker, waiting };
}

/**
 * The document as PDF/UA-1: same document, same bytes. Drawn and laid out in a thread of its own, so that the readers of other
 * pages do not wait for it; an idle worker does not keep the process alive.
 */
export function renderPdf(document: ReportDocument): Promise<Uint8Array> {
  running ??= start();
  const { worker, waiting } = running;
  requests += 1;
  const request: PdfRequest = { number: requests, document };
  return new Promise((resolve, reject) => {
    waiting.set(request.number, { resolve, reject });
    worker.ref();
    worker.postMessage(request);
  });
}

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
