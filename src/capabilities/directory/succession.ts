import type { Day } from '../../kernel/day.ts';

/** From `onDay` on, `successor` stands where `predecessor` stood. Both keep their own records. */
export type Succession = { readonly predecessor: string; readonly successor: string; readonly onDay: Day };

/**
 * Every body that this one comes from, the nearest first. Records stay with the body that made them: a reader who wants
 * the whole story of a merged body asks for it together with these.
 */
export function predecessorsOf(code: string, successions: readonly Succession[]): string[] {
  return follow(code, (current) => successions.filter((one) => one.successor === current).map((one) => one.predecessor));
}

/** Every body that took over from this one, the nearest first. */
export function successorsOf(code: string, successions: readonly Succession[]): string[] {
  return follow(code, (current) => successions.filter((one) => one.predecessor === current).map((one) => one.successor));
}

function follow(code: string, next: (current: string) => readonly string[]): string[] {
  const found = new Set<string>();
  let frontier: readonly string[] = [code];
  while (frontier.length > 0) {
    const reached = [...new Set(frontier.flatMap(next))].filter((one) => one !== code && !found.has(one));
    for (const one of reached) found.add(one);
    frontier = reached;
  }
  return [...found];
}
