/** Work for a request that goes on when whoever asked has left: the database must not be closed under it. */
export type UnderWay = {
  readonly during: <Result>(work: Promise<Result>) => Promise<Result>;
  /** Waits for what has begun, whatever becomes of it; the server does before it closes. */
  readonly settled: () => Promise<void>;
};

export function createUnderWay(): UnderWay {
  const running = new Set<Promise<unknown>>();
  return {
    during: (work) => {
      running.add(work);
      const leave = () => running.delete(work);
      work.then(leave, leave);
      return work;
    },
    settled: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
