import { Worker } from 'node:worker_threads';
import { inPieces } from './copy-lines.ts';
import { engineStopped } from './database.problems.ts';
import { type Ask, errorFrom, type Opening, type Reply } from './embedded-messages.ts';
import type { Engine, Identity, Line, Outcome, OwnerLine } from './engine.ts';
import { turns } from './turns.ts';

type Waiting = { readonly resolve: (outcome: Outcome) => void; readonly reject: (reason: unknown) => void };

export type EmbeddedEngine = Engine & {
  /** The superuser's line, taken alone: nothing else runs meanwhile. */
  readonly asOwner: <T>(work: (owner: OwnerLine) => Promise<T>) => Promise<T>;
  readonly dump: (file: string, compression: 'gzip' | 'none') => Promise<void>;
  /** Ends the thread without closing, as a crash would; for tests of what is left then. */
  readonly abandon: () => Promise<void>;
};

/** The thread that holds PGlite, as questions and answers. When it dies, every question waiting is refused. */
class EmbeddedThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly ready: Promise<Outcome>;
  #next = 1;
  #stopped: Error | null = null;

  constructor(opening: Opening) {
    this.#worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), { workerData: opening });
    this.ready = new Promise((resolve, reject) => this.#waiting.set(0, { resolve, reject }));
    this.#worker.on('message', (reply: Reply) => this.#settle(reply));
    this.#worker.on('error', (error) => this.#stop(error));
    this.#worker.on('exit', () => this.#stop(new Error('the database thread ended')));
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('outcome' in reply) waiting?.resolve(reply.outcome);
    else waiting?.reject(errorFrom(reply.error));
  }

  #stop(error: unknown): void {
    this.#stopped ??= engineStopped(error);
    for (const { reject } of this.#waiting.values()) reject(this.#stopped);
    this.#waiting.clear();
  }

  ask(ask: Ask): Promise<Outcome> {
    const stopped = this.#stopped;
    if (stopped) return Promise.reject(stopped);
    return new Promise((resolve, reject) => {
      const id = this.#next;
      this.#next += 1;
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, ...ask });
    });
  }

  async close(): Promise<void> {
    if (!this.#stopped) await this.ask({ ask: 'close' });
    await this.terminate();
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }
}

async function blobOf(lines: AsyncIterable<string> | Iterable<string>): Promise<Blob> {
  const pieces: string[] = [];
  for await (const piece of inPieces(lines)) pieces.push(piece);
  return new Blob(pieces);
}

function lineTo(thread: EmbeddedThread): Line {
  return {
    query: (sql, parameters) => thread.ask({ ask: 'query', sql, parameters }),
    begin: async (readOnly, context) => {
      await thread.ask({ ask: 'begin', readOnly, context });
    },
    commit: async (last) => ((await thread.ask({ ask: 'commit', last })).command === 'ROLLBACK' ? 'rolled-back' : 'committed'),
    rollback: async () => {
      await thread.ask({ ask: 'rollback' });
    },
    copy: async (target, lines) => (await thread.ask({ ask: 'copy', target, rows: await blobOf(lines) })).affected ?? 0,
  };
}

function ownerLineTo(thread: EmbeddedThread): OwnerLine {
  return {
    run: async (sql) => {
      await thread.ask({ ask: 'run', sql });
    },
    rows: async (sql, parameters = []) => (await thread.ask({ ask: 'query', sql, parameters })).rows as Record<string, unknown>[], // rows are objects
  };
}

type Take = (identity: Identity | 'owner') => Promise<() => void>;

/** Takes the one line, standing as `identity`; the answer gives it back. */
function lineTaker(thread: EmbeddedThread): Take {
  const queue = turns(1); // the engine has one line, and whoever holds it has it alone
  let standing: Identity | 'owner' = 'owner';
  return async (identity) => {
    const giveBack = await queue.take();
    try {
      if (standing !== identity) await thread.ask({ ask: 'stand-as', identity });
      standing = identity;
      return giveBack;
    } catch (thrown) {
      giveBack();
      throw thrown;
    }
  };
}

/** Starts the thread. The folder must be locked before (see `lock.ts`). */
export async function openEmbedded(opening: Opening): Promise<EmbeddedEngine> {
  const thread = new EmbeddedThread(opening);
  await thread.ready;
  const take = lineTaker(thread);
  const lent = new WeakMap<Line, () => void>();
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    const giveBack = await take('owner');
    try {
      return await work();
    } finally {
      giveBack();
    }
  };
  return {
    kind: 'embedded',
    acquire: async (identity) => {
      const giveBack = await take(identity);
      const line = lineTo(thread);
      lent.set(line, giveBack);
      return line;
    },
    release: async (line) => lent.get(line)?.(),
    asOwner: (work) => alone(() => work(ownerLineTo(thread))),
    dump: async (file, compression) => {
      await alone(() => thread.ask({ ask: 'dump', file, compression }));
    },
    abandon: () => thread.terminate(),
    // waits for whoever holds the line; whoever asks after that is refused
    close: async () => {
      const giveBack = await take('owner').catch(() => () => {});
      await thread.close();
      giveBack();
    },
  };
}
