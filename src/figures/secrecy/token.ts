/**
 * What a cell holds in one dimension: a value; a branch of a tree; those who stand directly on a branch, beside the smaller
 * branches; or those who have no value. Nobody can ask for the last two, but differences can tell them. A token is a text:
 * the same value has the same token whatever else is recorded.
 */
export type Token = string;

export const noValue: Token = 'none';

type Parsed = readonly ['value', string] | readonly ['branch' | 'direct', ...string[]];

const write = (kind: Parsed[0], ...path: readonly string[]): Token => JSON.stringify([kind, ...path]);

function parse(token: Token): Parsed | null {
  return token === noValue ? null : JSON.parse(token); // written by `write` alone
}

/** The tokens that hold a row, from the widest to the narrowest. The last is the row's class: classes never overlap. */
export function tokensOf(value: string | readonly string[] | null): Token[] {
  if (typeof value === 'string') return [write('value', value)];
  if (value === null || value.length === 0) return [noValue];
  return [...value.map((_, place) => write('branch', ...value.slice(0, place + 1))), write('direct', ...value)];
}

/** What others ask for it by; null when they cannot. */
export function codeOf(token: Token): string | null {
  const [kind, ...path] = parse(token) ?? ['direct'];
  return kind === 'direct' ? null : (path.at(-1) ?? null);
}

/** The branch that a branch, or those directly on one, are part of; null for what stands at the top. */
export function aboveOf(token: Token): Token | null {
  const [kind, ...path] = parse(token) ?? ['value'];
  if (kind === 'direct') return write('branch', ...path);
  return kind === 'branch' && path.length > 1 ? write('branch', ...path.slice(0, -1)) : null;
}

/** From the root down: the tokens that hold all that a token holds, itself included. */
export function chainOf(token: Token): Token[] {
  const above = aboveOf(token);
  return above === null ? [token] : [...chainOf(above), token];
}

export function isDirect(token: Token): boolean {
  return parse(token)?.[0] === 'direct';
}
