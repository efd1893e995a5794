import { openFigureParameter } from '../web/figure.tsx';
import type { Opened } from './plan-rows.ts';

/** The parameter of an address that says which rows show what is part of them, once for each; `tout` is all of them. */
const openedParameter = 'ouvrir';
const everything = 'tout';

export function readOpened(parameters: URLSearchParams): Opened {
  const codes = parameters.getAll(openedParameter);
  return codes.includes(everything) ? 'all' : new Set(codes);
}

/** The address with a row opened that was closed, or closed that was open. */
export function toggledSearch(search: string, code: string): string {
  const parameters = new URLSearchParams(search);
  parameters.delete(openFigureParameter);
  if (parameters.getAll(openedParameter).includes(code)) parameters.delete(openedParameter, code);
  else parameters.append(openedParameter, code);
  return `?${parameters}`;
}

/** The address with every row opened, or none. */
export function allOpenedSearch(search: string, isOpen: boolean): string {
  const parameters = new URLSearchParams(search);
  parameters.delete(openFigureParameter);
  parameters.delete(openedParameter);
  if (isOpen) parameters.set(openedParameter, everything);
  return `?${parameters}`;
}
