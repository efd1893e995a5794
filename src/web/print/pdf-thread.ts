import { parentPort, Worker } from 'node:worker_threads';

/** What goes to the thread and comes back; `number` pairs an answer with its request. */
type Request<Order> = { readonly number: number; readonly order: Order };
type Answer = { readonly number: number; readonly pdf: Uint8Array } | { readonly number: number; readonly fault: string };

type Waiting = { readonly resolve: (pdf: Uint8Array) => void; readonly reject: (error: Error) => void };
type Running = { readonly worker: Worker; readonly waiting: Map<number, Waiting> };

/** The engine frees its pages late; a thread that has made so many documents gives way to a new one. */
const documentsPerThread = 40;

/**
 * Makes documents in a thread of its own, so that the readers of pages do not wait for them. The thread is started at the first
 * document and kept, with its fonts and templates; idle, it does not keep the process alive.
 * @param program the file of the thread, which calls `servePdf`
 */
export function pdfThread<Order>(program: URL): (order: Order) => Promise<Uint8Array> {
  let running: Running | null = null;
  let requests = 0;
  const start = (): Running => {
    const worker = new Worker(program);
    const waiting = new Map<number, Waiting>();
    let served = 0;
    const rest = () => {
      worker.unref();
      if (served < documentsPerThread) return;
      running = null;
      void worker.terminate();
    };
    worker.on('message', (answer: Answer) => {
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
  };
  return (order) => {
    running ??= start();
    const { worker, waiting } = running;
    requests += 1;
    const request: Request<Order> = { number: requests, order };
    return new Promise((resolve, reject) => {
      waiting.set(request.number, { resolve, reject });
      worker.ref();
      worker.postMessage(request);
    });
  };
}

/** The thread’s side: answers each order with its document, or with what was wrong with it. */
export function servePdf<Order>(make: (order: Order) => Uint8Array): void {
  const answer = ({ number, order }: Request<Order>): Answer => {
    try {
      return { number, pdf: make(order) };
    } catch (thrown) {
      return { number, fault: thrown instanceof Error ? thrown.message : String(thrown) };
    }
  };
  parentPort?.on('message', (request: Request<Order>) => parentPort?.postMessage(answer(request)));
}
