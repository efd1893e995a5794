import { addTown, sampleSchema } from './database.samples.ts';
import { appendFacts } from './journal.store.ts';
import { openDatabase } from './open.ts';
import { testActor } from './testing.ts';

/**
 * A process to be killed, for tests: `node killed-writer.ts FOLDER IMAGE FIRST` writes two towns per transaction, numbered from
 * FIRST, and prints each number once the database has acknowledged it. It never ends by itself.
 */
const [folder = '', golden = '', first = '0'] = process.argv.slice(2);
const database = await openDatabase({ kind: 'embedded', folder, golden }, [sampleSchema]);
const actor = testActor();
process.stdout.write('open\n');
for (let number = Number(first); ; number += 1) {
  await database.transaction(actor, async (tx) => {
    await addTown(tx, 'alpha', `${number}-a`);
    await addTown(tx, 'alpha', `${number}-b`);
    await appendFacts(tx, actor, [{ name: 'sample.town-founded', subject: String(number), before: null, after: null }]);
  });
  process.stdout.write(`${number}\n`);
}
