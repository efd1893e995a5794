import type { Database } from '../../../database/face.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { filesOf } from '../../../import/import.samples.ts';
import { importMigrations, importTables } from '../../../import/import.tables.ts';
import type { ImportOutcome } from '../../../import/outcome.ts';
import { runImport } from '../../../import/run-import.ts';
import type { Actor, Role } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/day.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../../staff/index.ts';
import { registration } from '../index.ts';

export const formats = [directory, catalogue, staff, registration].flatMap((capability) => capability.formats);

type Texts = Readonly<Record<string, string>>;

/** `on`: another face of the same database; `today`: seats that a file frees are given until the session begins. */
type Terms = { readonly on?: Database; readonly today?: Day };

/** A house where files of training can be loaded. */
export async function openTrainingFiles() {
  const opened: TestDatabase = await openTestDatabase({
    capabilities: [{ migrations: importMigrations, tables: importTables }, directory, catalogue, staff, registration],
  });
  let operators = 0;
  const load = (actor: Actor, texts: Texts, { on = opened.database, ...terms }: Terms = {}): Promise<ImportOutcome> =>
    runImport(on, actor, filesOf(texts), formats, terms);
  return {
    database: opened.database,
    close: opened.close,
    load,
    /** An administrator, with other roles if need be, of an operator of its own where these files are loaded. */
    newcomer: async (texts: Texts, ...roles: readonly Role[]): Promise<Actor> => {
      operators += 1;
      const actor = testActor(`formation-${operators}`, ['administrator', ...roles]);
      const { files } = await load(actor, texts);
      const rejected = files.flatMap((file) => file.rejected);
      if (rejected.length > 0) throw new Error(rejected.map(({ message }) => message).join('\n'));
      return actor;
    },
  };
}
