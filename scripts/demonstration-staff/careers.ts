import type { EndCause, StartCause } from '../../src/capabilities/staff/register/cause.ts';
import type { Sex, Status } from '../../src/capabilities/staff/status.ts';
import { addDays, day } from '../../src/kernel/day.ts';

/** From a day to another, excluded; null while it lasts. */
export type Stay = {
  readonly post: string | null;
  readonly status: Status;
  readonly rate: number;
  readonly from: string;
  readonly to: string | null;
  readonly start?: StartCause;
  readonly end?: EndCause;
  readonly notice?: string;
};

export type Assignment = {
  readonly team: string;
  readonly share: number;
  readonly manager?: boolean;
  readonly role?: string;
  readonly from: string;
  readonly to: string | null;
};

export type Person = {
  readonly sex: Sex;
  readonly birthYear: number;
  readonly stays: readonly Stay[];
  readonly assignments: readonly Assignment[];
};

/** The register opens on this day: those who were there then have no arrival. */
export const opening = '2007-01-01';

type Bits = {
  readonly to?: string;
  readonly end?: EndCause;
  readonly rate?: number;
  readonly notice?: string;
  readonly start?: StartCause;
};

export function stay(post: string | null, status: Status, from: string, { to, rate = 100, ...more }: Bits = {}): Stay {
  return { post, status, rate, from, to: to ?? null, ...more };
}

/** A contract agent who became tenured under the law of 12 March 2012, after six months as a trainee. */
export function integrated(post: string, from: string, since: string, bits: Bits = {}): readonly Stay[] {
  const tenured = `${since.slice(0, 4)}-07-01`;
  return [stay(post, 'permanent-contract', from), stay(post, 'trainee', since), stay(post, 'tenured', tenured, bits)];
}

/** At another rate from some day on, in the same post. */
export function partTime(stays: readonly Stay[], from: string, rate: number): readonly Stay[] {
  const last = stays.at(-1);
  return last === undefined ? [] : [...stays, { ...last, from, rate }];
}

export function person(
  sex: 'F' | 'H',
  birthYear: number,
  stays: Stay | readonly Stay[],
  assignments: readonly Assignment[] = [],
): Person {
  return { sex: sex === 'F' ? 'female' : 'male', birthYear, stays: chained([stays].flat()), assignments };
}

/** Does one stay take the place of the other? Two that begin on one day are held at once. */
function follows(before: Stay | undefined, one: Stay | undefined): boolean {
  if (before === undefined || one === undefined || before.from === one.from) return false;
  return before.to === null || before.to === one.from;
}

/** Whatever begins a presence is a recruitment, or a transfer of somebody who was tenured elsewhere. */
function firstCause({ from, start, status }: Stay): StartCause | undefined {
  if (from === opening) return undefined;
  return start ?? (status === 'tenured' ? 'transfer-in' : 'recruitment');
}

/** Each stay ends where the next begins; a change of post is an internal move. */
function chained(stays: readonly Stay[]): Stay[] {
  return stays.map((one, index) => {
    const [before, next] = [stays[index - 1], stays[index + 1]];
    const moves = before?.post === one.post ? undefined : ('internal-move' as const);
    const start = follows(before, one) ? moves : firstCause(one);
    const { start: _, ...rest } = one;
    const begun: Stay = start === undefined ? rest : { ...rest, start };
    if (next === undefined || !follows(one, next)) return begun;
    return next.post === one.post ? { ...begun, to: next.from } : { ...begun, to: next.from, end: 'internal-move' };
  });
}

export function lastDayOf({ to }: { readonly to: string | null }): string {
  return to === null ? '' : addDays(day(to), -1);
}

export function isThere(one: { readonly from: string; readonly to: string | null }, date: string): boolean {
  return one.from <= date && (one.to === null || date < one.to);
}
