import { z } from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { Day } from '../kernel/day.ts';
import { type Problem, problem } from '../kernel/problem.ts';
import { literal, type OwnerLine } from './engine.ts';
import type { Database } from './face.ts';
import { opened } from './opened.ts';
import { onOneConnection } from './postgresql.ts';
import { findRetention, planPruning } from './retention.store.ts';

const pruned = z.object({ lastNumber: z.int(), lastHash: z.string(), count: z.int(), upToDay: z.string(), years: z.int() });

/** What was removed from the beginning of a journal, as its new entry says. */
export type Pruned = z.infer<typeof pruned>;

function ownerNeeded(operator: string, today: Day): Problem {
  return problem(
    'unavailable',
    'journal.owner-needed',
    `Retirer des entrées du journal de « ${operator} » demande le compte propriétaire de la base : donnez son adresse dans DATABASE_OWNER_URL, ou demandez à l’administrateur de la base d’exécuter : select journal.prune(${literal(operator)}, date ${literal(today)});`,
    { operator },
  );
}

async function asOwner<T>(database: Database, actor: Actor, today: Day, work: (owner: OwnerLine) => Promise<T>): Promise<T> {
  const behind = opened.get(database);
  if (!behind) throw new Error('pruneJournal takes a database that openDatabase opened');
  if (behind.kind === 'embedded') return behind.engine.asOwner(work);
  if (behind.ownerUrl === null) throw ownerNeeded(actor.operator, today);
  return onOneConnection(behind.ownerUrl, work);
}

/**
 * Removes from the journal of the actor's operator what is older than its retention, and adds the fact that says so, in one
 * transaction. The application's role can do neither of the former: the owner does it. Null when nothing is that old, or when
 * the journal is kept for ever.
 * @throws Problem `journal.owner-needed` when there is something to remove and the owner's login is not known here
 */
export async function pruneJournal(database: Database, actor: Actor, today: Day): Promise<Pruned | null> {
  const plan = await database.read(actor, async (tx) => {
    const years = await findRetention(tx);
    return years === null ? null : planPruning(tx, years, today);
  });
  if (plan === null || plan.lastNumber === null) return null;
  const { operator, kind, id, name, address } = actor;
  return asOwner(database, actor, today, async (owner) => {
    const [row] = await owner.rows('select journal.prune($1::text, $2::date, $3::text, $4::text, $5::text, $6::text) as told', [
      operator,
      today,
      kind,
      id,
      name,
      address ?? null,
    ]);
    return pruned.nullable().parse(row?.['told']);
  });
}

/**
 * What a server does by itself, and the embedded engine never: gives back the room of what was removed, and counts what is
 * there, without which the searches of a long journal are planned as if it were short.
 */
export async function tendJournal(database: Database): Promise<void> {
  const behind = opened.get(database);
  if (behind?.kind === 'embedded') await behind.engine.asOwner((owner) => owner.run('vacuum (analyze) journal.entry'));
}
