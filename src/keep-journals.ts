import type { Database } from './database/face.ts';
import { pruneJournal, tendJournal } from './database/prune-journal.ts';
import type { Actor } from './kernel/actor.ts';
import type { Day } from './kernel/day.ts';
import { type OperatorCode, parseOperatorCode } from './kernel/identifier.ts';
import { isProblem } from './kernel/problem.ts';

type Keeping = {
  readonly database: Database;
  /** Operators that have accounts: the others have no journal. */
  readonly operators: () => Promise<readonly string[]>;
  readonly today: () => Day;
  /** Told in a sentence of what could not be done, and what to do. */
  readonly err: (text: string) => void;
  /** Told of a fault of ours. */
  readonly fault: (thrown: unknown) => void;
};

/** The retention of a journal is carried out by the house itself, under the words of whoever set it. */
function retentionActor(operator: OperatorCode): Actor {
  const name = 'conservation du journal';
  return { kind: 'system', id: 'journal.retention', name, operator, member: null, roles: [] };
}

async function pruneAll({ database, operators, today, err, fault }: Keeping): Promise<void> {
  for (const code of await operators()) {
    const operator = parseOperatorCode(code);
    if (operator === null) continue;
    try {
      await pruneJournal(database, retentionActor(operator), today());
    } catch (thrown) {
      // One operator's journal that cannot be shortened keeps no other from it.
      if (isProblem(thrown)) err(`${thrown.message}\n`);
      else fault(thrown);
    }
  }
  await tendJournal(database);
}

/**
 * Carries out the retention of every journal, once a day: whoever holds it calls it as often as they like, and the first call of
 * a day (that of the start among them) does the work. Calls that come while it is done wait for its end.
 */
export function journalKeeper(keeping: Keeping): () => Promise<void> {
  let done: Day | null = null;
  let running: Promise<void> = Promise.resolve();
  return () => {
    const today = keeping.today();
    if (today !== done) {
      done = today;
      running = running.then(() => pruneAll(keeping)).catch(keeping.fault);
    }
    return running;
  };
}

const hour = 3_600_000;

/** Keeps the journals of a site that runs: at once, then each day. The answer stops it, once what it does is done. */
export function keepJournals(keeping: Keeping): () => Promise<void> {
  const keep = journalKeeper(keeping);
  let last = keep();
  const timer = setInterval(() => {
    last = keep();
  }, hour);
  timer.unref();
  return () => {
    clearInterval(timer);
    return last;
  };
}
