import type { Tx } from '../database/face.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Fact } from '../kernel/command.ts';
import type { Day } from '../kernel/day.ts';
import type { FileFormat } from './format.ts';
import type { RejectedRow } from './outcome.ts';
import type { ParsedFile } from './parsed-file.ts';
import { listNamed } from './touched.store.ts';

export type Holder = {
  readonly actor: Actor;
  /** Null: nobody said which day it is, and nothing that depends on it follows. */
  readonly today: Day | null;
  /** True while an import is taken back. */
  readonly undoing: boolean;
};

/** What follows from an import: what the journal keeps of it, and what its outcome says, of no line in particular. */
type Followed = { readonly facts: readonly Fact[]; readonly remarks: readonly RejectedRow[] };

/** Asked once everything is loaded, or taken back. */
type Following = () => Promise<Followed>;

/** What follows from all that was taken, and by which its remarks were made. */
export type FollowedAll = Pick<Followed, 'facts'> & {
  readonly remarks: readonly { readonly take: Holding['take']; readonly remark: RejectedRow }[];
};

/**
 * For records that are changed one at a time under a lock (the seats of a session): takes it on what the rows name in a field, before
 * anything is loaded or taken back. A Problem thrown by it, or by what it gives, takes the whole back.
 */
export type Holding = {
  readonly field: string;
  readonly take: (tx: Tx, holder: Holder, named: readonly string[]) => Promise<Following>;
};

type Named = { readonly holding: Holding; readonly values: readonly unknown[] };

/** Several files may name the same: it is taken once. */
async function takeAll(tx: Tx, holder: Holder, all: readonly Named[]): Promise<() => Promise<FollowedAll>> {
  const followings: { readonly take: Holding['take']; readonly following: Following }[] = [];
  for (const [take, parts] of Map.groupBy(all, ({ holding }) => holding.take)) {
    const named = new Set(parts.flatMap(({ values }) => values).filter((value) => typeof value === 'string'));
    if (named.size > 0) followings.push({ take, following: await take(tx, holder, [...named].sort()) });
  }
  return async () => {
    const done: FollowedAll[] = [];
    for (const { take, following } of followings) {
      const { facts, remarks } = await following();
      done.push({ facts, remarks: remarks.map((remark) => ({ take, remark })) });
    }
    return { facts: done.flatMap(({ facts }) => facts), remarks: done.flatMap(({ remarks }) => remarks) };
  };
}

/** Takes what the rows of an import name. */
export function holdForLoading(tx: Tx, holder: Holder, files: readonly ParsedFile[]): Promise<() => Promise<FollowedAll>> {
  const all = files.flatMap(({ format, rows }): Named[] => {
    const { held } = format;
    if (held === undefined) return [];
    const index = format.columns.findIndex(({ field }) => field === held.field);
    return [{ holding: held, values: rows.map(({ values }) => values[index]) }];
  });
  return takeAll(tx, holder, all);
}

/** Takes what the records named that an import touched, before it is taken back. */
export async function holdForUndoing(
  tx: Tx,
  holder: Holder,
  formats: readonly FileFormat[],
  { importId, tables }: { readonly importId: string; readonly tables: readonly string[] },
): Promise<() => Promise<FollowedAll>> {
  const all: Named[] = [];
  for (const { table, held } of formats)
    if (held !== undefined && tables.includes(table))
      all.push({ holding: held, values: await listNamed(tx, holder.actor, importId, { table, field: held.field }) });
  return takeAll(tx, holder, all);
}
