/** Gives the turn back. */
export type GiveBack = () => void;

/** First come, first served: at most so many have their turn at once, the others wait for one to be given back. */
export function turns(most: number): { readonly take: () => Promise<GiveBack> } {
  let left = most;
  const waiting: (() => void)[] = [];
  const giveBack = () => {
    const next = waiting.shift();
    if (next === undefined) left += 1;
    else next();
  };
  return {
    take: async () => {
      if (left > 0) left -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      let isTaken = true;
      return () => {
        if (isTaken) giveBack();
        isTaken = false;
      };
    },
  };
}
