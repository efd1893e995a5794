/** How many things are remembered at once; beyond, the newest go untold, so that a flood fills neither the memory nor the journal. */
const most = 20_000;

/** True the first time that something happens in so many seconds, so that it is told once, however often it goes on. */
export function createToldOnce(now: () => Date): (what: string, seconds: number) => boolean {
  const until = new Map<string, number>();
  return (what, seconds) => {
    const at = now().getTime();
    if ((until.get(what) ?? 0) > at) return false;
    if (until.size >= most) for (const [known, end] of until) if (end <= at) until.delete(known);
    if (until.size >= most && !until.has(what)) return false;
    until.set(what, at + seconds * 1000);
    return true;
  };
}
