import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Tx } from '../../../database/face.ts';
import { perform } from '../../../database/perform.ts';
import { record } from '../../../database/records.samples.ts';
import type { FileFormat } from '../../../import/format.ts';
import { filesOf } from '../../../import/import.samples.ts';
import { runImport } from '../../../import/run-import.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import { saveWeek } from '../week/save-week.ts';
import { weekTyped, workOf } from '../week/weeks.samples.ts';
import { formats, openActivityFiles, timeLines } from './activity-files.samples.ts';
import { timeLineFormat } from './time-lines.import.ts';

const monday = day('2020-03-09');
const thursday = (part: string) => [[workOf('suivi', { application: 'coriolis' }), '', '', '', part]] as const;

let files: Awaited<ReturnType<typeof openActivityFiles>>;
let keeper: Actor;
let agent: Actor;
beforeAll(async () => {
  files = await openActivityFiles();
});
beforeEach(async () => {
  keeper = await files.newcomer();
  agent = { ...keeper, id: `${keeper.id}-A1`, roles: ['agent'] };
  const tie = { person: 'A1', account: agent.id };
  await files.database.transaction(keeper, (tx) => record(tx, keeper, 'staff.person_account', [tie]));
  await perform(files.database, agent, saveWeek, weekTyped(monday, 0, thursday('1')));
});
afterAll(() => files.close());

const lines = timeLines('A1;12/03/2020;suivi;0,25;;INTERNE;coriolis;');
const kinds = { 'types-activite.csv': 'code;nom;type_parent;du;au\nsuivi;Suivi d’application;mco;;31/12/2030\n' };

/** Once somebody of this database waits for a lock: on it, or on a row of it. */
async function somebodyWaits(tx: Tx): Promise<void> {
  const here = sql`(select oid from pg_database where datname = current_database())`;
  const waiting = sql<{ count: number }>`
    select count(*)::int as count from pg_locks w where not granted and (database = ${here}
      or exists (select from pg_locks h where h.pid = w.pid and h.granted and h.database = ${here}))`;
  while (((await waiting.execute(tx)).rows[0]?.count ?? 0) === 0);
}

// The embedded database has one connection: a transaction there waits for the one before it.
it.skipIf(!process.env['BIEVRE_TEST_POSTGRES']).each([
  ['lines', lines],
  ['lines, with kinds whose days change', { ...lines, ...kinds }],
])(
  'a file of %s is loaded before whoever saves the same week, who is told, and neither is ended by the other',
  async (_what, texts) => {
    let reached = () => {};
    const loaded = new Promise<void>((resolve) => {
      reached = resolve;
    });
    // Between the lines and the weeks that follow them.
    const touched: FileFormat['touched'] = async (tx, touching) => {
      reached();
      await somebodyWaits(tx);
      await timeLineFormat.touched?.(tx, touching);
    };
    const stopping = formats.map((format) => (format === timeLineFormat ? { ...format, touched } : format));
    const importing = runImport(files.database, keeper, filesOf(texts), stopping);
    await loaded;
    const saving = expect(perform(files.database, agent, saveWeek, weekTyped(monday, 1, thursday('0,5')))).rejects.toMatchObject({
      code: 'activity.changed-meanwhile',
    });
    const [outcome] = await Promise.all([importing, saving]);
    expect(outcome.loaded).toBe(true);
    expect(await files.lines(keeper)).toEqual(['A1 2020-03-12 25 suivi coriolis internal']);
  },
);
