import type { Database } from '../database/face.ts';
import { openDatabase } from '../database/open.ts';
import { testActor } from '../database/testing.ts';
import { gardenFormats, gardenSchema, largeFolder } from './import.samples.ts';
import { runImport } from './run-import.ts';

/**
 * A process to be killed, for tests: `node killed-import.ts FOLDER IMAGE STAGES` imports three files, prints `stopped` once it
 * has staged so many of them and goes no further, its transaction open; with more stages than files it prints `loaded`.
 */
const [folder = '', golden = '', stages = '0'] = process.argv.slice(2);
const database = await openDatabase({ kind: 'embedded', folder, golden }, [gardenSchema]);
let staged = 0;
const stopping: Database = {
  ...database,
  copyInto: async (...copied) => {
    const rows = await database.copyInto(...copied);
    staged += 1;
    if (staged < Number(stages)) return rows;
    process.stdout.write('stopped\n');
    return await new Promise<number>(() => {});
  },
};
await runImport(stopping, testActor(), largeFolder(), gardenFormats);
process.stdout.write('loaded\n');
await new Promise(() => {});
