import { netOf } from './available-days.ts';
import { frenchState, type MonthBalance, type State } from './balance.ts';
import { frenchMonth, frenchShortMonth, type Month } from './month.ts';
import { frenchDays, type Parts, partsOfDay, plainDays } from './parts.ts';

/** Days as a page prints them, as a file holds them (empty when unknown), and as a chart draws them. */
export type ShownDays = { readonly text: string; readonly plain: string; readonly approximate: number | null };

/** What is left in a month, with the word for how it stands: read without its colour. */
export type StateCell = { readonly text: string; readonly word: string; readonly state: State };

/** A month of a team as it is read. */
export type MonthLine = {
  readonly month: Month;
  readonly label: string;
  readonly shortLabel: string;
  readonly gross: ShownDays;
  readonly away: ShownDays;
  readonly usual: ShownDays;
  readonly available: ShownDays;
  readonly run: ShownDays;
  readonly projects: ShownDays;
  readonly load: ShownDays;
  readonly balance: ShownDays;
  readonly cell: StateCell;
};

const unknown: ShownDays = { text: 'inconnu', plain: '', approximate: null };

function shown(parts: Parts | null, before = ''): ShownDays {
  if (parts === null) return unknown;
  return { text: `${before}${frenchDays(parts)}`, plain: plainDays(parts), approximate: parts / partsOfDay };
}

/** What is left; when only a part of the load is known and it is too much already, the most that is left. */
export function stateCell({ available, run, projects, balance, state }: MonthBalance): StateCell {
  const word = frenchState[state];
  if (balance !== null) return { text: `${balance > 0 ? '+' : ''}${frenchDays(balance)}`, word, state };
  const most = netOf(available) - (run ?? 0) - projects;
  return { text: state === 'overloaded' ? `≤\u00a0${frenchDays(most)}` : '', word, state };
}

export function monthLine(one: MonthBalance): MonthLine {
  const { month, available, run, runIsWhole, runIsApproximate, projects, balance } = one;
  const before = !runIsWhole ? 'au moins ' : runIsApproximate ? 'env. ' : '';
  return {
    month,
    label: frenchMonth(month),
    shortLabel: frenchShortMonth(month),
    gross: shown(available.gross),
    away: shown(available.away),
    usual: shown(available.usual),
    available: shown(netOf(available)),
    run: shown(run, before),
    projects: shown(projects),
    load: runIsWhole ? shown((run ?? 0) + projects) : unknown,
    balance: shown(balance),
    cell: stateCell(one),
  };
}
