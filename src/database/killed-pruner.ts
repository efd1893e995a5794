import { sql } from 'kysely';
import { day } from '../kernel/day.ts';
import { openDatabase } from './open.ts';
import { pruneJournal } from './prune-journal.ts';
import { testActor } from './testing.ts';

/** A process to be killed, for tests: `node killed-pruner.ts FOLDER` says that it begins to shorten the journal, and when it is done. */
const database = await openDatabase({ kind: 'embedded', folder: process.argv[2] ?? '' }, []);
const actor = testActor();
const { rows } = await database.read(actor, (tx) => sql<{ today: string }>`select current_date::text as today`.execute(tx));
process.stdout.write('begins\n');
await pruneJournal(database, actor, day(rows[0]?.today ?? ''));
process.stdout.write('done\n');
await database.close();
