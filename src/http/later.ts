/** Work that begins once the answer has been given, so that how long it takes tells the asker nothing. */
export type Later = {
  readonly later: (work: () => Promise<void>) => void;
  /** Waits for what has begun; the server does before it closes. */
  readonly settled: () => Promise<void>;
};

/** `fault` is told of work that fails: nobody waits for its outcome. */
export function createLater(fault: (thrown: unknown) => void): Later {
  const running = new Set<Promise<void>>();
  return {
    later: (work) => {
      const one = new Promise<void>((begin) => setImmediate(begin)).then(work).catch(fault);
      running.add(one);
      void one.finally(() => running.delete(one));
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
