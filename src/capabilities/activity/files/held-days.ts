import type { Tx } from '../../../database/face.ts';
import type { Holder, Holding } from '../../../import/holding.ts';
import { type Problem, problem } from '../../../kernel/problem.ts';
import { type DayUse, refusalsOfDays as refusalsOfNewDays } from '../dated-uses.ts';
import { listEveryKindUse, listKindRecords } from '../kinds/kind-record.store.ts';
import type { KindRecord } from '../kinds/kind-record.ts';
import { refusalOfNewParent, refusalsOfDays } from '../kinds/kind-rules.ts';
import { listEveryProjectUse, listProjectRecords } from '../projects/project.store.ts';
import type { Project } from '../projects/project.ts';
import { whatOf } from '../projects/record-project.ts';
import { awaitHolders, holdMonths } from '../week/month-lock.store.ts';
import { anySignsIn } from './touched-weeks.store.ts';

const nothing = { facts: [], remarks: [] };

type Changed<T> = { readonly now: T; readonly then: T };

/** How the days of kinds, or of projects, are read, and what lines of time say against one whose days changed. */
type Dated<T> = {
  readonly list: (tx: Tx) => Promise<readonly T[]>;
  readonly isMoved: (changed: Changed<T>) => boolean;
  readonly uses: (tx: Tx) => Promise<ReadonlyMap<string, readonly DayUse[]>>;
  readonly refusals: (changed: Changed<T>, all: readonly T[], uses: readonly DayUse[]) => readonly string[];
};

function usedMeanwhile(refusals: readonly string[]): Problem {
  return problem(
    'conflict',
    'activity.used-meanwhile',
    `Rien n’a été changé : du temps a été enregistré entre-temps. ${refusals.join(' ')}`,
  );
}

const nothingFollows = async () => nothing;

/**
 * Before a file, or its undoing, changes days, those who are saving a week by the former ones are waited for, as the forms do; once it has,
 * what they saved is looked at: what was checked when the file was read may have changed since. Waited for once something was loaded, they
 * could wait for it in their turn. What is new is on no day yet.
 */
const holdDays =
  <T extends { readonly code: string }>({ list, isMoved, uses, refusals }: Dated<T>) =>
  async (tx: Tx, { actor }: Holder, named: readonly string[]) => {
    const known = new Set((await list(tx)).map(({ code }) => code));
    if (!named.some((code) => known.has(code))) return nothingFollows;
    await awaitHolders(tx, actor);
    const before = new Map((await list(tx)).map((one) => [one.code, one]));
    return async () => {
      const all = await list(tx);
      const moved = all.flatMap((now) => {
        const then = before.get(now.code);
        return then !== undefined && isMoved({ now, then }) ? [{ now, then }] : [];
      });
      if (moved.length === 0) return nothing;
      const used = await uses(tx);
      const refused = moved.flatMap((one) => refusals(one, all, used.get(one.now.code) ?? []));
      if (refused.length > 0) throw usedMeanwhile(refused);
      return nothing;
    };
  };

type Stretch = Pick<Project, 'fromDay' | 'toDay'>;
const hasMoved = ({ now, then }: Changed<Stretch>) => now.fromDay !== then.fromDay || now.toDay !== then.toDay;

export const heldKinds: Holding = {
  field: 'code',
  take: holdDays<KindRecord>({
    list: listKindRecords,
    isMoved: (changed) => hasMoved(changed) || changed.now.parent !== changed.then.parent,
    uses: listEveryKindUse,
    refusals: ({ now, then }, kinds, uses) => {
      const outside = refusalOfNewParent(now, then, kinds, uses);
      return [...Object.values(refusalsOfDays(now, then, uses)), ...(outside === null ? [] : [outside])];
    },
  }),
};

export const heldProjects: Holding = {
  field: 'code',
  take: holdDays<Project>({
    list: listProjectRecords,
    isMoved: hasMoved,
    uses: listEveryProjectUse,
    refusals: ({ now, then }, _projects, uses) => Object.values(refusalsOfNewDays(whatOf(now), now, then, uses)),
  }),
};

/**
 * Lines and weeks are touched once nobody else touches them: whoever saves a week takes it, then its lines, and an import the other way
 * round. Those who sign in may be saving one; of others, months alone may be locked meanwhile.
 */
export const heldLines: Holding = {
  field: 'person',
  take: async (tx, { actor }, named) => {
    await ((await anySignsIn(tx, named)) ? awaitHolders(tx, actor) : holdMonths(tx, actor));
    return nothingFollows;
  },
};
